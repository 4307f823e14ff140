"""Phrases of time and names of zones as people type them, each with what was meant beside it.

They were gathered from the documentation of calendars, to-do lists and reminder bots, and from what people reported that
such programs did not understand. One half served to tune the readers, the other was kept apart to measure them.
"""
