"""Decides what starts: the worker, the window, or the command line."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Start Sitrep with the words it was called with."""
    words = sys.argv[1:]
    if words == ["--worker"]:
        from sitrep.worker.serve import serve

        serve()
    elif not words and _has_screen():
        from sitrep import paths
        from sitrep.ui.app import run

        sys.exit(run(paths.store()))
    else:
        from sitrep.cli.main import run as run_words

        run_words()


def _has_screen() -> bool:
    """Tell whether a window can be shown; only Linux may have no screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    main()
