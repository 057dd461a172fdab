"""Acronyms across a report: written out where they come first, and only where needed (W5, C1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.document.names import acronym
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report

_ACRONYM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z&]{1,9}s?(?![\w&-]|/[A-Z])")
_WRITTEN_OUT = re.compile(r"(?<=[^\W_]\s\()[A-Z][A-Z&]{1,9}(?=\))")
_LONG = re.compile(r"(?<![\w-])([A-Z][A-Z&]{1,9})\s\((?=[A-Z][a-z])")
_DOLLARS = re.compile(r"(?P<us>US|A|C|HK|NZ|S)?\$(?=\s?\d)")


def _in_order(report: Report) -> list[str]:
    """Return the fields with running text; the highlights last, which only sum up."""
    return sorted(report.readings, key=lambda name: name.startswith("highlights."))


def unexplained(report: Report) -> Iterator[Hit]:
    """Find acronyms that are written out nowhere, or only after they were used.

    Highlights may use what the text below them writes out; so may text with a source's name,
    which the annex writes out.
    """
    known = set(report.facts.profile.words("acronyms", "known"))
    known |= set(report.facts.profile.words("acronyms", "placeholders"))
    known |= {acronym(name) for name in report.facts.sources}
    said: set[str] = set()
    for name in _in_order(report):
        if name == "title":
            continue
        text = report.readings[name].text
        for found in _ACRONYM.finditer(text.plain):
            word = found.group().removesuffix("s")
            if word in known or found.group() in known or word in said:
                continue
            said.add(word)
            explained = _WRITTEN_OUT.match(text.plain, found.start()) or _LONG.match(
                text.plain, found.start()
            )
            if not explained:
                yield Hit(*found.span(), "", "", name)


def unused(report: Report) -> Iterator[Hit]:
    """Find acronyms written out and then never used."""
    text = "\n".join(reading.text.plain for reading in report.readings.values())
    uses: dict[str, int] = {}
    for found in _ACRONYM.finditer(text):
        word = found.group().removesuffix("s")
        uses[word] = uses.get(word, 0) + 1
    sources = {acronym(name) for name in report.facts.sources}
    for name, reading in report.readings.items():
        for found in _WRITTEN_OUT.finditer(reading.text.plain):
            if uses.get(found.group(), 0) == 1 and found.group() not in sources:
                yield Hit(*found.span(), "", "", name)


def dollars(report: Report) -> Iterator[Hit]:
    """Find "$" where US$ was not yet said, and "US$" where it was."""
    said = False
    for name, reading in report.readings.items():
        for found in _DOLLARS.finditer(reading.text.plain):
            if found["us"] not in (None, "US"):
                continue
            if not said and found["us"] is None:
                yield Hit(*found.span(), "US$", "at its first mention", name)
            elif said and found["us"]:
                yield Hit(*found.span(), "$", "after the first mention", name)
            said = True


RULES: tuple[Rule[Report], ...] = (
    Rule("W5", "Write out “{words}” where it comes first.", Severity.WARNS, unexplained),
    Rule("W5", "“{words}” is not used again; leave it out.", Severity.WARNS, unused),
    Rule("C1", "Write “{fix}” {about}.", Severity.WARNS, dollars),
)
