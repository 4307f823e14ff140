"""How members' backs are: what was answered on which day, and the readiness questions' yes or no."""

from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.domain.care import Care, Feeling, Readiness, Spell
from bot.storage.care_tables import care_spells, readiness
from bot.storage.inserts import insert_once, upsert

MOST = 20
"""Spells that are looked back at: long enough for what they excuse in a streak's last days."""

_OF_MEMBER = care_spells.c.member_id == bindparam("member")
_THIS = _OF_MEMBER & (care_spells.c.feeling == bindparam("of")) & (care_spells.c.began == bindparam("since"))
_SPELLS = select(care_spells).where(_OF_MEMBER).order_by(care_spells.c.began.desc()).limit(MOST)
_BEGIN = insert_once(care_spells)
_ANSWER = (
    update(care_spells)
    .where(_THIS)
    .values(answered=bindparam("on"), worse=bindparam("is_worse"), gone=bindparam("over"))
)
_WITHDRAW = delete(care_spells).where(_THIS)
_READINESS = select(readiness).where(readiness.c.member_id == bindparam("member"))
_SET_READINESS = upsert(readiness, "any_yes", "answered_on", "doctor_agreed_on")


def care(connection: Connection, member_id: int) -> Care:
    """What is known of the member's back; nothing of one who never said."""
    rows = connection.execute(_SPELLS, {"member": member_id}).mappings().all()
    spells = tuple(
        Spell(
            Feeling(row["feeling"]),
            row["began"],
            row["answered"],
            row["worse"],
            row["gone"],
        )
        for row in reversed(rows)
    )
    row = connection.execute(_READINESS, {"member": member_id}).mappings().first()
    each_readiness = Readiness(row["any_yes"], row["answered_on"], row["doctor_agreed_on"]) if row else None
    return Care(spells, each_readiness)


def begin(connection: Connection, member_id: int, feeling: Feeling, today: date) -> None:
    """From today on the member feels so, unless they do already; what went today is back."""
    for spell in reversed(care(connection, member_id).spells):
        if spell.feeling is feeling and (spell.open(today) or spell.gone == today):
            _write(connection, member_id, Spell(feeling, spell.began, today))
            return
    row = {"member_id": member_id, "feeling": feeling.value, "began": today, "answered": today, "worse": False}
    connection.execute(_BEGIN, row)


def answer(connection: Connection, member_id: int, spells: tuple[Spell, ...]) -> None:
    """Write down what the member said of these spells of theirs."""
    for spell in spells:
        _write(connection, member_id, spell)


def withdraw(connection: Connection, member_id: int, spell: Spell) -> None:
    """As if it had never been said."""
    connection.execute(_WITHDRAW, {"member": member_id, "of": spell.feeling.value, "since": spell.began})


def set_readiness(connection: Connection, member_id: int, answered: Readiness) -> None:
    row = {"any_yes": answered.any_yes, "answered_on": answered.on, "doctor_agreed_on": answered.cleared}
    connection.execute(_SET_READINESS, {"member_id": member_id} | row)


def _write(connection: Connection, member_id: int, spell: Spell) -> None:
    facts = {"on": spell.answered, "is_worse": spell.worse, "over": spell.gone}
    connection.execute(_ANSWER, {"member": member_id, "of": spell.feeling.value, "since": spell.began} | facts)
