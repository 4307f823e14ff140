"""What a member's log should hold, reckoned without any database: what tests compare the real one with."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.workouts import GAP
from bot.services.workouts import KEPT


@dataclass
class Record:
    """A log: why it is off (None: it is not), since when, and which import and workout of the file it came with."""

    workout: int
    at: datetime
    reps: tuple[int, ...]
    off: tuple[str, int] | None = None
    since: datetime | None = None
    brought_by: int | None = None
    file_at: datetime | None = None


@dataclass
class Model:
    """What a member's log should hold, from what they did."""

    logs: dict[int, Record] = field(default_factory=dict)
    imports: dict[int, bool] = field(default_factory=dict)  # whether it counts; gone once it is dropped
    begun: dict[int, datetime] = field(default_factory=dict)

    def counts(self, one: Record) -> bool:
        return one.off is None and (one.brought_by is None or self.imports.get(one.brought_by, False))

    def counting(self, workout: int | None = None) -> dict[int, Record]:
        of_all = {key: one for key, one in self.logs.items() if self.counts(one)}
        return {key: one for key, one in of_all.items() if workout in (None, one.workout)}

    def log(self, key: int, at: datetime, reps: tuple[int, ...]) -> None:
        near = [(one.at, log_id, one.workout) for log_id, one in self.counting().items() if abs(one.at - at) <= GAP]
        self.logs[key] = Record(max(near)[2] if near else key, at, reps)

    def put_off(self, logs: dict[int, Record], why: str, by: int, now: datetime) -> None:
        for one in logs.values():
            one.off, one.since = (why, by), now

    def put_on(self, why: str, by: int | None, workout: int | None = None) -> bool:
        """Let count again what that did; whether there is something."""
        some = [one for one in self.logs.values() if one.off == (why, by) and workout in (None, one.workout)]
        for one in some:
            one.off = one.since = None
            if not self.imports.get(one.brought_by, False):
                one.brought_by = None
        return bool(some)

    def last_deletion(self, workout: int) -> int | None:
        some = [
            (one.since, one.off[1])
            for one in self.logs.values()
            if one.workout == workout and one.off and one.off[0] == "deleted"
        ]
        return max(some)[1] if some else None

    def drop(self, import_id: int) -> None:
        del self.imports[import_id]
        self.logs = {key: one for key, one in self.logs.items() if one.brought_by != import_id or one.off}
        for one in self.logs.values():
            one.brought_by = None if one.brought_by == import_id else one.brought_by

    def stage(self, key: int, files: list[datetime], ids: dict[datetime, int], now: datetime) -> None:
        for other in [one for one, counting in self.imports.items() if not counting]:
            self.drop(other)
        self.imports[key], self.begun[key] = False, now
        by_hand = {one.at for one in self.counting().values() if one.brought_by is None}
        for at in files:
            known = [one for one in self.logs.values() if one.file_at == at]
            if at in by_hand:
                continue
            for one in known:
                if one.off and one.off[0] in ("undone", "deleted"):
                    one.brought_by = key
            if not known:
                self.logs[ids[at]] = Record(ids[at], at, (100 + at.day,), brought_by=key, file_at=at)

    def purge(self, now: datetime) -> None:
        self.logs = {key: one for key, one in self.logs.items() if one.since is None or one.since >= now - KEPT}
        for key in [one for one, counting in self.imports.items() if not counting and self.begun[one] < now - KEPT]:
            self.drop(key)
