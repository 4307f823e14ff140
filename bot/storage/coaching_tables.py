"""The tables of plans: the week that a member follows, and their light week."""

from sqlalchemy import BigInteger, Column, Date, String, Table, Text

from bot.storage.tables import metadata

member_plans = Table(
    "member_plans",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("plan", String(16)),  # the id of a ready week, or `own`; none where no plan is followed
    Column("own", Text),  # the member's own days, as JSON
    Column("weekdays", Text),  # which day comes on which weekday (0 is Monday), as JSON; else they take turns
    Column("last_day", String(30)),  # the day that was begun last
    Column("light_from", Date),
    Column("light_offered", Date),
)
"""What a member follows, one row each."""
