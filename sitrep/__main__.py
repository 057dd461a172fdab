"""Decides what starts: the worker, the window, or the command line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Start Sitrep with the words it was called with.

    Without words, or with the name of a file, the window opens; on a file, on that file.
    """
    words = sys.argv[1:]
    gc.disable()  # what loads now stays; whoever has loaded sets it aside and turns this on again
    if words == ["--worker"]:
        from sitrep.worker.serve import serve

        serve()
    elif _wants_window(words):
        from sitrep.ui import importing

        try:
            importing.lightly()
            from sitrep.ui.app import run
        except ImportError as error:
            sys.exit(_lacking(error))
        from sitrep import paths

        sys.exit(run(paths.store(), Path(words[0]) if words else None))
    else:
        from sitrep.cli.main import run as run_words

        run_words()


def _wants_window(words: list[str]) -> bool:
    """Tell whether a window is asked for and can be shown; says so where it cannot."""
    if words and not (len(words) == 1 and Path(words[0]).is_file()):
        return False
    if _has_screen():
        return True
    sys.stderr.write("There is no screen, so no window was opened. These commands need none.\n")
    sys.argv[1:] = ["--help"]
    return False


def _lacking(error: ImportError) -> str:
    """Return which library of the system a window lacks; anything else is a fault of ours."""
    name, _, _ = str(error).partition(":")
    if ".so" not in name:
        raise error
    return (
        f"No window was opened: the library {Path(name).name} is missing or damaged.\n"
        "Install it; README names what Debian and Ubuntu need. "
        "“sitrep --help” lists the commands that need no window."
    )


def _has_screen() -> bool:
    """Tell whether a window can be shown; only Linux may have no screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    main()
