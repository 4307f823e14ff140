"""Hearing of what other processes changed: PostgreSQL's LISTEN, proved again and again to get through."""

import asyncio
import logging
from contextlib import suppress
from typing import Any
from uuid import uuid4

from asyncpg import InterfaceError, PostgresError
from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.changes import CHANNEL, Changes, read_change
from bot.storage.postgresql import Postgresql

PROVED_EVERY_S = 10.0
"""Seconds between two proofs that what is told arrives: for so long at the most an end without a word is not seen."""

HEARD_WITHIN_S = 5.0
AGAIN_S = 2.0
"""Seconds before the next attempt to listen."""

_PROOF = "proof"
_TELL = select(func.pg_notify(CHANNEL, bindparam("what")))

log = logging.getLogger(__name__)


class Listener:
    """Keeps `Changes` true while other processes write; and empty, as soon as it cannot."""

    def __init__(self, server: Postgresql, changes: Changes) -> None:
        self._server = server
        self._changes = changes
        self._proof = ""
        self._proved = asyncio.Event()
        self._lost = asyncio.Event()
        self._warned = False

    async def run(self) -> None:
        """Listen until it is cancelled."""
        while True:
            try:
                await self._listen()
            except (OSError, TimeoutError, PostgresError, InterfaceError, SQLAlchemyError) as error:
                if not self._warned:
                    log.warning("others' changes are not heard (%s): nothing is kept", type(error).__name__)
                self._warned = True
            finally:
                self._changes.hear(well=False)
            await asyncio.sleep(AGAIN_S)

    async def _listen(self) -> None:
        self._lost.clear()
        async with self._server.apart() as connection:
            connection.add_termination_listener(lambda _: self._lost.set())
            await connection.add_listener(CHANNEL, self._on_notice)
            while not self._lost.is_set():
                await self._prove()
                self._changes.hear(well=True)
                self._warned = False
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._lost.wait(), PROVED_EVERY_S)
        raise ConnectionError

    async def _prove(self) -> None:
        """By a connection of its own, as other processes tell. Raises `TimeoutError` where it does not get through.

        A pool between the bot and the server may hand on LISTEN to a connection that is another's in a moment.
        """
        self._proof = uuid4().hex
        self._proved.clear()
        async with asyncio.timeout(HEARD_WITHIN_S):
            await self._server.read(self._tell)
            await self._proved.wait()

    def _tell(self, connection: Connection) -> None:
        connection.execute(_TELL, {"what": f"{_PROOF}:{self._proof}"})

    def _on_notice(self, _connection: Any, _pid: int, _channel: str, what: str) -> None:
        if what == f"{_PROOF}:{self._proof}":
            self._proved.set()
        elif not what.startswith(f"{_PROOF}:"):
            try:
                self._changes.forget([read_change(what)])
            except ValueError:
                log.warning("a change that is not known was told: nothing of before is kept")
                self._changes.hear(well=False)
                self._changes.hear(well=True)
