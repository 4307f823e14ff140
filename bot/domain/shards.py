"""How Discord divides its servers among the connections of one bot, and who takes which.

Discord's rule (its documentation, "Gateway: Sharding"): shard = (guild id >> 22) % number of shards; direct messages
come to shard 0.
"""

from dataclasses import dataclass

ALL = "all"
"""The name of the one process that takes all of Discord."""


@dataclass(frozen=True, slots=True)
class Shards:
    """Those of one process: some of `count`, in ascending order."""

    count: int
    ids: tuple[int, ...]

    @property
    def name(self) -> str:
        """What the process is called among others: the same one after each start, on whichever machine."""
        return f"{_in_short(self.ids)} of {self.count}"

    def has(self, guild_id: int) -> bool:
        """Whether Discord tells this process of the server."""
        return (guild_id >> 22) % self.count in self.ids


@dataclass(frozen=True, slots=True)
class Others:
    """The other processes that are alive: their names, and the shards of those that divide Discord alike."""

    names: tuple[str, ...] = ()
    shard_count: int = 1
    shard_ids: tuple[int, ...] = ()


NOBODY = Others()


def _in_short(ids: tuple[int, ...]) -> str:
    """`0-3,7`."""
    runs: list[list[int]] = []
    for snowflake in ids:
        if runs and runs[-1][-1] == snowflake - 1:
            runs[-1][1:] = [snowflake]
        else:
            runs.append([snowflake])
    return ",".join("-".join(map(str, run)) for run in runs)
