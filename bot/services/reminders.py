"""A member's own reminders."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, Unclear
from bot.domain.exercises import Region
from bot.domain.posts import Destination
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import BackDay, Nudge, Untrained, WeekInShort
from bot.domain.reminder_states import Pause, Snooze, State, WhenDone
from bot.domain.reminders import MOST_PER_MEMBER, Reminder, new_reminder
from bot.domain.schedules import Daily, Once, Rule, Schedule, Weekly
from bot.domain.when import parse_clock, parse_until, parse_when
from bot.services.typed_schedules import TypedSchedules
from bot.storage import guild_reminders, reminders
from bot.storage.engine import Database
from bot.storage.reminders import Change


class Reminders:
    """Setting, listing, putting off and removing; posting is `delivery`'s."""

    def __init__(self, database: Database, schedules: TypedSchedules, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._schedules = schedules
        self._clock = clock

    async def add(
        self, to: Destination, when: str, zone: str | None, when_done: WhenDone = WhenDone.PRAISE,
        nudge: Nudge = Nudge.NONE, *, key: int | None = None, guess: str | None = None,
    ) -> Reminder:  # fmt: skip
        """A reminder for the member, at `when` in `zone` (or in the zone that they said before).

        key: the interaction that asks for it; the same one sets it once.
        Raises `DomainError` for a time or zone that is not understood, or for one reminder too many.
        """
        schedule = await self._schedules.read(to.member_id, when, zone, guess)
        return await self._add(new_reminder(to, schedule, self._clock(), BackDay(nudge.after), when_done), zone, key)

    async def watch(
        self, to: Destination, region: Region, days: int, time: str, zone: str | None, *,
        key: int | None = None, guess: str | None = None,
    ) -> Reminder:  # fmt: skip
        """Look every day at the local `time` whether the region was left alone for `days` days.

        Raises `DomainError` as `add` does.
        """
        at, found = parse_clock(time), await self._schedules.zone(to.member_id, zone, time, guess)
        today = self._clock().astimezone(ZoneInfo(found)).date()
        schedule = Schedule(Daily(1, at, today), found)
        return await self._add(new_reminder(to, schedule, self._clock(), Untrained(region, days)), zone, key)

    async def sum_up(
        self,
        to: Destination,
        day: int,
        time: str,
        zone: str | None,
        *,
        key: int | None = None,
        guess: str | None = None,
    ) -> Reminder:
        """Tell the week in short on every `day` (0 = Monday), at the local `time`. Raises as `add`."""
        rule: Rule = Weekly(frozenset({day}), parse_clock(time))
        schedule = Schedule(rule, await self._schedules.zone(to.member_id, zone, time, guess))
        return await self._add(new_reminder(to, schedule, self._clock(), WeekInShort()), zone, key)

    async def read(self, member_id: int, when: str, zone: str | None) -> Schedule | None:
        """What `when` would mean, while it is typed; None for what is not read. Raises `Unclear` for two meanings."""
        try:
            return await self._schedules.read(member_id, when, zone)
        except DomainError as refusal:
            if isinstance(refusal, Unclear) and not refusal.key.startswith("zone"):
                raise
            return None

    async def of_member(self, member_id: int) -> tuple[Reminder, ...]:
        return await self._database.read(reminders.of_member, member_id)

    async def own(self, member_id: int, reminder_id: int) -> Reminder:
        """One of the member's own. Raises `DomainError` where there is none (any more)."""
        return _there(await self._database.read(reminders.own, reminder_id, member_id))

    async def remove(self, member_id: int, reminder_id: int) -> None:
        """Remove the member's own reminder. Raises `DomainError` where there is none (any more)."""
        if not await self._database.write(reminders.remove, reminder_id, member_id):
            raise DomainError("reminder-not-there")

    def upcoming(self, reminder: Reminder, count: int = 3) -> tuple[datetime, ...]:
        """The reminder's next moments, in UTC, as things stand."""
        return reminder.upcoming(self._clock(), count)

    async def calendar(self, member_id: int, summary: str) -> bytes:
        """The member's back days as a calendar file. Raises `DomainError` where none comes."""
        # Here, because only those wait 45 ms for the library who want a calendar.
        from bot.services.calendar import as_calendar  # noqa: PLC0415

        own = await self._database.read(reminders.of_member, member_id)
        days = [reminder for reminder in own if isinstance(reminder.about, BackDay)]
        if all(map(self._over, days)):
            raise DomainError("calendar-empty")
        return as_calendar(days, summary, self._clock())

    # ------------------------------------------------------------------ putting off

    async def pause(self, member_id: int, reminder_id: int | None, until: str) -> tuple[Reminder, ...]:
        """Silence the member's own, one or all, until a moment or without end. Raises as `resume` does."""
        own = await self._some(member_id, reminder_id)
        now = self._clock()
        end = parse_until(until, now, own[0].schedule.zone) if until.strip() else None
        return await self._change_all(member_id, own, lambda reminder: reminder.paused(Pause.OWNER, end, now))

    async def resume(self, member_id: int, reminder_id: int | None) -> tuple[Reminder, ...]:
        """Wake one of the member's own, or all of them. Raises `DomainError` where there is none."""
        own = await self._some(member_id, reminder_id)
        now = self._clock()
        return await self._change_all(member_id, own, lambda reminder: reminder.resumed(now))

    async def skip(self, member_id: int, reminder_id: int | None) -> tuple[Reminder, datetime]:
        """Leave out what comes next; the reminder and what was left out. Raises `DomainError` where nothing comes."""
        some = [reminder for reminder in await self._some(member_id, reminder_id) if reminder.next_at is not None]
        own = sorted(some, key=lambda reminder: isinstance(reminder.about, Untrained))  # a look is no reminder yet
        if not own or own[0].next_at is None:
            raise DomainError("reminder-nothing-next")
        now = self._clock()
        return await self._change(member_id, own[0].id, lambda reminder: reminder.skipped(now)), own[0].next_at

    async def skip_shown(self, member_id: int, reminder_id: int, moment: datetime) -> Reminder:
        """Leave out what comes next, if that is still at `moment`. Raises `DomainError` for another's."""
        now = self._clock()

        def skipped(reminder: Reminder) -> Reminder:
            shown = reminder.next_at is not None and int(reminder.next_at.timestamp()) == int(moment.timestamp())
            return reminder.skipped(now) if shown else reminder

        return await self._change(member_id, reminder_id, skipped)

    async def snooze(
        self, member_id: int, reminder_id: int, choice: Snooze, of: datetime
    ) -> tuple[Reminder, datetime | None]:
        """Post the occurrence `of` once more, later; the reminder and when, None where it has come again since."""
        now = self._clock()
        changed = await self._change_posted(member_id, reminder_id, lambda due: due.snoozed(choice, of, now))
        return changed, changed.put_off_to(now)

    async def drop(self, member_id: int, reminder_id: int, of: datetime) -> Reminder:
        """Let the occurrence `of` be. Raises `DomainError` where the reminder is not the member's."""
        now = self._clock()
        return await self._change_posted(member_id, reminder_id, lambda reminder: reminder.dropped(of, now))

    async def reschedule(self, member_id: int, reminder_id: int, when: str) -> Reminder:
        """Other days or another time, in the same zone. Raises `DomainError` as `add` does."""
        now, own = self._clock(), await self.own(member_id, reminder_id)
        schedule = parse_when(when, now, own.schedule.zone)
        return await self._change(member_id, reminder_id, lambda reminder: reminder.rescheduled(schedule, now))

    async def move(self, member_id: int, zone: str) -> tuple[int, int]:
        """Bring all the member's own into another zone: the same local times there, from now on.

        Returns how many came along, and how many are for one moment, which stays the same.
        """
        now = self._clock()
        own = await self._database.read(reminders.of_member, member_id)
        elsewhere = [reminder for reminder in own if reminder.schedule.zone != zone]
        moved = await self._change_all(member_id, elsewhere, lambda reminder: reminder.moved(zone, now))
        stayed = sum(isinstance(reminder.schedule.rule, Once) for reminder in moved)
        return len(moved) - stayed, stayed

    async def set_quiet(self, member_id: int, start: str, end: str) -> Quiet | None:
        """Keep hours in which the member hears nothing; none where neither is told. Raises `DomainError`."""
        quiet = Quiet(parse_clock(start), parse_clock(end)) if start.strip() or end.strip() else None
        if quiet and quiet.start == quiet.end:
            raise DomainError("quiet-all-day")
        await self._database.write(reminders.set_quiet, member_id, quiet, self._clock())
        return quiet

    async def _add(self, draft: Reminder, zone: str | None, key: int | None) -> Reminder:
        member_id, now = draft.to.member_id, self._clock()
        if key is not None and (there := await self._database.read(reminders.added, member_id, key)):
            return there
        own = await self._database.read(reminders.of_member, member_id)
        if len([reminder for reminder in own if not self._over(reminder)]) >= MOST_PER_MEMBER:
            raise DomainError("reminder-too-many", most=MOST_PER_MEMBER)
        await self._schedules.keep_zone(member_id, zone, draft.schedule)
        quiet = await self._database.read(reminders.quiet, member_id)
        return await self._database.write(reminders.add, replace(draft, quiet=quiet).replanned(now), key)

    def _over(self, reminder: Reminder) -> bool:
        """Whether it will never come again by itself."""
        return reminder.state(self._clock()) is State.OVER

    async def _some(self, member_id: int, reminder_id: int | None) -> tuple[Reminder, ...]:
        if reminder_id is not None:
            return (await self.own(member_id, reminder_id),)
        own = await self._database.read(reminders.of_member, member_id)
        _there(own[0] if own else None)
        return own

    async def _change(self, member_id: int, reminder_id: int, change: Change) -> Reminder:
        return _there(await self._database.write(reminders.change, reminder_id, member_id, change))

    async def _change_posted(self, member_id: int, reminder_id: int, change: Change) -> Reminder:
        """As `_change`, for taps that others can see: who is no owner learns that it is somebody else's."""
        changed = await self._database.write(reminders.change, reminder_id, member_id, change)
        if changed is None and await self._database.read(guild_reminders.exists, reminder_id):
            raise DomainError("reminder-not-yours")
        return _there(changed)

    async def _change_all(self, member_id: int, some: Sequence[Reminder], change: Change) -> tuple[Reminder, ...]:
        return tuple([await self._change(member_id, reminder.id, change) for reminder in some])


def _there(found: Reminder | None) -> Reminder:
    if found is None:
        raise DomainError("reminder-not-there")
    return found
