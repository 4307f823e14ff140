"""The rules of the bot, in plain Python: no Discord, no SQL, nothing but the standard library."""
