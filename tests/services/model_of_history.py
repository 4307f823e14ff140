"""What a member's log should hold, reckoned without any database: what tests compare the real one with."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.workouts import WORKOUT_GAP
from bot.services.purge import DELETED_KEPT_FOR


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

    def counts(self, each_log: Record) -> bool:
        return each_log.off is None and (each_log.brought_by is None or self.imports.get(each_log.brought_by, False))

    def counting(self, workout: int | None = None) -> dict[int, Record]:
        of_all = {key: each_log for key, each_log in self.logs.items() if self.counts(each_log)}
        return {key: each_log for key, each_log in of_all.items() if workout in (None, each_log.workout)}

    def log(self, key: int, at: datetime, reps: tuple[int, ...]) -> None:
        near = [
            (each_log.at, log_id, each_log.workout)
            for log_id, each_log in self.counting().items()
            if abs(each_log.at - at) <= WORKOUT_GAP
        ]
        self.logs[key] = Record(max(near)[2] if near else key, at, reps)

    def put_off(self, logs: dict[int, Record], why: str, by: int, now: datetime) -> None:
        for each_log in logs.values():
            each_log.off, each_log.since = (why, by), now

    def put_on(self, why: str, by: int | None, workout: int | None = None) -> bool:
        """Let count again what that did; whether there is something."""
        some = [
            each_log
            for each_log in self.logs.values()
            if each_log.off == (why, by) and workout in (None, each_log.workout)
        ]
        for each_log in some:
            each_log.off = each_log.since = None
            if not self.imports.get(each_log.brought_by, False):
                each_log.brought_by = None
        return bool(some)

    def last_deletion(self, workout: int) -> int | None:
        some = [
            (each_log.since, each_log.off[1])
            for each_log in self.logs.values()
            if each_log.workout == workout and each_log.off and each_log.off[0] == "deleted"
        ]
        return max(some)[1] if some else None

    def drop(self, import_id: int) -> None:
        del self.imports[import_id]
        self.logs = {
            key: each_log for key, each_log in self.logs.items() if each_log.brought_by != import_id or each_log.off
        }
        for each_log in self.logs.values():
            each_log.brought_by = None if each_log.brought_by == import_id else each_log.brought_by

    def stage(self, key: int, files: list[datetime], ids: dict[datetime, int], now: datetime) -> None:
        for other in [each_log for each_log, counting in self.imports.items() if not counting]:
            self.drop(other)
        self.imports[key], self.begun[key] = False, now
        by_hand = {each_log.at for each_log in self.counting().values() if each_log.brought_by is None}
        for at in files:
            known = [each_log for each_log in self.logs.values() if each_log.file_at == at]
            if at in by_hand:
                continue
            for each_log in known:
                if each_log.off and each_log.off[0] in ("undone", "deleted"):
                    each_log.brought_by = key
            if not known:
                self.logs[ids[at]] = Record(ids[at], at, (100 + at.day,), brought_by=key, file_at=at)

    def purge(self, now: datetime) -> None:
        self.logs = {
            key: each_log
            for key, each_log in self.logs.items()
            if each_log.since is None or each_log.since >= now - DELETED_KEPT_FOR
        }
        for key in [
            each_log
            for each_log, counting in self.imports.items()
            if not counting and self.begun[each_log] < now - DELETED_KEPT_FOR
        ]:
            self.drop(key)
