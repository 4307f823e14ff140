"""What is stored about a member: all of it is handed over, and all of it goes, in every table that there is."""

from bot.storage.engine import Database
from bot.storage.privacy import NOT_OF_MEMBERS, delete_all, everything
from bot.storage.schema import metadata
from bot.storage.tables import reminders
from tests.storage.rows_of_every_table import ROWS, contents, fill

OF_MEMBERS = {table.name for table in metadata.sorted_tables if table not in NOT_OF_MEMBERS}


def test_a_table_that_names_a_member_is_one_of_theirs() -> None:
    for table in NOT_OF_MEMBERS:
        named = [column.name for column in table.columns if "member" in column.name or "user" in column.name]
        assert not named, table.name


async def test_everything_has_a_row_of_each_table_and_of_nobody_else(database: Database) -> None:
    await fill(database)
    handed_over = await database.read(everything, 7)
    assert handed_over.keys() == OF_MEMBERS
    for table, stored in handed_over.items():
        owner = "id" if table == "members" else "member_id" if "member_id" in stored[0] else "log_id"
        assert [row[owner] for row in stored] == ["7"], table


async def test_after_delete_everything_no_table_has_a_row_of_the_member_and_every_table_those_of_others(
    database: Database,
) -> None:
    await fill(database)
    before = await contents(database)
    await database.write(delete_all, 7)
    assert await database.read(everything, 7) == {}
    after = await contents(database)
    for table, rows in before.items():
        assert len(rows) == ROWS, table
        assert len(after[table]) == ROWS - (table in OF_MEMBERS), table
        if table in OF_MEMBERS:
            assert set(after[table]) < set(rows), table


async def test_a_servers_back_day_stays_and_no_longer_says_who_set_it(database: Database) -> None:
    await fill(database)
    await database.write(lambda connection: connection.execute(reminders.update().values(guild_id=reminders.c.id)))
    await database.write(delete_all, 7)
    owners = await database.read(
        lambda connection: connection.execute(reminders.select().order_by(reminders.c.id)).mappings().all()
    )
    assert [row["member_id"] for row in owners] == [0 if number == 7 else number for number in range(1, ROWS + 1)]
