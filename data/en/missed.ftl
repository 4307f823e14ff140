# What was stored before a restart, and may not have been told.

missed-log = Before my last restart you sent me a log. It is stored, but my answer may not have reached you. The workout now:
missed-act = Before my last restart I stored something you sent, and my answer may not have reached you. Look with `/history` or `/reminder list` before you send it again.
