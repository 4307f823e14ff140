"""What makes data that the project keeps; nothing here runs with the bot."""
