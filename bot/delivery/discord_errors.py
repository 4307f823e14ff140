"""What Discord answers where it does not take a request, and what that means for us."""

from datetime import timedelta
from enum import Enum, auto

import aiohttp
import discord

HTTP_BAD_REQUEST = 400
HTTP_UNAUTHORISED = 401
HTTP_TOO_MANY = 429
HTTP_THEIRS = 500
"""From here on a fault is Discord's, and may pass."""

OPENING_TOO_FAST = 40003


class Meaning(Enum):
    """What an answer says. Everything but `PASSES` says it of this one place, member or request."""

    PASSES = auto()
    """Not now: of the network, of Discord's load, of the pace, or of the bot as a whole."""
    NO_ACCESS = auto()
    """The bot may not write in that channel."""
    NO_CHANNEL = auto()
    NO_GUILD = auto()
    """The server does not exist, or the bot is no member of it."""
    NOT_A_MEMBER = auto()
    """The user is no member of the server."""
    NO_USER = auto()
    NO_MESSAGE = auto()
    """The message that was to be changed is gone."""
    CLOSED = auto()
    """The user takes no direct messages of the bot."""
    NOT_UNDERSTOOD = auto()
    """The request cannot succeed as it is: most likely a fault of ours."""
    UNKNOWN = auto()
    """A code that is not in the table."""


MEANINGS = {
    10003: Meaning.NO_CHANNEL,
    10004: Meaning.NO_GUILD,
    10007: Meaning.NOT_A_MEMBER,
    10008: Meaning.NO_MESSAGE,
    10013: Meaning.NO_USER,
    20016: Meaning.PASSES,  # slow mode
    20022: Meaning.PASSES,  # edits of announcements
    20028: Meaning.PASSES,  # write limit of the channel
    20029: Meaning.PASSES,  # write limit of the server
    30046: Meaning.PASSES,  # edits of old messages
    40001: Meaning.PASSES,  # unauthorised: about the bot's token, not about this post
    40002: Meaning.PASSES,  # the bot's own account is to be verified
    OPENING_TOO_FAST: Meaning.PASSES,
    40004: Meaning.PASSES,  # sending is switched off for a while
    40005: Meaning.NOT_UNDERSTOOD,  # too large
    40006: Meaning.PASSES,  # the feature is switched off for a while
    40058: Meaning.NO_ACCESS,  # a forum takes posts only
    40062: Meaning.PASSES,  # the service is limited
    40333: Meaning.PASSES,  # "internal network error", Cloudflare
    50001: Meaning.NO_ACCESS,
    50006: Meaning.NOT_UNDERSTOOD,  # an empty message
    50007: Meaning.CLOSED,
    50008: Meaning.NO_ACCESS,  # no text channel
    50009: Meaning.NO_ACCESS,  # verification level
    50013: Meaning.NO_ACCESS,
    50014: Meaning.PASSES,  # invalid token
    50024: Meaning.NO_ACCESS,  # not in this kind of channel
    50033: Meaning.NO_USER,  # invalid recipient
    50035: Meaning.NOT_UNDERSTOOD,  # invalid form body
    50083: Meaning.NO_ACCESS,  # archived thread
    50109: Meaning.NOT_UNDERSTOOD,  # invalid JSON
    50278: Meaning.CLOSED,  # no server in common
    110000: Meaning.PASSES,
    110001: Meaning.PASSES,
    130000: Meaning.PASSES,  # overloaded
    160005: Meaning.NO_ACCESS,  # locked thread
}
"""What Discord's error codes mean. The code says more than the status: 40003 is a 403, and only about pace.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json (discord/discord-api-docs,
developers/topics/opcodes-and-status-codes.mdx). Of single ones: 40003 davidhozic/discord-advertisement-framework#82;
40333 discord-api-docs#6473; 50007 comes with 403 and 400 (lexicalunit/spellbot#659); 50278 discord-api-docs#8212;
a bot that is timed out gets 50013 or 50001 (discord-api-docs#6847, discordjs/guide#1309).

discord.py itself tries five times after 500, 502, 504, 524 and most 429 (discord/http.py, `HTTPClient.request`).
"""


def meaning(error: discord.HTTPException) -> Meaning:
    """By Discord's code; where it sends none, or one that is not known, by the status.

    An answer without a code comes from something on the way, as a rule: Cloudflare sends its own pages, with 403 too.
    """
    known = MEANINGS.get(error.code)
    if known is not None:
        return known
    if error.status in (HTTP_UNAUTHORISED, HTTP_TOO_MANY) or error.status >= HTTP_THEIRS:
        return Meaning.PASSES
    return Meaning.UNKNOWN if error.code or error.status == HTTP_BAD_REQUEST else Meaning.PASSES


NETWORK = (aiohttp.ClientError, TimeoutError, OSError, discord.RateLimited)
"""What discord.py raises beside `HTTPException` where a request did not reach Discord, or has to wait for long."""


def retry_after(error: Exception) -> timedelta:
    """How long Discord asks to wait, zero where it does not say."""
    return timedelta(seconds=error.retry_after) if isinstance(error, discord.RateLimited) else timedelta(0)


def in_short(error: Exception) -> str:
    """For the log: what Discord answered, and nothing of what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"HTTP {error.status}, code {error.code}" if error.code else f"HTTP {error.status}"
    return type(error).__name__
