"""How the member's back is, for that member alone: what they said, and what today's workout keeps to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.care import Care, Feeling, Now, Readiness, answer
from bot.services.members import Members
from bot.storage import care
from bot.storage.engine import Database


class CareService:
    """Every answer is of the member's local day, and said twice it is the same."""

    def __init__(self, database: Database, members: Members, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._members = members
        self._clock = clock

    async def today(self, member_id: int) -> date:
        """The member's local date; that of UTC where their zone is not known."""
        preferences = await self._members.preferences(member_id)
        return self._clock().astimezone(ZoneInfo(preferences.zone or "UTC")).date()

    async def care(self, member_id: int) -> tuple[Care, date]:
        """What is known, and the member's local date."""
        return await self._database.read(care.care, member_id), await self.today(member_id)

    async def feels(self, member_id: int, feeling: Feeling) -> tuple[Care, date]:
        """From today on the member feels so."""
        today = await self.today(member_id)
        await self._database.write(care.begin, member_id, feeling, today)
        return await self._database.read(care.care, member_id), today

    async def is_now(self, member_id: int, now: Now) -> tuple[Care, date]:
        """How what is going on is now; nothing changes where nothing is."""
        known, today = await self.care(member_id)
        going = tuple(
            answer(spell, now, today) for spell in known.spells if spell.open(today) and spell.feeling.lasts
        )
        await self._database.write(care.answer, member_id, going)
        return await self._database.read(care.care, member_id), today

    async def take_back(self, member_id: int) -> tuple[Care, date]:
        """What was said today was not so; what began earlier is gone."""
        known, today = await self.care(member_id)
        for spell in known.spells:
            if spell.open(today) and spell.began == today:
                await self._database.write(care.withdraw, member_id, spell)
        return await self.is_now(member_id, Now.GONE)

    async def readiness(self, member_id: int, *, any_yes: bool) -> tuple[Care, date]:
        """Whether one of the readiness questions was answered with yes."""
        today = await self.today(member_id)
        await self._database.write(care.set_readiness, member_id, Readiness(any_yes, today))
        return await self._database.read(care.care, member_id), today

    async def doctor_agrees(self, member_id: int) -> tuple[Care, date]:
        """The member's doctor agrees to their training."""
        known, today = await self.care(member_id)
        if known.readiness is not None:
            await self._database.write(care.set_readiness, member_id, replace(known.readiness, cleared=today))
        return await self._database.read(care.care, member_id), today
