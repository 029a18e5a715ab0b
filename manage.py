#!/usr/bin/env python
"""Run a management command, with the private database up while it runs."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    from newsroom import postgres

    with postgres.running():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
