"""The table of what was reckoned from the log already, so that a long history is not read each time."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from bot.storage.tables import UtcDateTime, metadata

exercise_books = Table(
    "exercise_books",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("exercise_id", String(64), primary_key=True),
    Column("revision", Integer, nullable=False, server_default="0"),  # raised with every change to the sets
    Column("until", UtcDateTime),  # all that counts up to here is in the book, and of no workout only a part
    Column("rules", String(16)),  # by which it was reckoned (`bot.domain.exercise_book.rules_of`)
    Column("book", Text),  # as `ExerciseBook.written`; none where what it was made of has changed
)
"""What a member's sets of an exercise come to. It follows from the log alone: nothing is lost where it is emptied."""
