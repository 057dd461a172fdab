"""What the worker can do: plain functions of a message. Heavy libraries load when first used."""

from __future__ import annotations

from typing import Any

from sitrep.worker.messages import Propose, Read, ReadPasted, Render, RenderSheet, Task


def run(task: Task) -> Any:
    """Do `task` and return its result.

    Raises:
        SitrepError: It could not be done; the text says why.
    """
    match task:
        case Read(data=data, filename=filename):
            from sitrep.importers.read import read

            return read(data, filename)
        case ReadPasted(text=text, html=html):
            from sitrep.importers.read import read_pasted

            return read_pasted(text, html)
        case Propose():
            from sitrep.assistant.propose import propose

            return propose(
                task.text,
                language=task.language,
                published=task.published,
                country=task.country,
                article=task.article,
                publisher=task.publisher,
            )
        case RenderSheet():
            from sitrep.formats.pdf import render_sheet

            return render_sheet(task.name, task.values, paper=task.paper)
        case Render():
            from sitrep.formats import FORMATS

            return FORMATS[task.format].render(
                task.document, paper=task.paper, greyscale=task.greyscale
            )
