"""What a person typed into a field of a report, made ready for the store."""

from __future__ import annotations

from dataclasses import replace

from sitrep.document import entries
from sitrep.domain.fields import FieldValue, checked, field_name, is_field, is_prose
from sitrep.domain.figure import Figure
from sitrep.domain.report import Issue
from sitrep.domain.report_types import TYPES
from sitrep.domain.tokens import Token, pieces
from sitrep.errors import NotFound, Refused
from sitrep.services import finding
from sitrep.store.database import Store


def ready(store: Store, issue: Issue, name: str, value: str) -> FieldValue:
    """Return the field as it is kept; figures may be named by the beginning of their id.

    Raises:
        Refused: There is no such field, or its value is not understood.
        NotFound: A figure named in it is not there.
    """
    try:
        value = checked(name, value)
    except ValueError as error:
        if not is_field(name):
            raise Refused(
                f"Nothing was changed: there is no field “{name}”.",
                "“sitrep report set --help” lists the fields.",
            ) from error
        raise Refused(
            f"The {field_name(name)} was not saved: “{value}” was not understood ({error}).",
            "Write days as 2025-03-07 and times as 18:00.",
        ) from error
    own = TYPES[issue.type]
    if value and not own.has_field(name):
        raise Refused(
            f"Nothing was changed: {_a(own.name)} has no {field_name(name)}.",
            "Say it in a field that it has, or write it in a situation report.",
        )
    if name.startswith("key_figures.") and value:
        value = _own_figure(store, issue, value.strip("[]")).id
    elif name.startswith("information_gaps."):
        value = _closed(store, issue, value)
    elif is_prose(name):
        value = prose(store, issue, value)
    return FieldValue(name, value)


def prose(store: Store, issue: Issue, text: str) -> str:
    """Return a text with every figure in it named by its whole id.

    Raises:
        NotFound: One names no figure of the situation.
    """
    return "".join(_whole(store, issue, piece) for piece in pieces(text))


def _closed(store: Store, issue: Issue, gap: str) -> str:
    """Return a gap with the figure that closes it named by its whole id, if one does."""
    figure = entries.answered_by(gap)
    if not figure:
        return gap
    found = _own_figure(store, issue, figure)
    return entries.line(entries.entry(gap) | {"answered_by": found.id})


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name.lower()}"


def _whole(store: Store, issue: Issue, piece: str | Token) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return str(replace(piece, figure=_own_figure(store, issue, piece.figure).id))
    except NotFound as error:
        raise NotFound(
            f"The text was not saved: “{piece}” names no figure of this situation.",
            "Choose a figure in its place, or take the double brackets away.",
        ) from error


def _own_figure(store: Store, issue: Issue, words: str) -> Figure:
    figure = finding.figure(store, words)
    if figure.situation != issue.situation:
        raise NotFound(
            f"Nothing was changed: the figure “{words}” belongs to another situation.",
            "“sitrep figures” lists those of this one.",
        )
    return figure
