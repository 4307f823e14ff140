"""What to do today: sessions with targets and reasons, as pure functions of the log.

`session.propose` makes today's workout; `progression.next_target` the target of one exercise; `plans` holds weeks
that
are ready. Nothing is stored of any of it: equal logs give equal workouts.
"""
