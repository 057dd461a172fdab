"""Rules on what is left over: text of the last issue, gaps to fill, copies (S5, S6, R1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel

from sitrep.document.model import Document, Prose
from sitrep.languages.lexicon import any_of
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.profile import Profile
from sitrep.proofing.reading import ANYWHERE, Reading
from sitrep.proofing.report import WHOLE, Report, printed_as, text

SAME_TEXT = 0.9
_MOST_WORDS = 20_000  # of an issue, for comparing
_BRACKETS = re.compile(r"\[\[[^\[\]\n]{0,120}\]\]|\[(?!\d{1,3}\])[^\[\]\n]{0,120}\]|\?{3,}|_{3,}")
_CROSSES = re.compile(r"(?<![\w-])[Xx]{2,}(?:[,.][Xx]{3})*(?![\w-])|(?<![\w-])N{2,}(?![\w-])")
_ROMAN = {"xx", "xxx"}  # in lower case they are pages


def placeholders(reading: Reading) -> Iterator[Hit]:
    """Find what was to be filled in: brackets that are no token, "TBC", "XX"."""
    plain = reading.text.plain
    end = 0
    found = (*_BRACKETS.finditer(plain), *_words(reading.text.profile).finditer(plain))
    for each in sorted((*found, *_CROSSES.finditer(plain)), key=lambda match: match.start()):
        if each.start() >= end and each.group() not in _ROMAN:
            end = each.end()
            yield Hit(*each.span())


@cache
def _words(style: Profile) -> re.Pattern[str]:
    words = style.words("placeholders", "words")
    exact = any_of(word for word in words if word.isupper())
    loose = any_of(word for word in words if not word.isupper())
    return re.compile(rf"(?<![\w-])(?:{exact}|(?i:{loose}))(?![\w-])")


def hidden(reading: Reading) -> Iterator[Hit]:
    """Find tokens that print no number: the figure is gone, or this edition may not show it."""
    if reading.facts.known:
        for placed in reading.text.tokens:
            if placed.token.figure not in reading.facts.newest:
                yield Hit(placed.start, placed.end)


def empty(report: Report) -> Iterator[Hit]:
    for name in report.limits.required:
        if not report.material.value(name).strip():
            yield Hit(0, 0, "", name.replace("_", " "), name)


def gone(report: Report) -> Iterator[Hit]:
    """Find key figures that are no longer there, or that this edition may not show."""
    for name, field in report.material.fields.items():
        if name.startswith("key_figures.") and field.value not in report.facts.newest:
            yield Hit(0, 0, "", "", name)


def not_reviewed(report: Report) -> Iterator[Hit]:
    for name, field in report.material.fields.items():
        if field.carried and field.value:
            yield Hit(0, len(field.value), "", "", name)


def past(report: Report) -> Iterator[Hit]:
    """Find days before the reporting period in text that nobody has reviewed."""
    period = report.facts.period
    if period is None:
        return
    for name, reading in report.readings.items():
        if not report.material.fields[name].carried:
            continue
        for start, end, day in reading.days.said(reading.text.plain, period[1]):
            if day < period[0]:
                yield Hit(start, end, "", "", name)


def copied(report: Report) -> Iterator[Hit]:
    """Find an earlier issue whose text or figures this one repeats."""
    words = _prose(report.document)
    rows = Counter(printed_as(row) for row in report.document.evidence)
    for earlier in report.earlier:
        number = earlier.masthead.number
        before = _prose(earlier)
        alike = Indel.normalized_similarity(words, before) if words and before else 0.0
        if alike > SAME_TEXT:
            about = f"{alike:.0%} of its text".replace("%", " per cent")
            yield Hit(0, 0, "", f"{about} is that of No. {number}", WHOLE)
        if rows and rows == Counter(printed_as(row) for row in earlier.evidence):
            yield Hit(0, 0, "", f"all of its figures are those of No. {number}", WHOLE)


def _prose(document: Document) -> list[str]:
    """Return the words that people wrote, what figures say among them, at most so many."""
    paragraphs: list[Prose] = [*document.highlights, *document.overview, *document.impact_note]
    paragraphs += [*document.access, *document.coordination, *document.outlook]
    for sector in document.sectors:
        paragraphs += [*sector.needs, *sector.response, *sector.gaps]
    return [word for prose in paragraphs for word in text(prose).split()][:_MOST_WORDS]


TEXT_RULES: tuple[Rule[Reading], ...] = (
    Rule("S6", "“{words}” still has to be filled in.", Severity.BLOCKS, placeholders, ANYWHERE),
    Rule(
        "S6",
        "The figure here is not there, or this edition may not show it.",
        Severity.BLOCKS,
        hidden,
        ANYWHERE,
    ),
)
RULES: tuple[Rule[Report], ...] = (
    Rule("S6", "A required part is empty: {about}.", Severity.BLOCKS, empty),
    Rule(
        "S6", "The key figure is not there, or this edition may not show it.", Severity.BLOCKS, gone
    ),
    Rule(
        "S5", "Carried over from the last issue and not yet reviewed.", Severity.WARNS, not_reviewed
    ),
    Rule(
        "S5",
        "“{words}” is before the reporting period, in text carried over.",
        Severity.WARNS,
        past,
    ),
    Rule("R1", "This may be a copy: {about}.", Severity.WARNS, copied),
)
