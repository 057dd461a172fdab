"""Parts of a name that is kept inside, which public editions print: surname, initials, acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.document.unnamed import pattern
from sitrep.domain.inside import Inside, Sense, named
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FEWEST = 4  # letters of a word that is not everywhere
_MOST_WORDS = 4  # of a person's name
_JOINED = 8  # letters of the two words that an address begins with
_ACRONYM = 3  # letters


def parts(report: Report) -> Iterator[Hit]:
    """Find what may stand for a name that public editions do not print."""
    kept = [each for each in named(report.material.kept) if not each.of]
    kept = [each for each in kept if each.sense is not Sense.PLACE and _parts(each)]
    if not kept:
        return
    whole = [pattern(each.thing) for each in named(report.material.kept)]
    for place, text in _written(report):
        text = _without(text, whole)  # noqa: PLW2901 - whole names are replaced anyway
        for each in kept:
            for found in _first_of_each(_parts(each), text):
                about = f"“{found.group()}” may stand for “{each.thing}”"
                own = place.partition(".")[0] != "translations"
                yield Hit(*(found.span() if own else (0, 0)), about=about, place=place)


def _written(report: Report) -> Iterator[tuple[str, str]]:
    for name in report.material.fields:
        yield name, report.material.value(name)
    for language, units in report.material.translations.items():
        yield f"translations.{language}", "\n".join(each.value for each in units)


def _without(text: str, names: list[re.Pattern[str]]) -> str:
    for each in names:
        text = each.sub(lambda match: "\0" * len(match.group()), text)
    return text


def _first_of_each(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for each in patterns:
        found = each.search(text)
        if found:
            yield found


@cache
def _parts(inside: Inside) -> tuple[re.Pattern[str], ...]:
    words = _WORD.findall(inside.thing)
    if len(words) < 2:
        return ()
    joined = "".join(words[:2])
    initials = "".join(each[0] for each in words if each[0].isupper())
    said = []
    if inside.sense is Sense.WORDS and len(words) <= _MOST_WORDS:
        said += [
            _apart(f"{re.escape(each)}|{re.escape(each.upper())}")
            for each in words
            if len(each) >= _FEWEST and not each.islower()
        ]
        said.append(_apart(r"\.\s?".join(re.escape(each[0]) for each in words) + r"\.", end=""))
    elif len(initials) >= _ACRONYM:
        said.append(_apart(initials))
    if len(joined) >= _JOINED:
        said.append(re.compile(re.escape(joined), re.IGNORECASE))
    return tuple(said)


def _apart(words: str, end: str = r"(?!\w)") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}){end}")


RULES: tuple[Rule[Report], ...] = (
    Rule("K1", "{about}, which is kept inside; public editions print it.", Severity.WARNS, parts),
)
