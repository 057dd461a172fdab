"""The corpus: passages with exactly the figures they must yield."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitrep.assistant.propose import propose
from sitrep.domain.figure import Claim, Proposed

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    language: str
    published: date
    country: str
    expected: tuple[str, ...]
    optional: tuple[str, ...]
    headlines: tuple[str, ...]  # rows that are the article's totals; () where not said

    def propose(self) -> Proposed:
        return propose(
            self.text, language=self.language, published=self.published, country=self.country
        )


def cases() -> list[Case]:
    """Return every passage of every corpus file, in order."""
    made = []
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        made += [
            Case(
                f"{path.stem}-{number}",
                passage["text"],
                file["language"],
                file["published"],
                file["country"],
                tuple(passage["expected"]),
                tuple(passage.get("optional", ())),
                tuple(passage.get("headlines", ())),
            )
            for number, passage in enumerate(file["passage"], 1)
        ]
    return made


def row(claim: Claim) -> str:
    """Write a claim as a corpus row: kinds, quantifier, bounds, unit."""
    quantity = claim.quantity
    bounds = [quantity.low, quantity.high]
    if quantity.low == quantity.high:
        bounds = bounds[:1]
    numbers = "-".join(str(bound) for bound in bounds if bound is not None)
    parts = ["+".join(claim.kinds), quantity.quantifier.value, numbers, claim.unit.value]
    return " ".join(part for part in parts if part)
