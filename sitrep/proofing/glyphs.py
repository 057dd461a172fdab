"""Rule on characters that no font of the program has, and that would print as empty boxes (G1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.languages.glyphs import missing, script
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import WHOLE, Report, place_of

_SHOWN = 8  # characters that a message names


def unprintable(report: Report) -> Iterator[Hit]:
    """Find them in what people wrote and translated, in words of figures, in names of sources."""
    for field in report.material.fields.values():
        letters = missing(field.value)
        if letters:
            start = field.value.index(letters[0])
            yield Hit(start, start + 1, "", _named(letters), field.field)
    for language, units in report.material.translations.items():
        letters = missing("\n".join(unit.value for unit in units))
        if letters:
            yield Hit(0, 0, "", _named(letters), f"translations.{language}")
    for row in report.document.evidence:
        letters = missing("\n".join((row.statement, row.place, row.chain, row.quote, row.note)))
        if letters:
            yield Hit(0, 0, "", _named(letters), place_of(row.figure))
    for each in report.document.references:
        letters = missing("\n".join((each.title, each.publisher, each.author, each.url)))
        if letters:
            yield Hit(0, 0, "", f"{_named(letters)}, in source {each.letter}", WHOLE)


def _named(letters: str) -> str:
    scripts = dict.fromkeys(filter(None, map(script, letters)))
    shown = letters[:_SHOWN] + ("…" if len(letters) > _SHOWN else "")
    return f"“{shown}” ({', '.join(list(scripts)[:3])})" if scripts else f"“{shown}”"


RULES: tuple[Rule[Report], ...] = (
    Rule(
        "G1",
        "No font of the program has {about}: an empty box may be printed. Write it in other"
        " letters.",
        Severity.WARNS,
        unprintable,
    ),
)
