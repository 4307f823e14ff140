"""The card of the week that a member follows, and of the ready ones."""

import discord

from bot.content.texts import Texts
from bot.domain.coaching.plans import LONGEST_DAY_NAME, READY, Plan, PlanDay
from bot.domain.coaching.targets import Wish
from bot.domain.schedules import DAYS
from bot.services.plans import Week
from bot.ui.cards import ACCENT, Card, button, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.menus import menu
from bot.ui.names import label, name_of, shown
from bot.ui.today import today_button


class PlanCard(Card):
    """What is followed, day by day, and what else there is."""

    def __init__(self, texts: Texts, week: Week) -> None:
        plan = week.plan
        parts: list[discord.ui.Item[Card]] = []
        if plan is None:
            parts += [text(texts("plan-none"), texts("plan-none-hint"))]
        else:
            parts += [
                text(
                    texts(
                        "plan-title", plan=_name(texts, plan), day=shown(week.next_day.name) if week.next_day else ""
                    ),
                    texts("plan-note", plan=plan.id) if plan.id in READY else "",
                ),
                *(text(_day_lines(texts, week, day)) for day in plan.days),
                row(today_button(texts), button(texts("button-plan-stop"), "plan-stop")),
                row(_weekdays(texts, week, plan)),
            ]
        parts.append(row(_ready(texts, week)))
        super().__init__(*parts, colour=ACCENT)


def _name(texts: Texts, plan: Plan) -> str:
    return texts(f"plan-name-{plan.id}")


def _next(week: Week) -> str:
    return shown(week.next_day.name) if week.next_day else ""


def _day_lines(texts: Texts, week: Week, day: PlanDay) -> str:
    lines = [texts("plan-day", day=shown(day.name), when=_when(texts, week, day))]
    for exercise_id, wish in day.exercises:
        exercise = week.exercises.get(exercise_id)
        name = name_of(exercise) if exercise else texts("plan-removed")
        lines.append(texts("plan-line", exercise=name, sets=_wish(wish)))
    return "\n".join(lines)


def _when(texts: Texts, week: Week, day: PlanDay) -> str:
    days = [number for number, name in (week.followed.weekdays or {}).items() if name == day.name]
    return ", ".join(texts(f"day-{DAYS[number]}") for number in sorted(days)) or "none"


def _wish(wish: Wish) -> str:
    span = f"{wish.low}–{wish.high}" if wish.low != wish.high else f"{wish.low}"
    return f"{wish.sets} × {span}"


def _ready(texts: Texts, week: Week) -> discord.ui.Select[Card]:
    own = [("own", texts("plan-name-own"), texts("plan-hint-own"))] if week.followed.own else []
    options = [(plan, texts(f"plan-name-{plan}"), texts(f"plan-hint-{plan}")) for plan in week.ready]
    return menu(texts("plan-choose"), "plan-follow", [*own, *options])


def _weekdays(texts: Texts, week: Week, plan: Plan) -> discord.ui.Select[Card]:
    """Each weekday with the day that would come on it next: a tap moves through the plan's days, then none."""
    names = ["", *(day.name for day in plan.days)]
    weekdays = week.followed.weekdays or {}
    options = []
    for number, weekday in enumerate(DAYS):
        now = weekdays.get(number, "")
        following = names[(names.index(now) + 1) % len(names)] if now in names else ""
        to = label(following) if following else texts("plan-turns")
        sentence = texts("plan-weekday", weekday=texts(f"day-{weekday}"), day=to)
        options.append((f"{number}:{names.index(following)}", sentence, label(now) if now else ""))
    return menu(texts("plan-weekdays"), "plan-weekday", options)


class PlanNameForm(Form):
    """What a day of the plan is called."""

    def __init__(self, texts: Texts, workout_id: int) -> None:
        hint = texts("plan-name-hint")
        super().__init__(
            texts("plan-name-title"),
            tap_id("plan-save-form", workout_id),
            field("name", texts("plan-name-label"), hint=hint, longest=LONGEST_DAY_NAME),
        )
