"""The list of commands, and what happens when one fails."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType

import click

from sitrep.cli.desk import JSON, STORE, Desk, say
from sitrep.errors import SitrepError
from sitrep.worker.client import Worker
from sitrep.worker.launch import WorkerBug

MODULES = MappingProxyType(
    {
        "drafting": ("sample", "draft"),
        "articles": ("add", "text", "articles", "proposals", "accept", "reject"),
        "extracting": ("extract",),
        "figures": ("figures", "figure"),
        "reports": ("reports", "report", "issue", "correct", "compare"),
        "writing": ("write",),
        "reopening": ("reopen",),
        "checks": ("check",),
        "stores": ("init", "situations", "situation", "search", "verify", "rehearse"),
    }
)  # of this package, each with its commands; one is loaded when a command of it is given
_PLACES = {command: module for module, commands in MODULES.items() for command in commands}


class _Commands(click.Group):
    """Finds a command in its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _PLACES:
            return None
        module = import_module(f"sitrep.cli.{_PLACES[cmd_name]}")
        _set_aside()
        commands: tuple[click.Command, ...] = module.COMMANDS
        return next(each for each in commands if each.name == cmd_name)


def _set_aside() -> None:
    """Let what has loaded stay, where sweeping waits for that."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="sitrep")
@STORE
@JSON
def sitrep() -> None:
    """Humanitarian situation reports from articles, offline.

    Every figure keeps its bounds, its source and the words it came from.
    """


def run() -> None:
    """Run the command that the program was called with, and exit with its status."""
    desk = Desk(worker=Worker(twin=True))
    try:
        status = run_words(sys.argv[1:], desk)
    finally:
        desk.worker.stop()
    sys.exit(status)


def _tell(error: SitrepError) -> None:
    if isinstance(error, WorkerBug) and os.environ.get("SITREP_TRACEBACK"):
        say(error.details)
    say(f"{error.problem} {error.remedy}")


def run_words(words: Sequence[str], desk: Desk) -> int:
    """Run one command; a refusal is one sentence and exit status 1, never a traceback.

    Returns:
        0 done, 1 refused or stopped, 2 wrong use.
    """
    try:
        sitrep.main([*words], prog_name="sitrep", obj=desk, standalone_mode=False)
    except SitrepError as error:
        _tell(error)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped; what was saved before stays.")
    except UnicodeEncodeError:
        say("This was not done: a name or word is not in UTF-8. Rename the file, or type it again.")
    except BrokenPipeError:  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("SITREP_TRACEBACK"):
            raise
        kind = type(error).__name__
        say(f"This was not done: Sitrep met a fault of its own ({kind}). What was saved is safe.")
        say("Set SITREP_TRACEBACK=1, do it again, and send us what it prints.")
    else:
        return 0
    return 1
