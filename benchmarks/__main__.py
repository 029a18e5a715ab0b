"""``make bench``: the machine, then each registered benchmark."""

import os
import platform
import sys
from collections.abc import Callable

from newsroom.postgres.address import var_folder
from newsroom.postgres.programs import PostgresError, choose

# Name → function that measures, and returns its figures as lines to print.
BENCHMARKS: dict[str, Callable[[], list[str]]] = {}


def machine() -> dict[str, str]:
    """What a figure depends on, in words: cores, memory, versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    try:
        major, folder = choose(var_folder(os.environ), os.environ)
        database = f"{major}, from {folder}"
    except PostgresError:
        database = "none found"
    if os.environ.get("DATABASE_URL"):
        database = "at DATABASE_URL"
    return {
        "System": f"{platform.system()} {platform.machine()}",
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory:.1f} GiB",
        "Python": platform.python_version(),
        "PostgreSQL": database,
    }


def main() -> int:
    """Print the machine's facts and each benchmark's figures; returns the exit code."""
    for name, value in machine().items():
        print(f"{name:12}{value}")
    print(
        f"\n{len(BENCHMARKS)} benchmarks are registered." if BENCHMARKS else "\nNo benchmark is written yet."
    )
    for name, measure in BENCHMARKS.items():
        print(f"\n{name}")
        for line in measure():
            print(f"  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
