"""Discord in, Discord out: each cog parses, asks one service, shows one card."""
