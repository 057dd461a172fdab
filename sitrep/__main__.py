"""Decides what starts: the worker, or the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Start Sitrep with the words it was called with."""
    if sys.argv[1:2] == ["--worker"]:
        from sitrep.worker.serve import serve

        serve()
    else:
        from sitrep.cli.main import run

        run()


if __name__ == "__main__":
    main()
