"""Whose turn it is: a member's acts, a few at once, so that one member's burst makes nobody else wait."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.errors import DomainError

ACTS_AT_ONCE = 3
"""Acts of one member that are worked on at once. Two taps on one button must meet to be known as one."""

MOST_WAITING = 100
"""Acts of one member that wait beside those: no thumb is as quick."""

TURN_PATIENCE_S = 15
"""Seconds that an act waits for its turn."""


@dataclass(slots=True)
class _Member:
    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(ACTS_AT_ONCE))
    acts: int = 0


class Turns:
    """In the order in which they came."""

    def __init__(self) -> None:
        self._members: dict[int, _Member] = {}

    async def take(self, member_id: int) -> None:
        """Wait until it is this act's turn; `end` it then. Raises `DomainError` where that takes too long."""
        member = self._members.setdefault(member_id, _Member())
        if member.acts >= ACTS_AT_ONCE + MOST_WAITING:
            raise DomainError("too-many-at-once")
        member.acts += 1
        try:
            async with asyncio.timeout(TURN_PATIENCE_S):
                await member.free.acquire()
        except BaseException as error:
            self._forget(member_id, member)
            if isinstance(error, TimeoutError):
                raise DomainError("too-many-at-once") from None
            raise

    def end(self, member_id: int) -> None:
        member = self._members[member_id]
        member.free.release()
        self._forget(member_id, member)

    def busy(self, member_id: int) -> bool:
        """Whether an act of the member would have to wait."""
        return member_id in self._members and self._members[member_id].free.locked()

    def _forget(self, member_id: int, member: _Member) -> None:
        member.acts -= 1
        if not member.acts:
            self._members.pop(member_id, None)
