"""What the command line writes into a report by name: fields, reasons of changes, corrections."""

from __future__ import annotations

from dataclasses import replace

from sitrep.domain.changes import Reason
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.services import correcting, finding, reasoning, reporting, translating
from sitrep.store.database import Store

_REASON, _TYPE, _FIGURE = "changes.", "corrections.", "figures."
HELP = (
    "changes.FIGURE.reason and changes.FIGURE.wording say why a count changed and what readers are"
    " told; in a corrected version figures.FIGURE puts a printed count right, and"
    " corrections.FIGURE.type and corrections.FIGURE.wording say what was wrong; FIELD@LANGUAGE is"
    " the translation of a text, such as overview@ar, and situation@ar that of the situation's name"
)


def set_named(store: Store, issue: Issue, name: str, value: str) -> Changed:
    """Write what goes by `name` in a draft; an empty value clears it.

    Raises:
        Refused: The report was issued, or the name or the value is not understood.
        NotFound: A figure named in it is not there.
    """
    if name.startswith(_FIGURE):
        figure = finding.figure(store, name.removeprefix(_FIGURE)).id
        return correcting.correct_figure(store, issue, figure, value)
    if name.startswith(_REASON):
        words, part = _split(name, _REASON, "reason")
        figure = finding.figure(store, words).id
        reason = _with(reasoning.of(store, issue, figure), part, value)
        return reasoning.give(store, issue, figure, reason)
    if name.startswith(_TYPE):
        words, part = _split(name, _TYPE, "type")
        what = words if words in reporting.fields_of(store, issue) else ""
        what = what or finding.figure(store, words).id
        reason = _with(correcting.said(store, issue, what), part, value)
        return correcting.say(store, issue, what, reason)
    field, _, language = name.rpartition("@")
    if field:
        return translating.translate(store, issue, language, field, value)
    return reporting.set_field(store, issue, name, value)


def _split(name: str, prefix: str, first: str) -> tuple[str, str]:
    words, _, part = name.removeprefix(prefix).rpartition(".")
    if not words or part not in (first, "wording"):
        raise Refused(
            f"Nothing was changed: there is no field “{name}”.",
            f"Write {prefix}FIGURE.{first} or {prefix}FIGURE.wording.",
        )
    return words, part


def _with(reason: Reason, part: str, value: str) -> Reason:
    if part == "wording":
        return replace(reason, wording=value)
    return replace(reason, code=value.strip().lower())
