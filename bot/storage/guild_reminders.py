"""Reminders in the channels of a server: its own back days, and what its members have posted there."""

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.reminder_states import Pause
from bot.domain.reminders import Reminder
from bot.storage.reminder_rows import BY_ID, load, lock_reminders, select_reminders
from bot.storage.reminders import Change, change_locked
from bot.storage.tables import reminders

_IN_GUILD = (reminders.c.channel_guild_id == bindparam("guild")) & reminders.c.channel_id.is_not(None)
_OWN_IN_GUILD = _IN_GUILD & reminders.c.guild_id.is_(None)
_LOAD_OWN_IN_GUILD = select_reminders(_OWN_IN_GUILD)
_LOCK_IN_GUILD = lock_reminders(_IN_GUILD)
_LOCK_OWN_IN_GUILD = lock_reminders(BY_ID, _OWN_IN_GUILD)
_GUILDS_AT_REST = select(reminders.c.channel_guild_id).distinct().where(reminders.c.paused == bindparam("pause"))
_CHANNELS_WITHOUT_GUILD = (
    select(reminders.c.channel_id)
    .distinct()
    .where(reminders.c.channel_id.is_not(None), reminders.c.channel_guild_id.is_(None))
)
_NOTE_GUILD = update(reminders).where(
    reminders.c.channel_id == bindparam("channel"), reminders.c.channel_guild_id.is_(None)
)


_EXISTS = select(reminders.c.id).where(BY_ID)


def own_in_guild(connection: Connection, guild_id: int) -> tuple[Reminder, ...]:
    """Members' own reminders that are posted in the server's channels, the next one first."""
    return load(connection, _LOAD_OWN_IN_GUILD, guild=guild_id)


def change_in_guild(connection: Connection, guild_id: int, change: Change) -> tuple[Reminder, ...]:
    """Change all that is posted in the server's channels: its back days, and members' own."""
    return change_locked(connection, _LOCK_IN_GUILD, change, guild=guild_id)


def change_own_in_guild(connection: Connection, reminder_id: int, guild_id: int, change: Change) -> Reminder | None:
    """Change a member's own reminder that is posted in the server; None where there is none (any more)."""
    return next(
        iter(change_locked(connection, _LOCK_OWN_IN_GUILD, change, reminder=reminder_id, guild=guild_id)), None
    )


def guilds_at_rest(connection: Connection, pause: Pause) -> frozenset[int]:
    """The servers in which something rests for that reason."""
    return frozenset(connection.scalars(_GUILDS_AT_REST, {"pause": pause})) - {None}


def channels_without_guild(connection: Connection) -> frozenset[int]:
    """Channels that are posted in and whose server was never noted."""
    return frozenset(connection.scalars(_CHANNELS_WITHOUT_GUILD))


def note_guild(connection: Connection, channel_id: int, guild_id: int) -> None:
    """Note in which server a channel is, where it was not noted before."""
    connection.execute(_NOTE_GUILD, {"channel": channel_id, "channel_guild_id": guild_id})


def exists(connection: Connection, reminder_id: int) -> bool:
    """Whether there is such a reminder, whoever's it is."""
    return connection.scalar(_EXISTS, {"reminder": reminder_id}) is not None
