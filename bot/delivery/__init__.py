"""A reminder on its way into Discord: when it is due, what it says, where it goes, how fast."""
