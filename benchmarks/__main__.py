"""``make bench``: the machine, then each registered benchmark, on a site of its own.

``python -m benchmarks desk --articles 100000`` runs one of them, in a newsroom of that size.
"""

import argparse
import os
import platform
import subprocess
import sys
from importlib import import_module

from benchmarks.newsroom_of import newsroom_of
from newsroom.postgres.address import var_folder
from newsroom.postgres.programs import PostgresError, choose

# Modules with `measure(articles)`, which gives lines to print; in this order, the first fills the newsroom.
# They import models, and are imported once Django is set up.
IN_A_NEWSROOM = ("corpus", "readers", "serving", "desk", "workbench")
# Modules that measure on an empty site, each in a process of its own.
ALONE = ("feeds", "memory", "pictures", "typing_in_workbench")
BENCHMARKS = (*ALONE, *IN_A_NEWSROOM)


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
        "Load": f"{os.getloadavg()[0]:.1f}",
        "Memory": f"{memory:.1f} GiB",
        "Python": platform.python_version(),
        "PostgreSQL": database,
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the machine's facts and each benchmark's figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="which; all, if none is named")
    parser.add_argument("--articles", type=int, default=5000, help="how full the newsroom is (5000)")
    options = parser.parse_args(arguments)
    for name, value in machine().items():
        print(f"{name:12}{value}")
    names = options.names or BENCHMARKS
    failed = 0
    for name in ALONE:
        if name in names:
            print(f"\n{name}", flush=True)
            failed += (
                subprocess.run([sys.executable, "-m", "benchmarks.one", f"benchmarks.{name}"]).returncode != 0
            )
    inside = [name for name in names if name in IN_A_NEWSROOM and name != "corpus"]
    if inside or "corpus" in names:
        with newsroom_of(options.articles):
            for name in ("corpus", *inside):
                print(f"\n{name}", flush=True)
                for line in import_module(f"benchmarks.{name}").measure(options.articles):
                    print(f"  {line}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
