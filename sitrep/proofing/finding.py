"""What a rule has to say, and how a rule says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

_SHOWN = 60  # characters of the text that a message repeats


class Severity(StrEnum):
    """Whether a report may go out in spite of a finding."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at before a report goes out.

    Attributes:
        rule: Code of the rule: "S1".
        place: Field it stands in ("highlights.2", "overview"), the name of a list of fields
            ("highlights"), "figures/<id>", or "report" for the whole.
        message: One sentence for the person.
        start: Where it begins in the field's text as typed, tokens included; 0 for all of it.
        length: How long the part is; 0 where there is nothing to underline.
        fix: Text to put there instead, "" where a person must decide.
    """

    rule: str
    place: str
    message: str
    severity: Severity
    start: int = 0
    length: int = 0
    fix: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule was broken.

    Attributes:
        about: What the message says besides the words themselves.
        place: Only from rules on the whole report.
    """

    start: int = 0
    end: int = 0
    fix: str = ""
    about: str = ""
    place: str = ""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One row of a table of rules.

    Attributes:
        message: A pattern; {words} is what stands in the text, {fix} the better words, {about}
            what the hit adds.
        on: Which sorts of field it reads; empty for a rule on the whole report.
        waivable: Whether a person may let it pass, with a reason.
    """

    id: str
    message: str
    severity: Severity
    find: Callable[[T], Iterator[Hit]]
    on: frozenset[str] = frozenset()
    waivable: bool = True

    def finding(self, hit: Hit, place: str, text: str = "") -> Finding:
        words = " ".join(text[hit.start : hit.end].split())
        if len(words) > _SHOWN:
            words = words[: _SHOWN - 1] + "…"
        message = self.message.format(words=words, fix=hit.fix, about=hit.about)
        length = hit.end - hit.start
        return Finding(
            self.id, hit.place or place, message, self.severity, hit.start, length, hit.fix
        )


Waivers = Mapping[tuple[str, str], str]


def let_pass(finding: Finding, text: str, waived: Waivers) -> bool:
    """Tell whether a person let a finding pass.

    A waiver is for a rule and a place, or for a rule and certain words of a place
    ("overview#45"), so that the next number in the same field is not let pass with it.
    """
    words = text[finding.start : finding.start + finding.length]
    return bool(
        waived.get((finding.rule, finding.place))
        or (words and waived.get((finding.rule, f"{finding.place}#{words}")))
    )
