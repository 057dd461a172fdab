"""Words that agree: ends in one gender, and a beginning that several verbs share said once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GENDERS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")  # masculine, feminine
_GLUE = "\N{WORD JOINER}"  # holds words together while others are taken apart


def in_gender(words: str, gender: str) -> str:
    """Return words whose ends stand as "[masculine|feminine]" in one gender.

    Of bodies in French and Spanish they are "[singular|plural]", and "f" is the plural.
    """
    return _GENDERS.sub(lambda either: either[2 if gender == "f" else 1], words)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def shared_start_once(words: Iterable[str], inseparable: Iterable[str] = ()) -> list[str]:
    """Drop from each what the one before it begins with as well: "were wounded", "captured".

    Args:
        words: Predicates of one subject.
        inseparable: Beginnings that are dropped whole or not at all: French "ont été".
    """
    said: list[str] = []
    before: list[str] = []
    for each in words:
        for start in inseparable:
            each = each.replace(start, start.replace(" ", _GLUE))  # noqa: PLW2901
        parts = each.split(" ")
        same = 0
        while same < min(len(before), len(parts)) - 1 and before[same] == parts[same]:
            same += 1
        said.append(" ".join(parts[same:]).replace(_GLUE, " "))
        before = parts
    return said
