"""What the worker can do: plain functions of a message. Heavy libraries load when first used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sitrep.document.record import Carried, printed
from sitrep.errors import Leaked
from sitrep.worker.messages import (
    Propose,
    Prove,
    Read,
    ReadLogo,
    ReadPasted,
    Render,
    RenderSheet,
    Reopen,
    Task,
)

_NAMED = 6  # leaks that an error names


def run(task: Task) -> Any:
    """Do `task` and return its result.

    Raises:
        SitrepError: It could not be done; the text says why.
    """
    match task:
        case Read() | ReadPasted() | ReadLogo():
            return _read(task)
        case Propose():
            from sitrep.assistant.propose import propose

            return propose(
                task.text,
                language=task.language,
                published=task.published,
                country=task.country,
                article=task.article,
                publisher=task.publisher,
                own=task.own,
            )
        case RenderSheet():
            from sitrep.formats.pdf import render_sheet

            return render_sheet(task.name, task.values, paper=task.paper)
        case Reopen(data=data):
            return _carried(data)
        case Render():
            return _rendered(task)
        case Prove():
            return _prove(task)


def _read(task: Read | ReadPasted | ReadLogo) -> Any:
    match task:
        case Read(data=data, filename=filename):
            from sitrep.importers.read import read

            return read(data, filename)
        case ReadPasted(text=text, html=html):
            from sitrep.importers.read import read_pasted

            return read_pasted(text, html)
        case ReadLogo(data=data):
            from sitrep.importers.logo import logo

            return logo(data)


def _carried(data: bytes) -> Carried:
    from sitrep.formats.pages import pages_of
    from sitrep.importers.carried import read

    found = read(data)
    return replace(found, pages=pages_of(data, printed(found.document)))


def _rendered(task: Render) -> bytes:
    if task.record:
        from sitrep.formats.pdf import render

        return render(task.document, paper=task.paper, greyscale=task.greyscale, record=task.record)
    from sitrep.formats import FORMATS

    return FORMATS[task.format].render(task.document, paper=task.paper, greyscale=task.greyscale)


def _prove(task: Prove) -> None:
    from sitrep.importers.read_back import texts
    from sitrep.proofing import leaks

    found = leaks.found(task.secrets, texts(task.data, task.format))
    if found:
        raise Leaked(*leaks.told(found, _NAMED))
