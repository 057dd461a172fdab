"""A person's text with live figures in it, turned into paragraphs of runs."""

from __future__ import annotations

import re

from sitrep.document.evidence import Citations
from sitrep.document.model import Prose, Run
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.report import Token, pieces

_SENTENCE_END = re.compile(r"(?:^|[.!?][”\"')]*\s+)[“\"'(]*$")
_BULLET = re.compile(r"^\s*[•*–-]\s+")


class ProseReader:
    """Turns field values into prose; figures stand in it as they are now."""

    def __init__(self, writer: Writer, selection: Selection, citations: Citations) -> None:
        self._writer = writer
        self._selection = selection
        self._citations = citations

    def paragraphs(self, text: str) -> tuple[Prose, ...]:
        """Read a text, one paragraph or bullet a line; empty lines and bullet marks fall away."""
        lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
        return tuple(self.line(line) for line in lines if line)

    def line(self, text: str) -> Prose:
        runs: list[Run] = []
        said = ""
        for piece in pieces(text):
            run = self._token(piece, said) if isinstance(piece, Token) else Run(piece)
            runs.append(run)
            said += run.text
        return tuple(runs)

    def _token(self, token: Token, before: str) -> Run:
        figure = self._selection.current(token.figure)
        if figure is None:
            return Run(self._writer.phrase("missing"))
        return Run(self._words(token.form, figure, before), figure.id, self._citations.cite(figure))

    def _words(self, form: str, figure: Figure, before: str) -> str:
        start = _SENTENCE_END.search(before) is not None
        match form:
            case "sentence":
                return self._writer.sentence(figure.claim)
            case "people":
                return self._writer.amount(figure.claim, start=start)
            case _:
                return self._writer.count(figure.claim.quantity, start=start)
