"""The forms of reminders: filled in with what was typed before."""

from collections.abc import Mapping, Sequence

from bot.content.texts import Texts
from bot.domain.reminder_kinds import USUAL_TIME
from bot.domain.schedules import DAYS
from bot.ui.forms import Form, field, ticks

LINES = {
    "watch-form": ("form-watch-title", ("time", "zone")),
    "week-form": ("form-week-title", ("time", "zone")),
    "pause-form": ("form-pause-title", ("until",)),
    "backday-pause": ("form-pause-title", ("until",)),
    "quiet-form": ("form-quiet-title", ("start", "end")),
    "zone-form": ("form-zone-title", ("zone",)),
    "body-form": ("form-body-title", ("body",)),
    "kit-form": ("form-kit-title", ("kit",)),
}
"""The forms that hold lines alone, by the tap that they answer: a title, and what is typed."""


class WhenForm(Form):
    """Days and a time to choose, or when in one's own words, which count for more; and the zone.

    typed: when and zone as they were typed before. zone: what the member told; where they told none, the `guess`
    comes first, so that nobody agrees to it unseen.
    """

    def __init__(
        self,
        texts: Texts,
        title: str,
        custom_id: str,
        typed: Sequence[str],
        zone: str | None,
        guess: str | None,
    ) -> None:
        when, typed_zone = (*typed, "", "")[:2]
        known = typed_zone or zone
        where = field("zone", texts("line-zone"), hint=texts("hint-zone"), default=known or guess or "", longest=60)
        words, hint = texts("form-when-label"), texts("form-when-hint")
        fields = [
            ticks("days", texts("form-days-label"), {day: texts(f"choice-{day}") for day in DAYS}),
            field("time", texts("line-time"), default="" if when else USUAL_TIME, required=False, longest=20),
            field("when", words, hint=hint, default=when, required=False, longest=100),
        ]
        super().__init__(texts(title), custom_id, *([*fields, where] if known else [where, *fields]))
        self.typed = (when, known or "")


def said_when(typed: Mapping[str, str]) -> str:
    """What a `WhenForm` says, in words: `mon thu 18:00`."""
    return typed.get("when", "").strip() or f"{typed.get('days', '')} {typed.get('time', '')}".strip()


class TextForm(Form):
    """One of `LINES`, filled in with what was typed before, or with the likely `zone`."""

    def __init__(self, texts: Texts, custom_id: str, typed: Sequence[str], zone: str | None) -> None:
        title, names = LINES[custom_id.split(":", 1)[0]]
        known = {
            "zone": zone or "",
            **{name: entered for name, entered in zip(names, typed, strict=False) if entered},
        }
        super().__init__(
            texts(title),
            custom_id,
            *(
                field(
                    name,
                    texts(f"line-{name}"),
                    hint=texts(f"hint-{name}"),
                    default=known.get(name, ""),
                    required=False,
                    longest=60,
                )
                for name in names
            ),
        )
        self.typed = tuple(known.get(name, "") for name in names)
