"""What the worker can do: plain functions of a message. Heavy libraries load when first used."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sitrep.document.record import Carried, printed
from sitrep.document.shown import Patch, Shown
from sitrep.domain import place
from sitrep.domain.article import ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.domain.place import PlaceFile, PlaceList
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

if TYPE_CHECKING:
    from collections.abc import Callable


class Kind(NamedTuple):
    """A kind of task.

    Attributes:
        limit: Seconds that it may take.
        result: The type of what it gives back.
        do: Does it.
    """

    limit: float
    result: Any
    do: Callable[[Any], Any]


def run(task: Task) -> Any:
    """Do `task` and return its result.

    Raises:
        SitrepError: It could not be done; the text says why.
    """
    return TASKS[type(task)].do(task)


def _read(task: Read) -> ArticleReading:
    from sitrep.importers.read import read

    return read(task.data, task.filename)


def _read_pasted(task: ReadPasted) -> ArticleReading:
    from sitrep.importers.read import read_pasted

    return read_pasted(task.text, task.html)


def _read_logo(task: ReadLogo) -> str:
    from sitrep.importers.logo import logo

    return logo(task.data)


def _read_places(task: ReadPlaces) -> PlaceFile:
    from sitrep.importers.places import read_places

    return read_places(task.data, task.filename, task.country)


def _propose(task: Propose) -> Proposed:
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


def _know(country: str, places: PlaceList | None) -> None:
    """Take the places of a country that came with a task, unless they are known already."""
    known = place.own_list(country)
    if (known and known.sha256) != (places and places.sha256):
        place.know([places] if places else [])


def _render(task: Render) -> bytes:
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


def _lay_out(task: LayOut) -> Shown:
    from sitrep.formats import partial

    return partial.lay_out(task.document, paper=task.paper, greyscale=task.greyscale)


def _repaint(task: Repaint) -> Patch | None:
    from sitrep.formats import partial

    return partial.repaint(task.document, task.name, paper=task.paper, greyscale=task.greyscale)


def _prove(task: Prove) -> None:
    from sitrep.importers.read_back import texts
    from sitrep.proofing import leaks

    found = leaks.found(task.secrets, texts(task.data, task.format))
    if found:
        raise Leaked(*leaks.told(found))


def _reopen(task: Reopen) -> Carried:
    from sitrep.formats.pages import pages_of
    from sitrep.importers.carried import read

    found = read(task.data)
    return replace(found, pages=pages_of(task.data, printed(found.document)))


def _render_sheet(task: RenderSheet) -> bytes:
    from sitrep.formats.pdf import render_sheet

    return render_sheet(task.name, task.values, paper=task.paper)


# fmt: off
TASKS = MappingProxyType({
    Read:        Kind(10.0,  ArticleReading, _read),
    ReadPasted:  Kind(10.0,  ArticleReading, _read_pasted),
    ReadLogo:    Kind(10.0,  str,            _read_logo),
    ReadPlaces:  Kind(60.0,  PlaceFile,      _read_places),
    Propose:     Kind(5.0,   Proposed,       _propose),
    Render:      Kind(120.0, bytes,          _render),
    LayOut:      Kind(120.0, Shown,          _lay_out),
    Repaint:     Kind(20.0,  Patch | None,   _repaint),
    Prove:       Kind(30.0,  type(None),     _prove),
    Reopen:      Kind(20.0,  Carried,        _reopen),
    RenderSheet: Kind(60.0,  bytes,          _render_sheet),
})
# fmt: on
