"""The bot that somebody writes in an afternoon: what Backday's pace is held against."""
