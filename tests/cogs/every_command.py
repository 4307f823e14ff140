"""Every command with options that it takes, in an order in which each has something to do."""

from typing import Any

FILE = (
    "strong.csv",
    b"Date;Workout Name;Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes\n"
    b"2025-12-30 18:00:00;Pull;Face Pull;1;20;12;;;;;\n",
)

OLDEST = "the oldest"
"""Stands for the id of that reminder."""

COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("settings", {"timezone": "Berlin", "unit": "kg", "body_weight": "80 kg", "equipment": "dumbbell"}),
    ("help", {}),
    ("find", {"region": "upper", "equipment": "dumbbell", "level": "beginner"}),
    ("exercise", {"name": "face pull"}),
    ("region", {"region": "lower"}),
    ("learn", {}),
    ("my-exercise add", {"name": "Jefferson Curl", "region": "lower"}),
    ("my-exercise list", {}),
    ("log", {"exercise": "face pull", "sets": "3x8@20kg"}),
    ("history", {}),
    ("progress", {"exercise": "face pull"}),
    ("balance", {}),
    ("records", {"exercise": "face pull"}),
    ("today", {"minutes": 20}),
    ("plan", {}),
    ("workout start", {"rest": "60 s"}),
    ("workout finish", {}),
    ("sore-back", {}),
    ("reminder add", {"when": "mon 18:00"}),
    ("reminder region", {"region": "mid", "days": 4, "time": "18:00"}),
    ("reminder weekly", {"day": "sun", "time": "18:00"}),
    ("reminder list", {}),
    ("reminder calendar", {}),
    ("reminder quiet", {"start": "22:00", "end": "07:00"}),
    ("reminder test", {"reminder": OLDEST}),
    ("reminder skip", {"reminder": OLDEST}),
    ("reminder pause", {"reminder": OLDEST}),
    ("reminder resume", {"reminder": OLDEST}),
    ("reminder remove", {"reminder": OLDEST}),
    ("backday set", {"when": "mon 18:00", "timezone": "Berlin"}),
    ("backday show", {}),
    ("backday members", {}),
    ("backday test", {}),
    ("backday pause", {}),
    ("backday resume", {}),
    ("backday clear", {}),
    ("challenge start", {"exercise": "face pull", "each": 10}),
    ("challenge end", {}),
    ("leaderboard", {}),
    ("data import", {"file": FILE}),
    ("data export", {}),
    ("my-exercise remove", {"name": "Jefferson Curl"}),
    ("data delete", {}),
]

TYPED = {
    "sets": "3x8@20", "when": "mon 18:00", "text": "Face Pull: 3x8@20kg", "name": "Face Pull", "zone": "Berlin", "time": "18:00",
}  # fmt: skip
"""What somebody types into the field of that name."""
