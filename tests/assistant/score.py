# ruff: noqa: T201 - it prints its report
"""Scores the assistant on the independent corpus.

Run ``python -m tests.assistant.score [LANGUAGE] [--errors]``.

The rules are those of the shared bench: the anchor of a count, people and families apart, what is
optional neither right nor wrong. The part kept aside says how it does on text nobody tuned on.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sitrep.assistant.propose import propose
from sitrep.domain.figure import Certainty, Claim, Proposal
from sitrep.domain.quantity import Quantifier

FOLDER = Path(__file__).parent / "corpus"
PUBLISHED = date(2025, 3, 12)
TOTALS = ("killed", "injured")

# Readings that the bench holds to be one kind.
SAME = {
    "displaced_internal": "displaced", "displaced_crossborder": "displaced",
    "sheltered": "displaced", "in_need": "affected", "trapped": "affected", "reached": "assisted",
    "abducted": "detained",
}  # fmt: skip
SCORED = frozenset({
    "killed", "injured", "missing", "detained", "displaced", "evacuated", "returned", "affected",
    "assisted", "homes_damaged", "homes_destroyed",
})  # fmt: skip
_HOUSES = frozenset({"families", "households", "homes", "buildings"})
_MERE = (Quantifier.PRESENCE, Quantifier.NONE_REPORTED)


@dataclass(frozen=True)
class Count:
    """A count as far as it is compared."""

    kinds: frozenset[str]
    anchor: tuple[int | None, ...]  # both ends of a range; (None,) for a vague one
    house: bool

    @property
    def is_vague(self) -> bool:
        return self.anchor == (None,)

    def fits(self, other: Count) -> bool:
        if not self.kinds & other.kinds or self.anchor != other.anchor:
            return False
        homes = any(kind.startswith("homes_") for kind in self.kinds & other.kinds)
        return homes or self.is_vague or self.house == other.house


@dataclass(frozen=True)
class Text:
    name: str
    aside: bool
    text: str
    expected: tuple[tuple[str, Count], ...]
    optional: tuple[tuple[str, Count], ...]
    totals: tuple[tuple[str, Count], ...]
    is_article: bool
    language: str = "en"


@dataclass
class Score:
    """What was found, missed and invented; high is the part called certain."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    high: Counter[bool] = field(default_factory=Counter)
    articles: Counter[bool] = field(default_factory=Counter)
    totals: Counter[bool] = field(default_factory=Counter)
    silent: Counter[bool] = field(default_factory=Counter)  # texts without figures
    quotes: Counter[bool] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self, kind: str = "") -> tuple[float, float, float]:
        """Return precision, recall and F1 of a kind, "" for all that have a number."""
        kinds = (
            [kind] if kind else [k for k in self.right | self.missed | self.false if k != "vague"]
        )
        right, missed, false = (
            sum(each[k] for k in kinds) for each in (self.right, self.missed, self.false)
        )
        precision, recall = right / max(1, right + false), right / max(1, right + missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def count(row: str) -> Count:
    """Read a row of the corpus: "killed at_least 12", "displaced range 40-50 families"."""
    kinds, *rest = row.split()
    worded = bool(rest) and not rest[0][0].isdigit()
    vague = worded and rest.pop(0) == "vague"
    anchor: tuple[int | None, ...] = (None,) if vague else tuple(map(int, rest.pop(0).split("-")))
    return Count(_kinds(kinds.split("/")), anchor, bool(rest) and rest[0] in _HOUSES)


def texts(language: str = "en") -> Iterator[Text]:
    for path in sorted((FOLDER / language).glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        for number, each in enumerate(file["passage"], 1):
            rows = (
                tuple((row, count(row)) for row in each.get(key, ()))
                for key in ("expected", "optional", "headlines")
            )
            is_article = path.stem.startswith("articles")
            aside = file.get("aside", False)
            yield Text(f"{path.stem}-{number}", aside, each["text"], *rows, is_article, language)


def score(chosen: list[Text]) -> Score:
    made = Score()
    for each in chosen:
        _score(each, made)
    return made


def _score(text: Text, made: Score) -> None:
    proposals = propose(
        text.text, language=text.language, published=PUBLISHED, country=""
    ).proposals
    for proposal in proposals:
        made.quotes.update(text.text[p.start : p.end] == p.quote for p in proposal.passages)
    counted = [p for p in proposals if _is_scored(p.claim)]
    errors = _match(text, counted, made)
    clean = not errors
    if text.is_article:
        made.articles[clean] += 1
        _totals(text, counted, made)
    if not text.expected:
        made.silent[clean] += 1
    made.errors += [f"{text.name}: {error}" for error in errors]


def _match(text: Text, counted: list[Proposal], made: Score) -> list[str]:
    errors: list[str] = []
    free = {id(p): (p, _count(p.claim)) for p in counted}
    right: set[Count] = set()
    for optional in (False, True):
        for row, wanted in text.optional if optional else text.expected:
            slot = "vague" if wanted.is_vague else next(iter(_kinds(row.split()[0].split("/")[:1])))
            hit = next((key for key, (_, it) in free.items() if it.fits(wanted)), None)
            if hit is not None:
                proposal, it = free.pop(hit)
                right.add(it)
                made.high[True] += proposal.certainty is Certainty.HIGH
                made.right[slot] += not optional
            elif not optional:
                made.missed[slot] += 1
                errors.append(f"missed {row}")
    for proposal, it in free.values():
        if any(it.fits(known) for known in right):
            continue  # the same said twice
        made.false["vague" if it.is_vague else min(it.kinds)] += 1
        made.high[False] += proposal.certainty is Certainty.HIGH
        high = " HIGH" if proposal.certainty is Certainty.HIGH else ""
        errors.append(f"false{high} {_shown(proposal)}")
    return errors


def _totals(text: Text, counted: list[Proposal], made: Score) -> None:
    for kind in TOTALS:
        found = {_count(p.claim).anchor for p in counted if p.headline and p.claim.kinds == (kind,)}
        wanted = {it.anchor for _, it in text.totals if kind in it.kinds}
        made.totals[found == wanted] += 1
        if found != wanted:
            made.errors.append(f"{text.name}: total {kind} {found} for {wanted}")


def _is_scored(claim: Claim) -> bool:
    return not (
        claim.is_fact
        or claim.quantity.quantifier in _MERE
        or _kinds(claim.kinds).isdisjoint(SCORED)
    )


def _kinds(kinds: tuple[str, ...] | list[str]) -> frozenset[str]:
    return frozenset(SAME.get(kind, kind) for kind in kinds)


def _count(claim: Claim) -> Count:
    quantity = claim.quantity
    ends = {quantity.low, quantity.high} - {None} or {None}
    anchor = tuple(sorted(ends, key=lambda end: end or 0))
    return Count(_kinds(claim.kinds), anchor, claim.unit.value in _HOUSES)


def _shown(proposal: Proposal) -> str:
    claim = proposal.claim
    kinds = "+".join(claim.kinds)
    return (
        f"{kinds} {claim.quantity.words!r} {claim.unit} {proposal.rule} “{proposal.passage.quote}”"
    )


def _print(name: str, made: Score, *, errors: bool) -> None:
    print(f"\n{name:16} gold found false    P    R   F1")
    kinds = sorted(made.right | made.missed | made.false, key=lambda k: -made.right[k])
    for kind in (*kinds, ""):
        p, r, f = (round(100 * value) for value in made.f1(kind))
        chosen = [kind] if kind else [k for k in kinds if k != "vague"]
        found, missed, false = (
            sum(each[k] for k in chosen) for each in (made.right, made.missed, made.false)
        )
        print(
            f"{kind or 'all but vague':16} {found + missed:4} {found:5} {false:5} {p:4} {r:4} {f:4}"
        )
    for words, each in (
        ("right where certainty is high", made.high),
        ("articles entirely right", made.articles),
        ("totals of killed and injured right", made.totals),
        ("texts without figures left alone", made.silent),
        ("quotes at their offset", made.quotes),
    ):
        print(f"{words}: {100 * each[True] / max(1, each.total()):.0f} % of {each.total()}")
    if errors:
        print("\n".join(made.errors))


def main() -> None:
    chosen = [code for code in sys.argv[1:] if not code.startswith("-")]
    every = [each for code in chosen or ["en"] for each in texts(code)]
    tuned = score([each for each in every if not each.aside])
    aside = score([each for each in every if each.aside])
    _print("tuned on", tuned, errors="--errors" in sys.argv)
    _print("kept aside", aside, errors="--aside-errors" in sys.argv)


if __name__ == "__main__":
    main()
