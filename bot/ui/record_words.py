"""A record in words: what it is of, and by how much."""

from decimal import Decimal

from bot.content.texts import Texts
from bot.domain.records import Record, RecordKind
from bot.domain.strength import on_grid
from bot.domain.workouts import Unit, in_unit
from bot.ui.amounts import number, time_number


def record_in_words(texts: Texts, record: Record, unit: Unit, *, named: bool = True) -> str:
    """`8 @ 82.5 kg`, `estimated max 104 kg`, `9 reps`, `38 s`: in the member's own unit.

    named: whether an estimate says that it is one; not where its kind stands beside it.
    """
    done = record.by.set
    amount = amount_of_record(texts, record, unit, record.amount)
    facts: dict[str, str | int] = {"amount": amount, "reps": done.reps or 0, "metres": ""}
    key = record.kind.value
    if record.kind is RecordKind.REPS and done.weight is not None and done.weight.value:
        key, facts["weight"] = "reps-at", weight_of_record(texts, done.weight.kg, unit)
    if record.kind is RecordKind.CARRY:
        facts["metres"] = texts("amount-metres", amount=str(done.metres or 0))
    if record.kind is RecordKind.MAX and not named:
        key = "max-alone"
    return texts(f"record-{key}", **facts)


def record_in_public(texts: Texts, record: Record) -> str:
    """The same for everybody to see, in the unit in which it was said: short enough for a picture."""
    unit = record.by.set.weight.unit if record.by.set.weight else Unit.KG
    return record_in_words(texts, record, record.unit if record.kind is RecordKind.MAX else unit)


def amount_of_record(texts: Texts, record: Record, unit: Unit, amount: Decimal) -> str:
    """An amount of the record's kind: what it reached, or the gain."""
    match record.kind:
        case RecordKind.MAX:
            return texts(f"amount-{record.unit.value}", amount=number(amount))
        case RecordKind.REPS:
            return texts("amount-reps", amount=number(amount))
        case RecordKind.HOLD:
            return texts("amount-minutes" if amount >= 60 else "amount-seconds", amount=time_number(amount))
        case RecordKind.DISTANCE:
            return texts("amount-metres", amount=number(amount))
        case RecordKind.VOLUME:
            return texts(f"amount-{unit.value}", amount=f"{_in(amount, unit):,.0f}")
    return weight_of_record(texts, amount, unit)


def weight_of_record(texts: Texts, kg: Decimal, unit: Unit) -> str:
    """A weight, as it was said where that was in the unit: `61.25 kg`."""
    return texts(f"amount-{unit.value}", amount=number(_in(kg, unit)))


def _in(kg: Decimal, unit: Unit) -> Decimal:
    """A weight in a unit: as it was said where that was in it, 61.25 kg too, else to half a kilogram or a pound."""
    amount = in_unit(kg, unit)
    rounded = amount.quantize(_THOUSANDTH)
    return rounded if abs(amount - rounded) < _NOTHING else on_grid(kg, unit)


_THOUSANDTH, _NOTHING = Decimal("0.001"), Decimal("1e-9")
