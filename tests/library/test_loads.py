"""What loads the back, when to breathe, and which muscles are at work: held against the words."""

import re

from bot.domain.exercises import MOBILITY, Catalogue, Load
from tests.library.reading import main, texts_of


def test_known_high_loads_are_called_high(catalogue: Catalogue) -> None:
    """Callaghan 1998: trunk extension lying down; McGill and Marshall 2012: the swing, at 16 kg; Fenwick 2009: the row."""
    for one in ("superman", "kettlebell-swing", "bent-over-row", "trap-bar-deadlift", "deadlift", "good-morning"):
        assert catalogue[one].spinal_load == "high", one


def test_a_barbell_or_trap_bar_that_is_bent_over_for_is_a_high_load(catalogue: Catalogue) -> None:
    carried = {"barbell", "trap_bar"}
    for one in catalogue.exercises.values():
        usual = set(one.equipment[0])
        if one.pattern == "hip_hinge" and one.hip_hinge and usual & carried:
            assert one.spinal_load == "high", one.id


def test_every_lift_that_strains_says_how_to_breathe_and_names_blood_pressure(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        if one.load is Load.REQUIRED and one.spinal_load == "high":
            assert one.strains, one.id
        if one.strains:
            assert any("blood pressure" in note for note in catalogue.safety_notes(one)), one.id
            steps = " ".join(one.instructions.steps).lower()
            assert re.search(r"breath(e|es|ing)? (sharply )?out|breath out", steps), one.id


def test_no_exercise_tells_its_own_rule_about_blood_pressure(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        assert "blood pressure" not in texts_of(one), one.id


def test_a_stretch_has_no_muscle_of_the_back_at_work(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        if one.pattern != MOBILITY:
            assert one.primary, one.id
            assert not one.moved, one.id
            continue
        assert not one.trains
        assert "trength" in one.instructions.purpose or not one.primary, one.id
        assert not {*one.primary, *one.secondary} & set(one.moved), one.id
        assert main(one), one.id


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
    for one in catalogue.exercises.values():
        told = one.instructions
        said = "\n".join([told.purpose, told.setup, *told.steps, *told.cues]).lower()
        for words, muscles in AT_REST:
            if re.search(words, said):
                assert not set(muscles) & set(one.primary), f"{one.id}: {words}"


def test_a_main_muscle_is_of_the_region_or_helps_it(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        regions = {catalogue.muscles[muscle].region for muscle in main(one)}
        assert regions & {one.region, *one.also, None}, one.id
