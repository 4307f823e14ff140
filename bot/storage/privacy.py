"""Everything about one member, across the tables: to hand over, or to delete. A member's data is theirs."""

from sqlalchemy import BigInteger, Connection, bindparam, delete, select, update

from bot.storage.tables import (
    direct_channels,
    import_names,
    logs,
    member_exercises,
    members,
    own_exercises,
    reminders,
    roll_call_members,
    roll_calls,
    sessions,
)

_MEMBER = bindparam("member", type_=BigInteger)
_NAMED = select(roll_call_members.c.message_id).where(roll_call_members.c.member_id == _MEMBER)
_MINE = reminders.c.member_id == _MEMBER
_DELETE = (
    update(roll_calls).where(roll_calls.c.message_id.in_(_NAMED)).values(look_at=roll_calls.c.at),
    *(
        delete(table).where(table.c.member_id == _MEMBER)
        for table in (
            logs,
            sessions,
            member_exercises,
            own_exercises,
            import_names,
            roll_call_members,
            direct_channels,
        )
    ),
    delete(reminders).where(_MINE, reminders.c.guild_id.is_(None)),
    update(reminders).where(_MINE).values(member_id=0),
    delete(members).where(members.c.id == _MEMBER),
)


def delete_all(connection: Connection, member_id: int) -> None:
    """Delete everything about the member, also what they had taken back.

    A server's back days stay, because they are the server's, but no longer say who set them. Posts whose roll
    call names the member are to be written anew.
    """
    for statement in _DELETE:
        connection.execute(statement, {"member": member_id})
