"""What every cog may rely on: the bot's services, its catalogue, its words and its pictures."""

from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.pictures import Pictures
from bot.services.delivery import Delivery
from bot.services.exercises import Exercises
from bot.services.imports import Imports
from bot.services.members import Members
from bot.services.privacy import Privacy
from bot.services.reminders import Reminders
from bot.services.roll_calls import RollCalls
from bot.services.servers import Servers
from bot.services.sessions import Sessions
from bot.services.workouts import Workouts
from bot.services.zones import Zones
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, built once by `bot.app`."""

    exercises: Exercises
    members: Members
    workouts: Workouts
    zones: Zones
    reminders: Reminders
    delivery: Delivery
    roll_calls: RollCalls
    privacy: Privacy
    imports: Imports
    sessions: Sessions
    servers: Servers


class Client(commands.Bot):
    """The Discord client as cogs see it. `bot.app` builds it and fills these in before cogs load."""

    services: Services
    texts: Texts
    pictures: Pictures


Interaction = discord.Interaction[Client]
