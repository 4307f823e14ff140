"""Reading an exercise as a whole, for the checks of the library."""

from bot.domain.exercises import Exercise


def main(exercise: Exercise) -> set[str]:
    """The muscles that it is done for."""
    return {*exercise.primary, *exercise.moved}


def texts_of(exercise: Exercise) -> str:
    """Everything that the words of an exercise say."""
    told = exercise.instructions
    lines = [told.purpose, told.setup, *told.steps, *told.cues, *told.safety, *told.stop, told.progress]
    lines += [f"{line.fault}. {line.fix}" for line in told.mistakes]
    lines += [f"{line.name}. {line.how}" for line in told.variants]
    return "\n".join([*lines, told.figure.start, told.figure.end])
