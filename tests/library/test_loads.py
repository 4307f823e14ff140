"""What loads the back, when to breathe, and which muscles are at work: held against the words."""

import re

from bot.domain.exercises import MOBILITY, Catalogue, Load
from tests.library.reading import main, texts_of


def test_known_high_loads_are_called_high(catalogue: Catalogue) -> None:
    """Callaghan 1998: trunk extension lying down; McGill and Marshall 2012: the swing, at 16 kg; Fenwick 2009: the row."""
    for name in ("superman", "kettlebell-swing", "bent-over-row", "trap-bar-deadlift", "deadlift", "good-morning"):
        assert catalogue[name].spinal_load == "high", name


def test_a_barbell_or_trap_bar_that_is_bent_over_for_is_a_high_load(catalogue: Catalogue) -> None:
    carried = {"barbell", "trap_bar"}
    for entry in catalogue.exercises.values():
        usual = set(entry.equipment[0])
        if entry.pattern == "hip_hinge" and entry.hip_hinge and usual & carried:
            assert entry.spinal_load == "high", entry.id


def test_every_lift_that_strains_says_how_to_breathe_and_names_blood_pressure(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        if entry.load is Load.REQUIRED and entry.spinal_load == "high":
            assert entry.strains, entry.id
        if entry.strains:
            assert any("blood pressure" in note for note in catalogue.safety_notes(entry)), entry.id
            for steps in (entry.instructions.steps, entry.instructions.brief.steps):
                assert re.search(r"breath(e|es|ing)? (sharply )?out|breath out", " ".join(steps).lower()), entry.id


def test_no_exercise_tells_its_own_rule_about_blood_pressure(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        assert "blood pressure" not in texts_of(entry), entry.id


def test_a_stretch_has_no_muscle_of_the_back_at_work(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        if entry.pattern != MOBILITY:
            assert entry.primary, entry.id
            assert not entry.moved, entry.id
            continue
        assert not entry.trains
        assert "trength" in entry.instructions.purpose or not entry.primary, entry.id
        assert not {*entry.primary, *entry.secondary} & set(entry.moved), entry.id
        assert main(entry), entry.id


AT_REST = [
    (r"(legs|lower back|back)[^.;]*\bgo(es)? loose", ("erector_spinae_lumbar", "multifidus")),
    (r"little load on the back", ("erector_spinae_lumbar", "multifidus")),
    (r"lower back has less to hold", ("erector_spinae_lumbar",)),
    (r"back rests", ("erector_spinae_lumbar", "multifidus")),
    (r"shoulders? loose", ("trapezius_upper", "levator_scapulae")),
    (r"(^|[.;] )[^.;]*neck (relaxed|at rest|stays soft)|soft neck", ("levator_scapulae",)),
    (r"no help from the biceps", ("biceps_brachii",)),
    (r"knees barely help", ("quadriceps",)),
    (r"arms (stay )?(relaxed|loose)", ("biceps_brachii", "brachialis")),
    (r"keeps? the hamstrings mostly out|hamstrings mostly out", ("hamstrings",)),
]
"""What a text says does not work, and the muscles that must then not be the main ones."""


def test_no_muscle_is_a_main_one_that_the_text_says_is_at_rest(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        instructions = entry.instructions
        sentence = "\n".join(
            [instructions.purpose, instructions.setup, *instructions.steps, *instructions.cues]
        ).lower()
        for words, muscles in AT_REST:
            if re.search(words, sentence):
                assert not set(muscles) & set(entry.primary), f"{entry.id}: {words}"


def test_a_main_muscle_is_of_the_region_or_helps_it(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        regions = {catalogue.muscles[muscle].region for muscle in main(entry)}
        assert regions & {entry.region, *entry.also, None}, entry.id
