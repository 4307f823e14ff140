"""The cards of a member's own: within Discord's limits with as much as can be stored."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.content.texts import Texts
from bot.domain.exercises import Region, Tracking
from bot.domain.members import MOST_OWN_EXERCISES, MOST_SAVED, Preferences
from bot.domain.own_exercises import LONGEST_OWN_NAME, own_exercise
from bot.domain.trackers import LeftOut, Loss, OrderQuestion, Problem, Question, UnitQuestion
from bot.domain.trackers.matching import Standing
from bot.domain.workouts import Unit
from bot.services.imports import Asking, ImportChoices, Preview
from bot.storage.imports import Named, Summary
from bot.ui.imports import ImportedCard, PreviewCard, ProgressCard, QuestionCard, TakenBackCard
from bot.ui.members import OwnExerciseCard, OwnExercisesCard, SavedCard, SettingsCard
from tests.ui.test_cards import check_limits, shown_text

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
OWN = [
    own_exercise(f"own-{number}", f"{number} ".ljust(LONGEST_OWN_NAME, "x"), None, Tracking.WEIGHT_REPS)
    for number in range(1, 301)
]


def test_settings_saved_and_own_exercises_fit(texts: Texts) -> None:
    kit = frozenset(
        {"barbell", "dumbbell", "kettlebell", "trap_bar", "cable", "machine", "band", "bench", "household"}
    )
    check_limits(SettingsCard(texts, Preferences(kit=kit), NOON, guess="America/New_York"))
    check_limits(SavedCard(texts, OWN[0], OWN[:MOST_SAVED], wanted=True))
    check_limits(OwnExerciseCard(texts, OWN[0], "Lower back"))
    check_limits(OwnExercisesCard(texts, OWN[:MOST_OWN_EXERCISES]))


def test_an_import_of_hundreds_of_names_fits(texts: Texts) -> None:
    exercises = {exercise.id: exercise for exercise in OWN}
    names = tuple(Named("*" * 100, exercise, 20) for exercise in exercises)
    summary = Summary(2**63 - 1, 2500, NOON, NOON, names)
    problems = tuple(Problem(line, "import-row-date", {"typed": "x" * 40}) for line in range(20))
    left_out = tuple(LeftOut(loss, "*" * 40 + str(number), 50_000) for loss in Loss for number in range(100))
    preview = Preview(
        summary,
        exercises,
        dict.fromkeys(Standing, 2500),
        zoned=False,
        problems=problems,
        problem_count=9999,
        left_out=left_out,
        assumed=Unit.KG,
    )
    for card in (PreviewCard(texts, preview, b"x"), ImportedCard(texts, preview), TakenBackCard(texts, preview)):
        check_limits(card)
    assert "and 288 more" in shown_text(PreviewCard(texts, preview))
    check_limits(ProgressCard(texts, 40))


@pytest.mark.parametrize(
    "question",
    [
        UnitQuestion("*" * 100, Decimal("999.999"), 1000),
        OrderQuestion("04/05/2024", date(2024, 5, 4), date(2024, 4, 5)),
    ],
)
def test_a_question_about_a_file_fits_and_goes_with_the_file(texts: Texts, question: Question) -> None:
    card = QuestionCard(texts, Asking(question, ImportChoices()), b"the file")
    check_limits(card)
    assert [file.fp.read() for file in card.files()] == [b"the file"]


def test_an_own_exercise_without_a_region_claims_none(texts: Texts) -> None:
    assert "beside the back" in shown_text(OwnExerciseCard(texts, OWN[0], None))
    curl = own_exercise("own-1", "Jefferson Curl", Region.LOWER, Tracking.DURATION)
    assert "for the Lower back; it counts time" in shown_text(OwnExerciseCard(texts, curl, "Lower back"))
