"""What every cog may rely on: the bot's services, its words and its pictures."""

import discord
from discord.ext import commands

from bot.content.texts import Texts
from bot.drawing.pictures import Pictures
from bot.interactions.services import Services


class Client(commands.Bot):
    """The Discord client as cogs see it. `bot.app` builds it and fills these in before cogs load."""

    services: Services
    texts: Texts
    pictures: Pictures


Interaction = discord.Interaction[Client]
