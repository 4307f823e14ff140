"""The roll calls of servers' back days: who is in, and what became of them."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.errors import DomainError
from bot.domain.roll_calls import FEWEST_TOLD, RollCall, Turnout
from bot.services.processes import Processes
from bot.services.training import Training
from bot.storage import roll_calls
from bot.storage.engine import Database

GRACE = timedelta(minutes=1)
"""Between the last answer and the close: the clocks of two processes may differ."""

CLOSING_LEASE = timedelta(minutes=5)
"""After so long what did not succeed is tried again."""

GIVEN_UP = timedelta(days=1)
"""What could not be closed for so long is forgotten."""

CLOSED_AT_ONCE = 50

DOUBLE_TAP = timedelta(seconds=2)
"""Within which two taps of a member are one."""

Show = Callable[[RollCall, Sequence[int]], Awaitable[bool]]
"""Writes the post anew with those who are in; False for a fault that may pass."""

SumUp = Callable[[RollCall, Turnout], Awaitable[bool]]
"""Turns the post into what became of it; False for a fault that may pass."""

log = logging.getLogger(__name__)


class RollCalls:
    """Each member answers for themselves alone."""

    def __init__(
        self,
        database: Database,
        training: Training,
        show: Show,
        sum_up: SumUp,
        clock: Callable[[], datetime],
        processes: Processes,
    ) -> None:
        self._database = database
        self._training = training
        self._show = show
        self._sum_up = sum_up
        self._clock = clock
        self._processes = processes

    async def turn_round(self, member_id: int, call: RollCall) -> tuple[int, ...]:
        """Put the member on the roll; who has been on it for a moment is taken off. Returns who is in now.

        Raises `DomainError` once it is over.
        """
        now = self._open(call)
        return await self._database.write(
            roll_calls.turn_round, call, member_id, now, call.closes + GRACE, DOUBLE_TAP
        )

    async def leave(self, member_id: int, call: RollCall) -> tuple[int, ...]:
        """Take the member off the roll; who is in now. Raises `DomainError` once it is over."""
        self._open(call)
        return await self._database.write(roll_calls.take_out, call, member_id)

    def _open(self, call: RollCall) -> datetime:
        now = self._clock()
        if now >= call.closes:
            raise DomainError("roll-call-over")
        return now

    async def present(self, call: RollCall) -> tuple[int, ...]:
        """The ids of the members who are in, the first to say so first."""
        return await self._database.read(roll_calls.present, call.message_id)

    async def look_after(self) -> None:
        """Sum up what is over, and forget who was in; write anew what still names somebody who is gone.

        Twice does no harm: the post is only written once more.
        """
        now = self._clock()
        until = now + CLOSING_LEASE
        name = self._processes.name
        while calls := await self._database.write(roll_calls.take_due, now, until, CLOSED_AT_ONCE, name):
            for call in calls:
                over = now >= call.closes
                done = await self._written(call, over=over)
                if over and (done or now - call.closes > GIVEN_UP):
                    await self._database.write(roll_calls.remove, call.message_id)
                elif done:
                    await self._database.write(roll_calls.put_off, call.message_id, until, call.closes + GRACE)

    async def _written(self, call: RollCall, *, over: bool) -> bool:
        try:
            if over:
                return await self._sum_up(call, await self._turnout(call))
            present = await self.present(call)
            # Who answered meanwhile may have been overwritten: once more, then.
            return await self._show(call, present) and await self.present(call) == present
        except Exception:
            # One that fails in a new way must not keep the others waiting.
            log.exception("roll call %s: not written", call.message_id)
            return False

    async def _turnout(self, call: RollCall) -> Turnout:
        present = await self._database.read(roll_calls.present, call.message_id)
        if not call.summed:
            return Turnout(len(present))
        sets = [await self._training.sets(member_id, call.begins, call.closes) for member_id in present]
        trained = sum(map(bool, sets))
        return Turnout(len(present), trained, sum(sets) if trained >= FEWEST_TOLD else 0)
