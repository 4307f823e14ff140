"""Finds the exercise that a name means, where every word of the name is accounted for.

`neutral grip pull ups` is a pull-up with a neutral grip: the words of one of its names, and a way of doing it.
`bench press` is no name here, and so nothing is found: a wrong exercise would be worse than a question.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.equipment import ids_by_word
from bot.domain.exercises import Exercise, Load
from bot.domain.spelling import distance

_JOINED = {
    "pulldown": "pull down", "pullup": "pull up", "chinup": "chin up", "pushup": "push up", "deadlift": "dead lift",
    "facepull": "face pull", "bentover": "bent over", "goodmorning": "good morning", "deadbug": "dead bug",
    "birddog": "bird dog", "pecdeck": "pec deck", "pullapart": "pull apart", "pullthrough": "pull through",
    "tbar": "t bar", "hexbar": "hex bar", "trapbar": "trap bar", "ezbar": "ez bar", "deadhang": "dead hang",
    "semisumo": "semi sumo", "deadstop": "dead stop", "pushdown": "push down", "pullover": "pull over",
    "sideplank": "side plank", "catcow": "cat cow", "childpose": "child pose", "kettleball": "kettlebell",
    "hyperext": "hyperextension", "curlup": "curl up", "wallslide": "wall slide", "onearm": "one arm",
    "snowangel": "snow angel", "openbook": "open book", "chintuck": "chin tuck", "deltfly": "delt fly",
}  # fmt: skip
_SHORT = {
    "bb": "barbell", "db": "dumbbell", "kb": "kettlebell", "bw": "bodyweight", "bo": "bent over",
    "bor": "bent over row", "sl": "single leg", "ext": "extension", "oh": "overhand", "uh": "underhand",
    "1": "one", "2": "two", "flye": "fly", "flies": "fly", "flie": "fly", "inverse": "inverted", "rev": "reverse",
    "armed": "arm", "legged": "leg", "banded": "band", "handed": "hand", "1arm": "one arm", "cs": "chest supported",
}  # fmt: skip

_GRIPS = ("neutral", "wide", "close", "narrow", "medium", "overhand", "underhand", "supinated", "pronated")
_WAYS = frozenset(
    {
        f"{grip} grip"
        for grip in (*_GRIPS, "reverse", "mixed", "hook", "parallel", "v", "mag", "fat", "shoulder width")
    }
    | {"v bar", "v handle", "straight bar", "lat bar", "d handle", "handle", "attachment", "rope", "ez bar"}
    | {"pause", "paused", "tempo", "slow", "speed", "strict", "explosive", "heavy", "light", "partial", "full rom"}
    | {
        "single arm",
        "one arm",
        "single hand",
        "one hand",
        "two arm",
        "two hand",
        "both arm",
        "unilateral",
        "each side",
    }
    | {"alternating", "to chest", "to neck", "to waist", "to belly", "to face", "behind neck", "behind back", "front"}
    | {"left", "right"}
)
"""Ways of doing an exercise that make no other one of it."""

_OF_MACHINES = frozenset(
    {"hammer strength", "life fitness", "plate loaded", "iso lateral", "technogym", "cybex", "nautilus"}
)
_BY_HAND = frozenset({*_GRIPS, "mixed"})
_OF_HINGES = frozenset(
    {"sumo", "semi sumo", "conventional", "deficit", "snatch grip", "clean grip", "touch go", "dead stop", "chain"}
    | {
        "beltless",
        "belt",
        "raw",
        "band",
        "double overhand",
        "wide stance",
        "narrow stance",
        "high handle",
        "low handle",
    }
    | {"strap", "single leg", "one leg", "stiff bar", "axle"}
)
_STANDS = frozenset({"seated", "standing", "kneeling", "half kneeling", "tall kneeling"})
_POSITIONS = frozenset(
    {*_STANDS, "bent over", "incline", "prone", "lying", "chest supported", "inverted", "side", "floor"}
)
_SMALL = frozenset(
    {"the", "a", "an", "my", "with", "w", "on", "using", "and", "of", "for", "exercise", "variation", "from"}
)

OTHER_WORDS = frozenset({
    "squat", "bench", "press", "curl", "dip", "lunge", "calf", "leg", "tricep", "bicep", "crunch", "thruster",
    "snatch", "clean", "jerk", "ab", "abs", "hamstring", "quad", "chest", "pec", "lateral", "front", "raise",
    "kickback", "skull", "crusher", "run", "bike", "burpee", "jump", "step", "hip", "abduction", "adduction",
    "sit", "twist", "wheel", "rollout", "sled", "push", "tire", "log", "treadmill", "cycling", "rowing",
    "elliptical", "swim", "walk", "hike", "stretch", "yoga", "rack", "block", "box", "nordic", "ghr",
    "internal", "wrist", "finger", "forearm", "neck", "grip", "fly", "flat", "arnold", "military", "overhead",
    "shoulder", "hack", "split", "bulgarian", "goblet", "sissy", "pistol", "zercher", "cossack", "muscle",
    "plank", "crawl", "sprint", "ski", "erg", "assault", "rope", "battle", "climber", "climbers", "flutter",
    "hollow", "russian", "mountain", "wood", "chop", "preacher", "hammer", "concentration", "spider", "drag",
    "floor", "decline", "incline", "extension", "pushdown", "machine",
})  # fmt: skip
"""Words of the gym that are never a misspelling of another."""
_SHARED = frozenset({"extension", "neck", "floor", "incline", "machine", "grip", "fly", "hammer", "front"})
"""Those of them that names of the back have too."""


@dataclass(frozen=True, slots=True)
class Match:
    """An exercise that a name means. note: how it was done, as the name says; kit: equipment in the name, by id."""

    exercise: Exercise
    note: str = ""
    kit: frozenset[str] = frozenset()


def words_of(text: str) -> list[str]:
    """The words of a name, each in one form: `Chin-Ups` is `chin up`."""
    return _hands_as_arms([part for word in _apart(text) for part in _one_form(word).split()])


def one_form(text: str) -> str:
    """A name in the form that names are compared in."""
    return " ".join(words_of(text))


def _apart(text: str) -> list[str]:
    small = unicodedata.normalize("NFKC", text.replace("°", " degree ")).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[^\w\s]|_", " ", small).split()


def _hands_as_arms(words: list[str]) -> list[str]:
    """`one hand row` is `one arm row`."""
    return [
        "arm" if word == "hand" and at and words[at - 1] in ("one", "single", "two") else word
        for at, word in enumerate(words)
    ]


def _one_form(word: str) -> str:
    single = singular(word)
    return _JOINED.get(single, _SHORT.get(single, single))


def singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "abs")) else word


class Names:
    """All names of some exercises, to find which one is meant."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._kit = ids_by_word(lambda thing: thing.names + thing.in_names, one_form)
        self._names: list[tuple[tuple[str, ...], Exercise]] = []
        self._vocabulary: dict[str, set[str]] = defaultdict(set)
        self._raw: set[str] = set(_JOINED)
        for exercise in exercises:
            for name in (exercise.name, *exercise.aliases):
                words = tuple(words_of(name))
                self._names.append((words, exercise))
                self._vocabulary[exercise.id].update(words)
                self._raw.update(singular(word) for word in re.findall(r"[a-z]{3,}", name.casefold()))
        self._known = set.union(self._raw, *self._vocabulary.values()) | OTHER_WORDS
        often = Counter(word for words, _ in self._names for word in set(words))
        self._by_word: dict[str, list[tuple[tuple[str, ...], Exercise]]] = defaultdict(list)
        for words, exercise in self._names:
            self._by_word[min(words, key=lambda word: often[word])].append((words, exercise))

    def match(self, typed: str) -> Match | None:
        """The exercise that the name means, if all its words are accounted for and no other one fits as well."""
        words = self._spelled(typed)
        if not 0 < len(words) <= 14:
            return None
        found: dict[str, tuple[tuple[bool, bool, int, bool, int], Match]] = {}
        for name, exercise in (pair for word in dict.fromkeys(words) for pair in self._by_word.get(word, ())):
            left = _without(words, name)
            if left is None:
                continue
            share = self._accounted(exercise, left)
            if share is None:
                continue
            note, kit, loose = share
            own = sum(word not in self._kit for word in name)
            together = _together(words, name)
            rank = (loose or together, together and len(name) > 2, own, together, len(name))
            if exercise.id not in found or found[exercise.id][0] < rank:
                found[exercise.id] = rank, Match(exercise, note, kit)
        best = sorted(found.values(), key=lambda found_match: found_match[0], reverse=True)
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1]

    def is_elsewhere(self, typed: str) -> bool:
        """Whether the name has words of exercises that are not these: `leg press`."""
        return any(word in OTHER_WORDS - _SHARED for word in words_of(typed))

    def _spelled(self, typed: str) -> list[str]:
        """The words of the name, with the misspelled put right where only one word of these names is so near."""
        words = [_one_form(self._corrected(singular(word))) for word in _apart(typed[:100])]
        return _hands_as_arms(" ".join(words).replace("smith machine", "smith").split())

    def _corrected(self, word: str) -> str:
        if word in self._known or word in _SHORT or word in _SMALL or len(word) < 3 or not word.isalpha():
            return word
        most = 2 if len(word) >= 9 else 1
        near = [
            known
            for known in self._raw
            if known[0] == word[0] and abs(len(known) - len(word)) <= most and (len(word) > 3 or len(known) == 4)
            and distance(word, known) <= most
        ]  # fmt: skip
        return near[0] if len(near) == 1 else word

    def _accounted(self, exercise: Exercise, left: Sequence[str]) -> tuple[str, frozenset[str], bool] | None:
        """What the words beside the name tell: a note, equipment, and whether they are no more than that."""
        notes: list[str] = []
        kit: set[str] = set()
        loose = True
        vocabulary = self._vocabulary[exercise.id]
        at = 0
        left = [word for word in left if word not in _SMALL]
        while at < len(left):
            for length in (3, 2, 1):
                phrase = " ".join(left[at : at + length])
                if at + length > len(left):
                    continue
                if thing := _equipment(exercise, self._kit.get(phrase)):
                    kit.add(thing)
                    break
                if _is_way(exercise, phrase):
                    notes.append(phrase)
                    break
            else:
                if left[at] not in vocabulary or left[at] in _POSITIONS - vocabulary:
                    return None
                loose, length = False, 1
            at += length
        return " ".join(notes), frozenset(kit), loose


def _equipment(exercise: Exercise, thing: str | None) -> str | None:
    """The thing that a word means, where the exercise can be done with it."""
    if thing == "bodyweight":
        return thing if exercise.load in (Load.NONE, Load.OPTIONAL) else None
    return thing if any(thing in option for option in exercise.equipment) else None


def _is_way(exercise: Exercise, phrase: str) -> bool:
    pulls = exercise.pattern in ("horizontal_pull", "vertical_pull")
    if phrase in _WAYS:
        return True
    if phrase in _BY_HAND:
        return pulls
    if phrase in _OF_MACHINES:
        return ("machine",) in exercise.equipment[:1]
    if phrase == "weighted":
        return (
            exercise.load is Load.OPTIONAL or "weighted" in words_of(exercise.name) or exercise.id.endswith("plank")
        )
    if phrase in _OF_HINGES:
        return exercise.pattern == "hip_hinge" or (phrase == "single leg" and exercise.pattern == "spinal_extension")
    if phrase == "bent over":
        return exercise.pattern == "horizontal_pull" and exercise.side == "unilateral"
    if phrase in _STANDS:
        named = set(words_of(exercise.name)) & {
            "seated",
            "standing",
            "kneeling",
            "bent",
            "inverted",
            "prone",
            "supported",
        }
        return (
            exercise.pattern in ("horizontal_pull", "vertical_pull", "scapular", "anti_movement_core") and not named
        )
    return False


def _without(words: Sequence[str], name: Sequence[str]) -> list[str] | None:
    """The words that are left when the name is taken out; None where it is not whole in them."""
    left = list(words)
    for word in name:
        if word not in left:
            return None
        left.remove(word)
    return left


def _together(words: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(name)]) == tuple(name) for at in range(len(words) - len(name) + 1))
