"""Reading an exercise as a whole, for the checks of the library."""

from bot.domain.exercises import Exercise


def main(exercise: Exercise) -> set[str]:
    """The muscles that it is done for."""
    return {*exercise.primary, *exercise.moved}


def texts_of(exercise: Exercise) -> str:
    """Everything that the words of an exercise say."""
    instructions = exercise.instructions
    lines = [
        instructions.purpose,
        instructions.brief.setup,
        *instructions.brief.steps,
        instructions.setup,
        *instructions.steps,
        *instructions.cues,
        *instructions.safety,
        *instructions.stop,
        instructions.progress,
    ]
    lines += [f"{line.fault}. {line.fix}" for line in instructions.mistakes]
    lines += [f"{line.name}. {line.how}" for line in instructions.variants]
    return "\n".join([*lines, instructions.figure.start, instructions.figure.end])
