"""What should not have happened, as the log tells it: where, never what a member typed.

The text of an exception may hold anything: a value that could not be read, a row. So the log names its type and the
lines that led there. The same fault is told in full once, and counted from then on.
"""

import logging
import secrets
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_KINDS = 1_000


@dataclass(slots=True)
class _Fault:
    number: str
    count: int = 0


class Faults:
    """Each kind of fault has one number, under which it stands in the log."""

    def __init__(self) -> None:
        self._known: dict[str, _Fault] = {}

    def report(self, log: logging.Logger, error: BaseException, where: str) -> str:
        """Log it in full the first time, then after every doubling; its number."""
        if len(self._known) > _MOST_KINDS:
            self._known.clear()
        fault = self._known.setdefault(kind(error), _Fault(secrets.token_hex(4)))
        fault.count += 1
        if fault.count == 1:
            log.error("fault %s in %s: %s", fault.number, where, "".join(redacted_traceback(error)))
        elif fault.count & (fault.count - 1) == 0:
            log.error("fault %s in %s: %s times by now", fault.number, where, fault.count)
        return fault.number


def kind(error: BaseException) -> str:
    """What makes two faults the same: their type, and the line that raised."""
    frames = traceback.extract_tb(error.__traceback__)
    line = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__qualname__} {line}"


def redacted_traceback(error: BaseException) -> Iterator[str]:
    """The traceback of an error and of what caused it, without their texts."""
    seen: set[int] = set()
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    for link in reversed(chain):
        yield "\nTraceback (most recent call last):\n"
        yield from traceback.format_tb(link.__traceback__)
        yield f"{type(link).__module__}.{type(link).__qualname__}"
