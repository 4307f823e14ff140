"""`python -m benchmarks`: every measurement, in one run of about four minutes."""

import asyncio
import logging
import os
import platform
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import (
    acknowledgement,
    blocks,
    charts,
    files,
    pictures,
    reading,
    reminders,
    start,
    understood,
    whole,
    workouts,
)
from benchmarks.measure import since


async def main() -> None:
    logging.disable(logging.WARNING)
    began = perf_counter()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores. Others may use this machine meanwhile:")
    print("read the ratios, which come from interleaved rounds, and not the milliseconds.")
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        for subject in (
            understood,
            reading,
            files,
            whole,
            blocks,
            acknowledgement,
            workouts,
            reminders,
            start,
            pictures,
            charts,
        ):
            await subject.run(Path(folder))
    print(f"\nMeasured in {since(began) / 1000:.0f} s.")


if __name__ == "__main__":
    asyncio.run(main())
