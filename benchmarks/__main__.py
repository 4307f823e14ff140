"""`python -m benchmarks`: every measurement, in one run."""

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import acknowledgement, pictures, start, workouts


async def main() -> None:
    logging.disable(logging.WARNING)
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        for subject in (acknowledgement, workouts, start, pictures):
            await subject.run(Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
