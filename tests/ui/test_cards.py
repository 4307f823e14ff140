"""Every card of every exercise in every state is within Discord's limits, and says what it should."""

from typing import Any

import pytest

from bot.content.texts import Texts
from bot.domain.errors import DomainError
from bot.domain.exercise_query import ExerciseQuery
from bot.domain.exercises import Catalogue, Exercise, Region
from bot.drawing.pictures import Picture
from bot.ui.cards import Card, tap_id
from bot.ui.errors import RefusalCard
from bot.ui.exercises import ExerciseCard, PublicExerciseCard, Section
from bot.ui.finding import FoundCard, RegionCard, RegionWhyCard
from bot.ui.learning import SignsCard, SoreCard, TopicCard, TopicsCard

PICTURE = Picture("one.png", b"", "a picture " * 200)


def parts(card: Card) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def walk(components: list[Any]) -> None:
        for component in components:
            found.append(component)
            walk([*component.get("components", []), *([component["accessory"]] if "accessory" in component else [])])

    walk(card.to_components())
    return found


def check_limits(card: Card) -> None:
    """https://discord.com/developers/docs/components/reference"""
    shown = parts(card)
    assert len(shown) <= 40
    assert sum(len(shown_part["content"]) for shown_part in shown if shown_part["type"] == 10) <= 4000
    ids = [shown_part["custom_id"] for shown_part in shown if "custom_id" in shown_part]
    assert len(ids) == len(set(ids))
    assert all(len(exercise_id) <= 100 for exercise_id in ids)
    for part in shown:
        if part["type"] == 2:
            assert 1 <= len(part["label"]) <= 80
        if part["type"] == 1:
            assert 1 <= len(part["components"]) <= 5
        if part["type"] == 3:
            assert 1 <= len(part["options"]) <= 25
            assert all(len(option["label"]) <= 100 for option in part["options"])
        if part["type"] == 12:
            assert all(len(item["description"]) <= 1024 for item in part["items"])


@pytest.mark.parametrize("section", list(Section))
def test_every_exercise_in_every_section_is_within_the_limits(
    texts: Texts, catalogue: Catalogue, section: Section
) -> None:
    for exercise in catalogue.exercises.values():
        check_limits(ExerciseCard(texts, catalogue, exercise, PICTURE, section, back="face-pull", last="x" * 200))
    check_limits(ExerciseCard(texts, catalogue, exercise, PICTURE, moving=False))


@pytest.mark.parametrize("region", list(Region))
def test_every_region_is_within_the_limits(texts: Texts, catalogue: Catalogue, region: Region) -> None:
    check_limits(RegionCard(texts, catalogue, catalogue.regions[region], PICTURE))
    check_limits(RegionWhyCard(texts, catalogue.regions[region]))


def test_every_topic_is_within_the_limits_and_short(texts: Texts, catalogue: Catalogue) -> None:
    cards = [TopicCard(texts, catalogue, topic) for topic in catalogue.topics.values()]
    for card in [*cards, SoreCard(texts, catalogue), SignsCard(texts, catalogue), TopicsCard(texts, catalogue)]:
        check_limits(card)
    assert all(len(shown_text(card)) < 1000 for card in cards)


def shown_text(card: Card) -> str:
    text = "\n".join(part["content"] for part in parts(card) if part["type"] == 10)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def card_text(texts: Texts, catalogue: Catalogue, exercise: Exercise, section: Section) -> str:
    return shown_text(ExerciseCard(texts, catalogue, exercise, PICTURE, section))


def test_every_card_says_when_to_stop_and_refers(texts: Texts, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for section in (Section.HOW, Section.SHORT):
            assert "Sharp pain or dizziness: stop." in card_text(texts, catalogue, exercise, section)
        card = ExerciseCard(texts, catalogue, exercise, PICTURE, Section.SAFETY)
        for sign in catalogue.stop_signs(exercise):
            assert sign in shown_text(card), exercise.id
        assert f"signs-of:{exercise.id}" in [part.get("custom_id") for part in parts(card)]  # emergencies, doctor


def test_the_signs_that_need_a_doctor_are_all_told(texts: Texts, catalogue: Catalogue) -> None:
    shown = shown_text(SignsCard(texts, catalogue, "part:face-pull:safety"))
    for sign in (*catalogue.safety.emergency, *catalogue.safety.doctor):
        assert sign in shown


def test_the_short_card_has_three_cues_at_most_and_the_public_one_no_menu(texts: Texts, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert card_text(texts, catalogue, exercise, Section.SHORT).count("\n- ") <= 3
        public = PublicExerciseCard(texts, exercise, PICTURE, "<@1>")
        check_limits(public)
        assert [part["type"] for part in parts(public)].count(2) == 1


def test_no_exercise_is_offered_twice_in_its_menu(texts: Texts, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        (menu,) = [part for part in parts(ExerciseCard(texts, catalogue, exercise, PICTURE)) if part["type"] == 3]
        values = [option["value"] for option in menu["options"]]
        assert len(values) == len(set(values))


async def test_a_card_is_not_kept_in_memory_by_discord_py(texts: Texts, catalogue: Catalogue) -> None:
    assert ExerciseCard(texts, catalogue, catalogue["face-pull"], PICTURE).is_finished()


def test_a_refusal_shows_at_most_what_fits(texts: Texts) -> None:
    card = RefusalCard(texts, DomainError("sets-nothing", example="3x8"), ("`" * 5000, "x" * 5000), "log:face-pull")
    check_limits(card)
    assert "``````" not in shown_text(card)


def test_a_custom_id_that_discord_would_refuse_is_an_error() -> None:
    assert tap_id("undo", 2**63) == f"undo:{2**63}"
    with pytest.raises(ValueError, match="too long"):
        tap_id("log", "x" * 100)


def test_finding_nothing_says_what_fits_with_one_wish_less(texts: Texts, catalogue: Catalogue) -> None:
    less = ExerciseQuery(home=True)
    card = FoundCard(texts, catalogue, less, less.among(catalogue.exercises.values()), "at_hand")
    check_limits(card)
    assert "Nothing fits all of that" in shown_text(card)
    assert "With other equipment" in shown_text(card)
    check_limits(FoundCard(texts, catalogue, less, ()))


def test_finding_everything_is_within_the_limits(texts: Texts, catalogue: Catalogue) -> None:
    found = ExerciseQuery(spinal_load="high").among(catalogue.exercises.values())
    assert len(found) == len(catalogue.exercises)
    check_limits(FoundCard(texts, catalogue, ExerciseQuery(spinal_load="high"), found))
