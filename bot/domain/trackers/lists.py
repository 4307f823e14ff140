"""What the trackers' own lists call the exercises of our catalogue, where its own names do not say it.

Gathered from exports and code that are public: Hevy (428 names), Strong, FitNotes (95), Fitbod, Liftosaur (363),
Jefit (261), StrongLifts, and the 1,324 of ExerciseDB, which Lyfta uses. A grip is the same exercise; another way to
carry the load is not, so a smith machine's deadlift and a rack pull are no deadlift.
"""

from bot.domain.spelling import fold

_MEANT = """
deadlift: Sumo Deadlift | Sumo Deadlift (Barbell) | Barbell Sumo Deadlift | Deficit Deadlift | Deadlift -
    Conventional
trap-bar-deadlift: Deficit Deadlift, Trap Bar | Hex Bar Deadlift (Barbell)
kettlebell-deadlift kettlebell: Deadlift, Kettlebell
romanian-deadlift barbell: Barbell Romanian Deadlift | Romanian Deadlift - Barbell
romanian-deadlift dumbbell: Dumbbell Romanian Deadlift
stiff-leg-deadlift barbell: Barbell Stiff-Leg Deadlift | Barbell Stiff-Legged Deadlift | Barbell Straight Leg
    Deadlift | Stiff-Legged Barbell Deadlift | Stiff-Legged Deadlift (Barbell)
stiff-leg-deadlift dumbbell: Dumbbell Stiff Leg Deadlift | Dumbbell Stiff Legged Deadlift | Dumbbell Straight Leg
    Deadlift
single-leg-rdl dumbbell: Dumbbell Single Leg Deadlift | Single Leg Romanian Deadlift (Dumbbell)
single-leg-rdl kettlebell: Single Leg Kettlebell Deadlift
single-leg-rdl bodyweight: Single Leg Deadlift, Bodyweight
seated-good-morning: Barbell Seated Good Morning
cable-pull-through cable: Cable Pull Through (With Rope)
back-extension: Back Extension (Hyperextension) | Back Extension (Weighted Hyperextension) | Lower Back Extension |
    Back Extension, Bodyweight | 45 Degrees Back Extension | Back Hyperextension
back-extension machine: Back Extension (Machine)
back-extension swiss_ball: Stability Ball Back Extension | Back Extension On Exercise Ball
reverse-hyperextension swiss_ball: Reverse Hyper Extension (On Stability Ball)
reverse-hyperextension bench: Reverse Hyper On Flat Bench
external-rotation cable: Cable Standing Shoulder External Rotation
glute-bridge dumbbell: Dumbbell Glute Bridge
glute-bridge band: Glute Bridge, Band
pallof-press band: Band Horizontal Pallof Press
bent-over-row barbell: Bent Over Barbell Row
bent-over-row dumbbell: Dumbbell Bent Over Row | Elbows Out Bent Over Dumbbell Row | Dumbbell Palm In Bent-Over Row
bent-over-row machine: Smith Machine Bent Over Row | Bent Over Row (Smith Machine) | Smith Bent Over Row | Lever
    Bent Over Row | Lever Bent-Over Row With V-Bar
bent-over-row band: Handle Band Bent Over Row
bent-over-row kettlebell: Kettlebell Two Arm Row
pendlay-row: Barbell Pendlay Row
yates-row barbell: Bent Over Row - Underhand (Barbell) | Reverse Grip Barbell Bent Over Row | Barbell Reverse Grip
    Bent Over Row | Reverse Grip Bent-Over Row (Barbell) | Ez Bar Reverse Grip Bent Over Row
yates-row machine: Smith Reverse Grip Bent Over Row
one-arm-dumbbell-row: Bent Over One Arm Row (Dumbbell) | Bent Over One Arm Row | Dumbbell One Arm Row | Dumbbell One
    Arm Bent-Over Row | One-Arm Dumbbell Row | Single Arm Row (Dumbbell)
chest-supported-row dumbbell+bench: Chest Supported Incline Row (Dumbbell) | Incline Row (Dumbbell) | Dumbbell
    Incline Row | Dumbbell Incline Bench Row | Chest Supported Dumbbell Row | Incline Dumbbell Row
chest-supported-row barbell+bench: Barbell Incline Row | Cambered Bar Lying Row | Incline Row (Barbell)
chest-supported-row machine: Chest Supported Row (Machine)
t-bar-row: T Bar Row (Barbell)
t-bar-row machine: Lever T Bar Row | T Bar Row (Machine) | T-Bar Row Machine
seated-cable-row cable: Seated Cable Row - V Grip (Cable) | Seated Cable Row - Bar Grip | Seated Cable Row - Bar
    Wide Grip | Seated Wide-Grip Row (Cable) | Cable Seated Row | Cable Low Seated Row | Cable Rope Seated Row |
    Cable Seated Wide-Grip Row | Cable Straight Back Seated Row | Straight Back Seated Row | Seated Cable Row - Wide
    Grip | Seated Cable Row - Close Grip | Seated Wide Grip Row | Underhand Seated Cable Row | Cable Row Wide Grip
seated-cable-row band: Seated Row, Band | Loop Band Seated Row | Resistance Band Seated Straight Back Row
one-arm-cable-row: Cable One-Arm Row | Cable Seated Single Arm Row | Single Arm Seated Cable Row
machine-row: Seated Row (Machine) | Iso-Lateral Row (Machine) | Iso-Lateral Low Row | Machine Seated Row | Seated
    Machine Row | Seated Row, Leverage Machine | Lever Seated Row | Lever Narrow Grip Seated Row | Leverage Machine
    Iso Row | Hammerstrength Iso Row
inverted-row: Australian Chin Up
inverted-row suspension: Low Row (Suspension) | Suspended Row | Inverted Row With Straps
lat-pulldown cable: Lat Pulldown - Close Grip (Cable) | Lat Pulldown - Wide Grip (Cable) | Lat Pulldown - Underhand
    (Cable) | Reverse Grip Lat Pulldown (Cable) | Lat Pulldown Underhand | Wide Grip Lat Pulldown | Close Grip Lat
    Pulldown | Reverse Grip Pull Down | Reverse Grip Lat Pull Down | Close Grip Front Lat Pulldown | Cable Lat
    Pulldown (Wide Grip) | Cable Front Lat Pulldown (Close Grip) | Cable V Bar Pull Down | Cable V Bar Pulldown |
    Cable Pulldown | Cable Pulldown (Pro Lat Bar) | Cable Bar Lateral Pulldown | Cable Lateral Pulldown With V-Bar |
    Cable Lateral Pulldown (With Rope Attachment) | Cable Underhand Pulldown | Cable Reverse Grip Pulldown | Cable
    Wide-Grip Lat Pulldown | Cable Lat Pulldown Full Range Of Motion | Twin Handle Parallel Grip Lat Pulldown |
    Neutral Grip Lat Pulldown
lat-pulldown machine: Machine Lat Pulldown | Machine Lat Pulldown (Reverse Grip) | Reverse Grip Machine Lat Pulldown
    | Lat Pulldown, Leverage Machine | Lever Front Pulldown | Lever Reverse Grip Lateral Pulldown
band-pulldown band: Kneeling Pulldown (Band) | Handle Band Lat Pulldown | Loop Band Lat Pulldown | Band Close-Grip
    Pulldown | Band Underhand Pulldown | Lat Pulldown - Underhand (Band)
straight-arm-pulldown cable: Rope Straight Arm Pulldown | Straight-Arm Cable Pushdown | Cable Straight Arm Pulldown
    | Cable Straight Arm Pulldown (With Rope)
dumbbell-pullover: Dumbbell Straight Arm Pullover
dumbbell-pullover machine: Lever Pullover
pull-up: Wide Pull Up | Wide Grip Pull-Up | Neutral Grip Pull Up | Pull Up (Neutral Grip) | Mixed Grip Pull Up |
    V-Bar Pull Up
pull-up suspension: Ring Pull Up
chin-up: Neutral Chin Up | Mixed Grip Chin-Up | Close Grip Chin-Up | Chin-Ups (Narrow Parallel Grip) | Reverse Grip
    Pull-Up
assisted-pull-up machine: Lever Assisted Chin-Up | Pull Up, Leverage Machine | Chin Up, Leverage Machine | Assisted
    Parallel Close Grip Pull-Up
assisted-pull-up band+pull_up_bar: Pull Up (Band) | Pull Up, Band | Chin Up (Band)
face-pull cable: Cable Rope Face Pull | Cable Seated Face Pull (With Rope)
face-pull band: Loop Band Face Pull
reverse-fly: Bent Over Reverse Fly
reverse-fly dumbbell: Rear Delt Reverse Fly (Dumbbell) | Rear Delt Dumbbell Raise | Dumbbell Bent Over Reverse Fly |
    Dumbbell Rear Delt Raise | Dumbbell Rear Fly | Dumbbell Rear Lateral Raise | Dumbbell Rear Delt Fly
reverse-fly dumbbell+bench: Chest Supported Reverse Fly (Dumbbell) | Dumbbell Incline Rear Lateral Raise | Dumbbell
    Lying Rear Lateral Raise
reverse-fly cable: Rear Delt Reverse Fly (Cable) | Reverse Fly Single Arm (Cable) | Cable Rear Delt Fly | Cable
    Cross-Over Reverse Fly
reverse-pec-deck: Rear Delt Reverse Fly (Machine) | Reverse Fly (Machine) | Reverse Fly, Leverage Machine | Machine
    Rear Delt Fly | Rear Delt Machine Fly | Lever Seated Reverse Fly | Lever Seated Reverse Fly (Parallel Grip)
rear-delt-row dumbbell+bench: Dumbbell Lying Rear Delt Row
rear-delt-row cable: Cable Rear Delt Row | Cable Standing Rear Delt Row (With Rope) | Cable Rear Delt Row (With
    Rope) | Cable Rear Delt Row (Stirrups)
rear-delt-row band: Band Standing Rear Delt Row
shrug barbell: Barbell Behind The Back Shrug
shrug machine: Machine Shrug | Lever Shrug | Smith Shrug | Shrug, Leverage Machine | Shrug (Smith Machine) | Smith
    Machine Shrug
shrug dumbbell: Dumbbell Shoulder Shrug
kelso-shrug dumbbell+bench: Incline Dumbbell Shrug | Dumbbell Incline Shrug
upright-row barbell: Barbell Upright Row | Barbell Wide-Grip Upright Row
upright-row kettlebell: Kettlebell Upright Row
upright-row band: Handle Band Upright Row
kettlebell-high-pull kettlebell: Kettlebell Sumo High Pull
prone-y-raise dumbbell+bench: Chest Supported Y Raise (Dumbbell)
side-plank: Bodyweight Incline Side Plank
"""

NOT_MEANT = frozenset(
    map(
        fold,
        (
            "High Row",  # on a machine: a pulldown as much as a row
            "Kettlebell Row",  # with one arm, not alternating from the floor
        ),
    )
)
"""Names of the trackers that mean something else than the same words here."""


def _read(meant: str) -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for line in meant.replace("\n    ", " ").strip().splitlines():
        target, _, names = line.partition(":")
        exercise_id, _, variant = target.partition(" ")
        found |= {fold(name): (exercise_id, variant or None) for name in names.split("|")}
    return found


MEANT = _read(_MEANT)
"""By the folded name: the id of the exercise, and what it is done with, where the name tells."""
