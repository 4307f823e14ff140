"""Where each module is tested: in a file of its own name, or where this says. `make mutants` goes by it, too."""

from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

ELSEWHERE = {
    "bot/content/gazetteer.py": "services/test_zones.py",
    "bot/content/schema.py": "content/test_catalogue.py",
    "bot/delivery/composing.py": "cogs/test_reminder_posts.py cogs/test_nudges.py ui/test_posts.py",
    "bot/delivery/group_posts.py": "cogs/test_together.py",
    "bot/delivery/illustrating.py": "cogs/test_nudges.py cogs/test_reminder_posts.py",
    "bot/delivery/*.py": "cogs/test_refusals.py cogs/test_reminder_posts.py delivery/test_tick.py cogs/test_servers.py",
    "bot/domain/amounts.py": "domain/test_notation.py ui/test_workouts.py",
    "bot/domain/coaching/*.py": "domain/coaching/test_sessions.py domain/coaching/test_targets.py "
    "domain/coaching/test_timing.py domain/coaching/test_twelve_weeks.py cogs/test_today.py",
    "bot/domain/comparisons.py": "domain/test_records.py domain/test_exercise_book.py",
    "bot/domain/efforts.py": "domain/test_records.py",
    "bot/domain/errors.py": "cogs/test_understanding.py cogs/test_commands.py",
    "bot/domain/exercise_query.py": "services/test_exercises.py cogs/test_exercises.py",
    "bot/domain/instructions.py": "content/test_catalogue.py library/test_wording.py",
    "bot/domain/meanings.py": "domain/test_sides.py domain/test_records.py library/test_weights.py",
    "bot/domain/measures.py": "domain/test_records.py services/test_progress.py",
    "bot/domain/notation/*.py": "domain/test_notation.py domain/test_bad_input.py domain/test_fuzz.py "
    "reading/test_reading.py cogs/test_questions.py",
    "bot/domain/offers.py": "services/test_exercises.py cogs/test_workouts.py",
    "bot/domain/own_exercises.py": "cogs/test_exercises.py domain/test_trackers.py",
    "bot/domain/quiet.py": "domain/test_reminders.py",
    "bot/domain/series.py": "domain/test_records.py services/test_progress.py",
    "bot/domain/shards.py": "storage/test_processes.py test_settings.py",
    "bot/domain/spelling.py": "domain/test_when.py services/test_exercises.py",
    "bot/domain/surprises.py": "cogs/test_questions.py",
    "bot/domain/totals.py": "domain/test_records.py",
    "bot/domain/trackers/*.py": "domain/test_trackers.py domain/test_naming.py cogs/test_imports.py",
    "bot/domain/weeks.py": "domain/test_streaks.py services/test_training.py services/test_progress.py",
    "bot/domain/when/*.py": "domain/test_when.py domain/test_phrases.py domain/test_past.py",
    "bot/drawing/charts/*.py": "drawing/test_charts.py",
    "bot/drawing/callouts.py": "drawing/test_muscle_map.py",
    "bot/drawing/palette.py": "drawing/test_muscle_map.py drawing/test_charts.py",
    "bot/drawing/*.py": "drawing/test_figure.py drawing/test_body.py drawing/test_geometry.py",
    "bot/interactions/client.py": "test_main.py cogs/test_commands.py",
    "bot/interactions/localisation.py": "cogs/test_commands.py",
    "bot/interactions/services.py": "cogs/test_commands.py",
    "bot/interactions/*.py": "cogs/test_answers.py cogs/test_commands.py interactions/test_custom_ids.py",
    "bot/playground/*.py": "test_playground.py",
    "bot/runtime/faults.py": "runtime/test_logs.py",
    "bot/services/back_days.py": "cogs/test_backday.py cogs/test_servers.py",
    "bot/services/calendar_zones.py": "services/test_calendar.py",
    "bot/services/coaching.py": "cogs/test_today.py cogs/test_plans.py cogs/test_sessions.py",
    "bot/services/exercise_books.py": "domain/test_exercise_book.py cogs/test_records.py",
    "bot/services/news.py": "cogs/test_records.py",
    "bot/services/overview.py": "services/test_progress.py cogs/test_progress.py",
    "bot/services/purge.py": "services/test_every_order_of_taps.py test_app.py",
    "bot/services/reader.py": "cogs/test_questions.py services/test_own_names.py",
    "bot/services/typed_schedules.py": "cogs/test_reminders.py cogs/test_backday.py",
    "bot/services/unclear_parts.py": "cogs/test_questions.py",
    "bot/services/workout_views.py": "cogs/test_workouts.py ui/test_workouts.py",
    "bot/sharded.py": "test_main.py storage/test_processes.py",
    "bot/storage/acts.py": "cogs/test_answers.py test_app.py",
    "bot/storage/backgrounds.py": "cogs/test_set_ups.py",
    "bot/storage/coaching.py": "cogs/test_plans.py cogs/test_today.py",
    "bot/storage/direct_channels.py": "cogs/test_reminder_posts.py",
    "bot/storage/*reminder*.py": "storage/test_reminders.py storage/test_nudges.py",
    "bot/storage/listening.py": "storage/test_processes.py delivery/test_many_processes.py",
    "bot/storage/notes.py": "cogs/test_registration.py",
    "bot/storage/own_exercises.py": "cogs/test_exercises.py services/test_own_names.py",
    "bot/storage/planned*.py": "cogs/test_sessions.py cogs/test_today.py",
    "bot/storage/repeats.py": "services/test_double_taps.py cogs/test_answers.py",
    "bot/storage/rows.py": "storage/test_workouts.py",
    "bot/storage/sqlite.py": "storage/test_engine.py storage/test_group_commit.py",
    "bot/storage/states.py": "storage/test_corrections.py storage/test_states_carried_over.py",
    "bot/storage/variants.py": "storage/test_workouts.py",
    "bot/storage/*.py": "storage/test_engine.py storage/test_moving.py storage/test_privacy.py",
    "bot/ui/amounts.py": "ui/test_workouts.py cogs/test_workouts.py",
    "bot/ui/back_charts.py": "drawing/test_charts.py cogs/test_progress.py",
    "bot/ui/facts.py": "interactions/test_custom_ids.py cogs/test_answers.py",
    "bot/ui/finding.py": "cogs/test_exercises.py",
    "bot/ui/meant.py": "cogs/test_understanding.py",
    "bot/ui/missed.py": "cogs/test_answers.py",
    "bot/ui/others.py": "cogs/test_reminders.py cogs/test_showing.py cogs/test_data.py",
    "bot/ui/record_*.py": "cogs/test_records.py",
    "bot/ui/reminder_forms.py": "cogs/test_reminders.py",
    "bot/ui/week_chart.py": "cogs/test_nudges.py drawing/test_charts.py",
    "bot/ui/*.py": "cogs/test_workouts.py cogs/test_every_tap.py ui/test_cards.py cogs/test_understanding.py",
    "cogs/history.py": "cogs/test_workouts.py",
    "cogs/reminder_taps.py": "cogs/test_reminder_posts.py cogs/test_reminders.py",
    "cogs/_destinations.py": "cogs/test_reminders.py cogs/test_backday.py",
    "cogs/_parameters.py": "cogs/test_exercises.py cogs/test_members.py",
    "cogs/_re*.py": "cogs/test_records.py cogs/test_reminders.py",
    "cogs/_showing.py": "cogs/test_showing.py",
}
"""The first line that fits counts. Tables are named in none: what is written there is read in the tests of its file."""


def modules() -> list[Path]:
    """All of the bot's own, relative to the project; not packages' own files, nor migrations, which Alembic runs."""
    found = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").glob("*.py")]
    return sorted(
        file.relative_to(ROOT) for file in found if not file.stem.startswith("__") and "migrations" not in file.parts
    )


def files_of_tests() -> dict[str, Path]:
    return {str(file.relative_to(ROOT / "tests")): file for file in sorted((ROOT / "tests").rglob("test_*.py"))}


def line_for(module: Path) -> str | None:
    """The first line of `ELSEWHERE` that fits."""
    return next((line for line in ELSEWHERE if fnmatch(str(module), line)), None)


def where_tested(module: Path) -> list[str]:
    """The test files of a module, those of its own name first."""
    own = [name for name in files_of_tests() if Path(name).name == f"test_{module.stem}.py"]
    line = line_for(module)
    return own + (ELSEWHERE[line].split() if line else [])
