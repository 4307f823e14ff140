"""What a custom id or a select says. Discord passes on whatever a client sends, so that anything may stand there."""

import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from bot.domain.errors import DomainError

T = TypeVar("T")

_LARGEST = 2**63 - 1
_EARLIEST = int(datetime(2015, 1, 1, tzinfo=UTC).timestamp())  # before Discord
_LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp())


def read_fact(value: str, kind: type[T]) -> T:
    """A fact as a button carries it: text, a number from 0, a moment in Unix seconds, or one of a few words.

    Raises `DomainError` for what no button of ours carries.
    """
    if not (value.isascii() and value.isprintable()):
        raise DomainError("tap-unknown")
    if kind is str:
        return kind(value)  # type: ignore[call-arg]
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise DomainError("tap-unknown")
        return value  # type: ignore[return-value]
    try:
        if issubclass(kind, Enum):
            return kind(value)
        number = int(value)
    except ValueError:
        raise DomainError("tap-unknown") from None
    if str(number) != value or not 0 <= number <= _LARGEST:
        raise DomainError("tap-unknown")
    if kind is int:
        return number  # type: ignore[return-value]
    if not _EARLIEST <= number < _LATEST:
        raise DomainError("tap-unknown")
    return datetime.fromtimestamp(number, UTC)  # type: ignore[return-value]


def facts_of(handler: Callable[..., Any]) -> Callable[[Sequence[str]], list[Any]]:
    """What reads the facts of a custom id as the handler's parameters, behind the first, say.

    It raises `DomainError` for too many or too few, and for what a parameter's type does not allow.
    """
    signature, hints = inspect.signature(handler), get_type_hints(handler)
    parameters = list(signature.parameters.values())[1:]
    rest = (
        hints[parameters[-1].name] if parameters and parameters[-1].kind is inspect.Parameter.VAR_POSITIONAL else None
    )
    named = [hints[parameter.name] for parameter in (parameters[:-1] if rest else parameters)]
    needed = sum(
        parameter.default is inspect.Parameter.empty for parameter in (parameters[:-1] if rest else parameters)
    )

    def read(facts: Sequence[str]) -> list[Any]:
        if len(facts) < needed or (rest is None and len(facts) > len(named)):
            raise DomainError("tap-unknown")
        kinds = [*named, *([rest] * max(len(facts) - len(named), 0))]
        return [read_fact(fact, kind) for fact, kind in zip(facts, kinds, strict=False)]

    return read
