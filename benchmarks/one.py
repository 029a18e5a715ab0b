"""`python -m benchmarks.one MODULE`: one benchmark, on an empty site of its own."""

import importlib
import sys

from benchmarks.site import empty_site

if __name__ == "__main__":
    with empty_site():
        # Models cannot be imported before the site is there.
        for line in importlib.import_module(sys.argv[1]).measure():
            print(f"  {line}")
