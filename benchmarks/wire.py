"""Where discord.py's HTTP ends in the measurements: at once, or at a small server on the loopback.

Both stand in the place of discord.py's aiohttp session, the lowest point of its own code: the callback's route,
its JSON, and the form with the files are made before; the first request that comes there answers the interaction.
"""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp
import discord
from aiohttp import web

MESSAGE = {
    "id": "9", "channel_id": "3", "content": "", "type": 0, "flags": 64, "timestamp": "2026-01-01T00:00:00+00:00",
    "author": {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "global_name": None},
    "edited_timestamp": None, "tts": False, "pinned": False, "mention_everyone": False, "mentions": [],
    "mention_roles": [], "attachments": [], "embeds": [], "components": [],
}  # fmt: skip
_ANSWER = json.dumps({"interaction": {"id": "1", "type": 2, "name": "a", "user": MESSAGE["author"]}, **MESSAGE})
"""To a callback, or to whatever makes or edits a message."""


class Response(Protocol):
    """What discord.py looks at in an answer."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Any: ...
    async def text(self, encoding: str | None = None) -> str: ...


@dataclass
class _Accepted:
    """Discord's answer."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})

    async def text(self, encoding: str | None = None) -> str:  # noqa: ARG002 (as aiohttp's)
        return _ANSWER


class Wire:
    """Instead of a session: tells when the interaction that is being measured was answered, and with what."""

    def __init__(self, session: aiohttp.ClientSession | None = None) -> None:
        """With a `session` requests go through it, and count when they are answered; else they end here."""
        self._session = session
        self.answered: asyncio.Future[object] = asyncio.get_running_loop().create_future()

    @asynccontextmanager
    async def request(self, method: str, url: str, *, data: object, **given: Any) -> AsyncIterator[Response]:
        if self._session is None:
            self._answer(data)
            yield _Accepted()
            return
        sent = body_text(data)  # aiohttp empties a form
        async with self._session.request(method, url, data=data, **given) as response:
            self._answer(sent)
            yield response

    def _answer(self, data: object) -> None:
        if not self.answered.done():
            self.answered.set_result(data)

    async def close(self) -> None:
        """The session belongs to `loopback`."""


def body_text(body: object) -> str:
    """The text of an answer's body, be it JSON or a form with files."""
    if isinstance(body, aiohttp.FormData):
        return " ".join(value for _, _, value in body._fields if isinstance(value, str))
    return str(body)


@asynccontextmanager
async def loopback() -> AsyncIterator[Wire]:
    """A wire to a server in a process of its own; discord.py's routes lead there meanwhile."""
    program = [sys.executable, "-m", "benchmarks.wire"]
    pipe = asyncio.subprocess.PIPE
    server = await asyncio.create_subprocess_exec(*program, stdin=pipe, stdout=pipe)
    assert server.stdin is not None
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    base, discord.http.Route.BASE = discord.http.Route.BASE, f"http://127.0.0.1:{port}"
    try:
        async with aiohttp.ClientSession() as session:
            yield Wire(session)
    finally:
        discord.http.Route.BASE = base
        server.stdin.close()
        await server.wait()


async def _serve() -> None:
    """Accept every callback until standard input ends; print the port first."""
    app = web.Application(client_max_size=2**26)
    app.router.add_post("/{path:.*}", _accept)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    print(listening.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


async def _accept(request: web.Request) -> web.Response:
    await request.read()
    # aiohttp would add a charset, and discord.py reads JSON only where the type is exactly this.
    return web.Response(body=_ANSWER.encode(), headers={"content-type": "application/json"})


if __name__ == "__main__":
    asyncio.run(_serve())
