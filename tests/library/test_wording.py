"""Words that a coach and a physiotherapist would put their names under."""

import re

import pytest

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from tests.library.reading import texts_of


def test_plain_names_of_muscles_are_plain_and_told_apart(catalogue: Catalogue) -> None:
    plain = [muscle.plain for muscle in catalogue.muscles.values()]
    assert len(plain) == len(set(plain))
    known = {"hamstrings", "biceps", "triceps"}  # the same word in the gym and in the textbook
    for muscle in catalogue.muscles.values():
        latin = {word for word in re.findall(r"[a-z]+", muscle.name.lower()) if len(word) > 4}
        shared = latin & set(re.findall(r"[a-z]+", muscle.plain.lower()))
        assert not shared - {"upper", "middle", "lower"} or shared <= known, muscle.id


def test_nobody_is_promised_a_posture_or_a_cure(catalogue: Catalogue) -> None:
    found = [texts_of(entry) for entry in catalogue.exercises.values()]
    found += [f"{guide.tagline} {guide.why} {guide.muscles} {guide.training}" for guide in catalogue.regions.values()]
    never = r"\b(cures?|heals?|fix(es)? your (back|posture)|pain.?free|where they belong|prevents? (pain|injur))"
    for text in found:
        assert not re.search(never, text, re.IGNORECASE)


def test_no_text_takes_a_lift_for_granted_that_the_library_does_not_teach(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        assert not re.search(r"than (in )?(you|your) (squat|bench|press)", texts_of(entry)), entry.id


def test_what_a_stop_sign_speaks_of_is_told_somewhere(catalogue: Catalogue) -> None:
    """A sign about one palm forward needs a text that tells of it."""
    for entry in catalogue.exercises.values():
        if any("palm faces forward" in sign for sign in entry.instructions.stop):
            assert "one palm forward" in texts_of(entry), entry.id


@pytest.mark.parametrize(
    "sign",
    [
        "genitals", "buttocks", "inner thighs", "urine", "stool", "not feeling it", "sexual", "both legs", "fall", "osteoporosis",
        "steroids", "chest pain", "breathlessness", "fainting", "headache", "speaking", "seeing", "swallowing", "balance",
    ],
)  # fmt: skip
def test_every_sign_of_an_emergency_is_named(catalogue: Catalogue, sign: str) -> None:
    """The lists of the NHS for cauda equina syndrome and back pain; heart and stroke, since people strain in training."""
    assert sign in " ".join(catalogue.safety.emergency)


@pytest.mark.parametrize(
    "sign",
    ["fever", "weight loss", "cancer", "night", "at rest", "unsteady", "lump", "shape", "band", "between the shoulder", "six weeks"],
)  # fmt: skip
def test_every_sign_for_a_doctor_is_named(catalogue: Catalogue, sign: str) -> None:
    assert sign in " ".join(catalogue.safety.doctor)


@pytest.mark.parametrize(
    "words",
    ["surgery", "pregnancy", "spine", "heart", "blood-pressure", "osteoporosis", "fainting", "dizzy", "Under 18", "emergency"],
)  # fmt: skip
def test_who_asks_a_doctor_first_is_told_on_every_safety_page(texts: Texts, words: str) -> None:
    assert words in texts("not-medical")
