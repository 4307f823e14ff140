"""The trackers whose files are read, each by columns that it alone writes: real exports of 2016 to 2026."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, auto

from bot.domain.spelling import fold


class Field(IntEnum):  # whose hash is an int's, which tells in 50,000 rows
    """What a column can tell."""

    DATE = auto()
    CLOCK = auto()  # the time of day, where it has a column of its own
    MOMENT = auto()  # in UTC, in our own export
    TITLE = auto()
    WORKOUT_NOTES = auto()
    EXERCISE = auto()
    EQUIPMENT = auto()
    NOTES = auto()
    ORDER = auto()  # a number, a letter for the kind of set, or words for what is no set
    KIND = auto()
    WARM_UP = auto()
    DONE = auto()
    WEIGHT = auto()
    WEIGHT_UNIT = auto()
    REPS = auto()
    RPE = auto()
    RIR = auto()
    DISTANCE = auto()
    DISTANCE_UNIT = auto()
    SECONDS = auto()
    COUNTS = auto()  # what a member's own exercise counts, in our own export
    REGION = auto()
    SIDE = auto()  # of a set that one side did, in our own export
    NOTHING = auto()  # tells no more than the order of the rows does


@dataclass(frozen=True, slots=True)
class Format:
    """How one tracker lays out its files.

    columns: what each field is called, in the languages that are known. needs, marks: fields and columns that
    such a file has, all of them. scattered: each row has a time of its own. plans: sets that were not done stand
    there too, without an amount. whole: every column has to be known, or it is not such a file. usual: by column,
    what stands there where it means nothing.
    """

    id: str
    name: str
    columns: Mapping[Field, str]
    needs: tuple[Field, ...] = (Field.DATE, Field.EXERCISE)
    marks: tuple[str, ...] = ()
    scattered: bool = False
    plans: bool = False
    whole: bool = False
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fields(self) -> dict[str, Field]:
        """Each folded name of a column, and what it tells."""
        return {fold(name): known for known, names in self.columns.items() for name in names.split("|")}


_STRONG = {
    Field.DATE: "Date | Datum | Data",
    Field.TITLE: "Workout Name | Workout-Name | Nom de l'entraînement | Nome do treino",
    Field.EXERCISE: "Exercise Name | Name der Übung | Nom de l'exercice | Nome do exercício",
    Field.ORDER: "Set Order | Reihenfolge festlegen | Ordre de la série | Ordem da série",
    Field.WEIGHT: "Weight | Gewicht | Poids | Peso | kg | lb | lbs",
    Field.WEIGHT_UNIT: "Weight Unit | Gewichtseinheit | Unité de poids | Unidade de peso",
    Field.REPS: "Reps | Wiederh. | Wiederholungen | Réps",
    Field.RPE: "RPE",
    Field.DISTANCE: "Distance | Distanz | Entfernung | Distância | km | mi | m",
    Field.DISTANCE_UNIT: "Distance Unit | Distanzeinheit | Entfernungseinheit | Unité de distance"
    " | Unidade de distância",
    Field.SECONDS: "Seconds | Sekunden | Secondes | Segundos",
    Field.NOTES: "Notes | Notizen | Notas",
    Field.WORKOUT_NOTES: "Workout Notes | Workout-Notizen | Notes d'entraînement | Notas do treino",
    Field.NOTHING: "Workout #",
}

OWN = Format(
    "backday",
    "Backday",
    _STRONG | {Field.MOMENT: "Moment (UTC)", Field.COUNTS: "Counts", Field.REGION: "Region", Field.SIDE: "Side"},
    needs=(Field.DATE, Field.EXERCISE, Field.ORDER, Field.MOMENT),
)

STRONG = Format("strong", "Strong", _STRONG, needs=(Field.DATE, Field.EXERCISE, Field.ORDER))

STRONG_ORDER = (
    *("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight"),
    *("Reps", "Distance", "Seconds", "Notes", "Workout Notes", "RPE"),
)
"""The columns of Strong's newer files, which stand in this order in every language."""

HEVY = Format(
    "hevy",
    "Hevy",
    {
        Field.DATE: "start_time",
        Field.TITLE: "title",
        Field.WORKOUT_NOTES: "description",
        Field.EXERCISE: "exercise_title",
        Field.NOTES: "exercise_notes",
        Field.KIND: "set_type",
        Field.WEIGHT: "weight",
        Field.REPS: "reps",
        Field.DISTANCE: "distance",
        Field.SECONDS: "duration_seconds",
        Field.RPE: "rpe",
        Field.NOTHING: "set_index",
    },
)

FITNOTES = Format(
    "fitnotes",
    "FitNotes",
    {
        Field.DATE: "Date",
        Field.EXERCISE: "Exercise",
        Field.WEIGHT: "Weight",
        Field.WEIGHT_UNIT: "Weight Unit",
        Field.REPS: "Reps",
        Field.DISTANCE: "Distance",
        Field.DISTANCE_UNIT: "Distance Unit",
        Field.SECONDS: "Time",
        Field.NOTES: "Comment | Notes",
        Field.KIND: "Kind",
    },
    marks=("Category", "Distance Unit"),
)

FITNOTES_IOS = Format(
    "fitnotes-ios",
    "FitNotes for iOS",
    {
        Field.DATE: "StartTime",
        Field.TITLE: "Name",
        Field.EXERCISE: "Exercise",
        Field.EQUIPMENT: "Equipment",
        Field.WEIGHT: "Weight",
        Field.REPS: "Reps",
        Field.SECONDS: "Time",
        Field.DISTANCE: "Distance",
        Field.DONE: "Status",
        Field.WARM_UP: "IsWarmup",
        Field.RPE: "RPE",
        Field.RIR: "RIR",
        Field.NOTES: "Note",
    },
    marks=("IsWarmup", "Status"),
)

FITBOD = Format(
    "fitbod",
    "Fitbod",
    {
        Field.DATE: "Date",
        Field.EXERCISE: "Exercise",
        Field.WEIGHT: "Weight",
        Field.REPS: "Reps",
        Field.SECONDS: "Duration",
        Field.DISTANCE: "Distance",
        Field.WARM_UP: "isWarmup",
        Field.NOTES: "Note",
    },
    marks=("isWarmup", "multiplier"),
    scattered=True,
    usual={"multiplier": ("1", "1.0")},
)

LYFTA = Format(
    "lyfta",
    "Lyfta",
    {
        Field.DATE: "Date",
        Field.TITLE: "Title",
        Field.EXERCISE: "Exercise",
        Field.WEIGHT: "Weight",
        Field.REPS: "Reps",
        Field.SECONDS: "Time",
        Field.DISTANCE: "Distance",
        Field.KIND: "Set Type",
    },
    marks=("Superset id", "Set Type"),
)

LIFTOSAUR = Format(
    "liftosaur",
    "Liftosaur",
    {
        Field.DATE: "Workout DateTime",
        Field.TITLE: "Day Name",
        Field.EXERCISE: "Exercise",
        Field.WARM_UP: "Is Warmup Set?",
        Field.REPS: "Completed Reps",
        Field.RPE: "Completed RPE",
        Field.WEIGHT: "Completed Weight Value",
        Field.WEIGHT_UNIT: "Completed Weight Unit",
        Field.NOTES: "Notes",
        Field.NOTHING: "Completed Reps Time | Target Muscles | Synergist Muscles",
    },
    marks=("Workout DateTime", "Completed Reps"),
    plans=True,
)

REPCOUNT = Format(
    "repcount",
    "RepCount",
    {
        Field.DATE: "Workout Start",
        Field.TITLE: "Name",
        Field.EXERCISE: "Exercise",
        Field.WEIGHT: "Weight",
        Field.REPS: "Reps",
        Field.SECONDS: "Duration",
        Field.DISTANCE: "Distance",
        Field.NOTES: "Notes",
    },
    marks=("Workout Start", "Workout End"),
    plans=True,
)

GYMRUN = Format(
    "gymrun",
    "GymRun",
    {
        Field.DATE: "Date",
        Field.CLOCK: "Time",
        Field.TITLE: "Routine",
        Field.EXERCISE: "Exercise",
        Field.WEIGHT: "Weight",
        Field.REPS: "Reps",
        Field.NOTES: "Note",
        Field.NOTHING: "Set | Type | Book | Version1",
    },
    marks=("Routine", "Para6", "Para10"),
    scattered=True,
)

TABLE = {
    Field.DATE: "Date",
    Field.CLOCK: "Time of day",
    Field.TITLE: "Workout | Workout Name | Title",
    Field.WORKOUT_NOTES: "Workout Notes",
    Field.EXERCISE: "Exercise | Exercise Name",
    Field.KIND: "Set Type | Kind",
    Field.WEIGHT: "Weight",
    Field.WEIGHT_UNIT: "Weight Unit | Unit",
    Field.REPS: "Reps | Repetitions",
    Field.RPE: "RPE",
    Field.RIR: "RIR",
    Field.DISTANCE: "Distance",
    Field.DISTANCE_UNIT: "Distance Unit",
    Field.SECONDS: "Seconds | Duration",
    Field.NOTES: "Notes | Note | Comment",
    Field.NOTHING: "Set | Set Number | Set Order",
}
"""A plain table, one set a row: what the other layouts are brought to."""

STRONGLIFTS = Format("stronglifts", "StrongLifts", TABLE, plans=True)
JEFIT = Format("jefit", "Jefit", TABLE, plans=True)
GYMBOOK = Format("gymbook", "GymBook", TABLE | {Field.DONE: "Done"}, scattered=True)

SHEET = Format("sheet", "", TABLE, whole=True)
"""Somebody's own spreadsheet. A column that is not known could turn the meaning of the others."""

FORMATS = (OWN, HEVY, STRONG, FITNOTES_IOS, FITNOTES, FITBOD, LYFTA, LIFTOSAUR, REPCOUNT, GYMRUN, SHEET)
READ = "Hevy, Strong, FitNotes, Fitbod, Lyfta, StrongLifts, Liftosaur, RepCount, GymBook, Jefit, GymRun"
