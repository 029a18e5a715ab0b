"""``make bench``: the machine, then each registered benchmark, in a process and on a site of its own."""

import os
import platform
import subprocess
import sys

from newsroom.postgres.address import var_folder
from newsroom.postgres.programs import PostgresError, choose

# Name → module, whose `measure()` measures and returns its figures as lines to print.
BENCHMARKS: dict[str, str] = {
    "A feed of 500 entries": "benchmarks.feeds",
}


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
    failed = 0
    for name, module in BENCHMARKS.items():
        print(f"\n{name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", "benchmarks.one", module]).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
