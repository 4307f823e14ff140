"""The tables of how a member's back is, and of their training: what was answered and when, no measure of pain."""

from sqlalchemy import BigInteger, Boolean, Column, Date, SmallInteger, String, Table

from bot.storage.tables import UtcDateTime, metadata

care_spells = Table(
    "care_spells",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("feeling", String(8), primary_key=True),  # one of `Feeling`
    Column("began", Date, primary_key=True),
    Column("answered", Date, nullable=False),
    Column("worse", Boolean, nullable=False),
    Column("gone", Date),
)
"""Times in which something hurt, in local dates."""

readiness = Table(
    "readiness",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("any_yes", Boolean, nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("doctor_agreed_on", Date),
)
"""Whether one of the readiness questions was answered with yes, and when; never which."""

backgrounds = Table(
    "backgrounds",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("level", String(12)),
    Column("heavy_days", SmallInteger),  # of heavy squats or deadlifts elsewhere; bit 0 is Monday, 0 is none
    Column("offered_at", UtcDateTime),  # when the set-up was offered, which happens once
)
"""What members told of their training, and whether they were asked."""
