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
ENTRIES = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)

MUTATIONS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("face-pull",), "pull", "face-pull: Expected `object`, got `str`"),
    (("face-pull", "end"), None, "face-pull: Object missing required field `end`"),
    (("face-pull", "colour"), "red", "face-pull: Object contains unknown field `colour`"),
    (("face-pull", "start"), [1], "face-pull.start: Expected `object`, got `array`"),
    (("face-pull", "start", "knees"), 5, "face-pull.start: Object contains unknown field `knees`"),
    (("face-pull", "start", "knee"), "bent", "face-pull.start.knee: Expected `float`, got `str`"),
    (("face-pull", "start", "knee"), True, "face-pull.start.knee: Expected `float`, got `bool`"),
    (("face-pull", "wrong", "near"), {"hop": 1}, "face-pull.wrong.near: Object contains unknown field `hop`"),
    (
        ("face-pull", "load", "kind"),
        "cabel",
        "face-pull.load.kind: Invalid enum value 'cabel': it is none of band, barbell",
    ),
    (("face-pull", "load", "kind"), None, "face-pull.load: Object missing required field `kind`"),
    (("face-pull", "load", "handle"), "roap", "face-pull.load.handle: Invalid enum value 'roap': it is none of"),
    (("face-pull", "load", "from"), [1], "face-pull.load.from: Expected `array` of length 2, got 1"),
    (("face-pull", "load", "from"), ["a", 1], "face-pull.load.from[0]: Expected `float`, got `str`"),
    (
        ("face-pull", "tracks"),
        {"near.hand": [0, 0]},
        "face-pull.tracks: Invalid enum value 'near.hand': it is none of crease",
    ),
    (("face-pull", "fault"), "nose", "face-pull.fault: Invalid enum value 'nose': it is none of back, elbow"),
    (("face-pull", "right"), "yes", "face-pull.right: Expected `float`, got `str`"),
    (("face-pull", "fists"), "maybe", "face-pull.fists: Expected `bool`, got `str`"),
    (("face-pull", "depth"), [1], "face-pull.depth: Expected `array` of length 2, got 1"),
    (("back-extension", "props"), {}, "back-extension.props: Expected `array`, got `object`"),
    (
        ("back-extension", "props", 0, "kind"),
        "bored",
        "back-extension.props[0].kind: Invalid enum value 'bored': it is none of",
    ),
    (
        ("back-extension", "stance", "joint"),
        "near.angle",
        "back-extension.stance.joint: Invalid enum value 'near.angle': it is none of",
    ),
    (
        ("bird-dog", "stance", "contacts", 0, "joint"),
        "ankel",
        "bird-dog.stance.contacts[0].joint: Invalid enum value 'ankel': it is none of",
    ),
    (
        ("bird-dog", "stance", "contacts", 0, "sides"),
        ["left"],
        "bird-dog.stance.contacts[0].sides[0]: Invalid enum value 'left': it is none of",
    ),
    (("pallof-press", "view"), "above", "pallof-press.view: Invalid enum value 'above': it is none of behind, front"),
    (("pallof-press", "start", "turn"), "left", "pallof-press.start.turn: Expected `float`, got `str`"),
    (
        ("pallof-press", "stance", "contacts", 0, "at"),
        "near.hand",
        "pallof-press.stance.contacts[0].at: Invalid enum value 'near.hand': it is none of",
    ),
    (("chin-tuck", "crop", "to"), None, "chin-tuck.crop: Object missing required field `to`"),
    (("open-book", "above"), 1, "open-book.above: Expected `bool`, got `int`"),
    (
        ("bird-dog", "stance", "contacts", 0, "at"),
        None,
        "bird-dog.stance.contacts[0]: Object missing required field `at`",
    ),
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

    with pytest.raises(ContentError, match=r"poses\.yaml") as refusal:
        Figures.load(file)

    assert message in str(refusal.value)


def test_a_figure_of_no_exercise_is_refused_at_the_start(catalogue: Catalogue, texts: Texts, tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    figures.mkdir()
    (figures / "muscle-map.yaml").write_bytes((DATA / "figures" / "muscle-map.yaml").read_bytes())
    (figures / "poses.yaml").write_text(yaml.safe_dump({"burpee": ENTRIES["shrug"]}), "utf-8")
    with pytest.raises(ContentError, match="burpee: no such exercise"):
        Pictures(catalogue, texts, tmp_path, tmp_path)
