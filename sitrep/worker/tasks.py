"""What the worker can do: plain functions of a message. Heavy libraries load when first used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sitrep.document.record import Carried, printed
from sitrep.document.shown import Patch, Shown
from sitrep.domain import place
from sitrep.domain.place import PlaceList
from sitrep.errors import Leaked
from sitrep.worker.messages import (
    LayOut,
    Propose,
    Prove,
    Read,
    ReadLogo,
    ReadPasted,
    ReadPlaces,
    Render,
    RenderSheet,
    Reopen,
    Repaint,
    Task,
)


def run(task: Task) -> Any:
    """Do `task` and return its result.

    Raises:
        SitrepError: It could not be done; the text says why.
    """
    match task:
        case Read() | ReadPasted() | ReadLogo() | ReadPlaces():
            return _read(task)
        case Propose():
            from sitrep.assistant.propose import propose

            _know(task.country, task.places)
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
        case Render() | LayOut() | Repaint():
            return _rendered(task)
        case Prove():
            return _prove(task)


def _know(country: str, places: PlaceList | None) -> None:
    """Take the places of a country that came with a task, unless they are known already."""
    known = place.own_list(country)
    if (known and known.sha256) != (places and places.sha256):
        place.know([places] if places else [])


def _read(task: Read | ReadPasted | ReadLogo | ReadPlaces) -> Any:
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
        case ReadPlaces(data=data, filename=filename, country=country):
            from sitrep.importers.places import read_places

            return read_places(data, filename, country)


def _carried(data: bytes) -> Carried:
    from sitrep.formats.pages import pages_of
    from sitrep.importers.carried import read

    found = read(data)
    return replace(found, pages=pages_of(data, printed(found.document)))


def _rendered(task: Render | LayOut | Repaint) -> bytes | Shown | Patch | None:
    if not isinstance(task, Render):
        from sitrep.formats import partial

        document, paper, grey = task.document, task.paper, task.greyscale
        if isinstance(task, LayOut):
            return partial.lay_out(document, paper=paper, greyscale=grey)
        return partial.repaint(document, task.name, paper=paper, greyscale=grey)
    if task.record or task.archival:
        from sitrep.formats.pdf import render

        return render(
            task.document,
            paper=task.paper,
            greyscale=task.greyscale,
            record=task.record,
            archival=task.archival,
        )
    from sitrep.formats import FORMATS

    return FORMATS[task.format].render(task.document, paper=task.paper, greyscale=task.greyscale)


def _prove(task: Prove) -> None:
    from sitrep.importers.read_back import texts
    from sitrep.proofing import leaks

    found = leaks.found(task.secrets, texts(task.data, task.format))
    if found:
        raise Leaked(*leaks.told(found))
