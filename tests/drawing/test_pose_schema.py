"""What does not fit in the file of the poses is refused with its place, before anything is drawn."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content import DATA, ContentError
from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.drawing.gallery import Figures
from bot.drawing.pictures import Pictures

FILE = DATA / "figures" / "poses.yaml"
ENTRIES = yaml.safe_load(FILE.read_text("utf-8"))

MUTATIONS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("face-pull",), "pull", "face-pull: 'pull' should be a mapping"),
    (("face-pull", "end"), None, "face-pull: end is missing"),
    (("face-pull", "colour"), "red", "face-pull: unknown field colour"),
    (("face-pull", "start"), [1], "face-pull.start: [1] should be a mapping"),
    (("face-pull", "start", "knees"), 5, "face-pull.start: unknown field knees"),
    (("face-pull", "start", "knee"), "bent", "face-pull.start.knee: 'bent' should be a number"),
    (("face-pull", "start", "knee"), True, "face-pull.start.knee: True should be a number"),
    (("face-pull", "wrong", "near"), {"hop": 1}, "face-pull.wrong.near: unknown field hop"),
    (("face-pull", "load", "kind"), "cabel", "face-pull.load.kind: 'cabel' should be one of barbell"),
    (("face-pull", "load", "kind"), None, "face-pull.load: kind is missing"),
    (("face-pull", "load", "handle"), "roap", "face-pull.load.handle: 'roap'"),
    (("face-pull", "load", "from"), [1], "face-pull.load.from: [1] should be [x, y]"),
    (("face-pull", "load", "from"), ["a", 1], "face-pull.load.from: 'a' should be a number"),
    (("face-pull", "tracks"), {"near.hand": [0, 0]}, "face-pull.tracks: unknown field near.hand"),
    (("face-pull", "fault"), "nose", "face-pull.fault: 'nose' should be one of back"),
    (("face-pull", "right"), "yes", "face-pull.right: 'yes' should be a number"),
    (("face-pull", "fists"), "maybe", "face-pull.fists: 'maybe' should be true or false"),
    (("face-pull", "depth"), [1], "face-pull.depth: [1] should be [x, y]"),
    (("back-extension", "props"), {}, "back-extension.props: {} should be a list"),
    (("back-extension", "props", 0, "kind"), "bored", "back-extension.props[0].kind: 'bored'"),
    (("back-extension", "stance", "joint"), "near.angle", "back-extension.stance.joint: 'near.angle'"),
    (("bird-dog", "stance", "contacts", 0, "joint"), "ankel", "bird-dog.stance.contacts[0].joint: 'ankel'"),
    (("bird-dog", "stance", "contacts", 0, "sides"), ["left"], "bird-dog.stance.contacts[0].sides[0]: 'left'"),
    (("pallof-press", "view"), "above", "pallof-press.view: 'above' should be one of front, behind"),
    (("pallof-press", "start", "turn"), "left", "pallof-press.start.turn: 'left' should be a number"),
    (("pallof-press", "stance", "contacts", 0, "at"), "near.hand", "pallof-press.stance.contacts[0].at: 'near.hand'"),
    (("chin-tuck", "crop", "to"), None, "chin-tuck.crop: to is missing"),
    (("open-book", "above"), 1, "open-book.above: 1 should be true or false"),
    (("bird-dog", "stance", "contacts", 0, "at"), None, "bird-dog.stance.contacts[0]: at is missing"),
]


@pytest.mark.parametrize(("path", "to", "message"), MUTATIONS, ids=lambda exercise_id: str(exercise_id)[:40])
def test_what_does_not_fit_is_refused_with_its_place(
    tmp_path: Path, path: tuple[str | int, ...], to: Any, message: str
) -> None:
    changed = deepcopy(ENTRIES)
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    if to is None:
        del inside[path[-1]]
    else:
        inside[path[-1]] = to
    file = tmp_path / "poses.yaml"
    file.write_text(yaml.safe_dump(changed), "utf-8")

    with pytest.raises(ValueError, match=r"poses\.yaml") as refusal:
        Figures.load(file)

    assert message in str(refusal.value)


def test_a_figure_of_no_exercise_is_refused_at_the_start(catalogue: Catalogue, texts: Texts, tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    figures.mkdir()
    (figures / "muscle-map.yaml").write_bytes((DATA / "figures" / "muscle-map.yaml").read_bytes())
    (figures / "poses.yaml").write_text(yaml.safe_dump({"burpee": ENTRIES["shrug"]}), "utf-8")
    with pytest.raises(ContentError, match="burpee: no such exercise"):
        Pictures(catalogue, texts, tmp_path, tmp_path)
