"""What a draft tells: its material, the words for its figures, and its counts by sector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sitrep.document.masthead import usual_title
from sitrep.document.material import Material
from sitrep.document.prose import Speakable, TokenWords
from sitrep.domain.fields import LISTS
from sitrep.domain.report import Issue
from sitrep.domain.steps import Steps
from sitrep.services import editions, gathering
from sitrep.store import figures, reasons, reports
from sitrep.store.database import Store
from sitrep.ui.widgets.draft_steps import COUNT, Value, as_typed


@dataclass(frozen=True, slots=True)
class Told:
    """What the store holds of a draft.

    Attributes:
        counts: Of the response, by sector and kind.
    """

    material: Material
    words: TokenWords
    counts: Mapping[str, Mapping[str, Speakable]]
    edition: str

    def stored(self, name: str) -> Value:
        """Return what the store holds of a field, as the field shows it."""
        if name in LISTS:
            return tuple(self.material.numbered(name))
        if name.startswith(COUNT):
            _, sector, kind = name.split(".")
            count = self.counts.get(sector, {}).get(kind)
            return as_typed(count) if count else ""
        return self.material.value(name)

    def carried(self, name: str) -> list[str]:
        """Return the fields called `name` or below it that nobody has looked at since the last."""
        return [
            each
            for each, field in self.material.fields.items()
            if field.carried and (each == name or each.startswith(f"{name}."))
        ]

    def usual_title(self) -> str:
        """Return the title that the page has where nobody wrote one."""
        return usual_title(self.material, self.words.writer)

    def reread(self, store: Store, issue: Issue) -> Told:
        """Return the same with what is written in the report now; its figures are as before."""
        fields = reports.fields(store, issue.id)
        said = reasons.of_issue(store, issue.id)
        material = replace(self.material, fields=fields, reasons=said)
        return replace(self, material=material)


def gather(store: Store, issue: Issue) -> Steps[Told]:
    """Read what a draft tells, in helpings."""
    read = yield from figures.in_helpings(store, issue.situation)
    edition = editions.main(store, issue)
    yield
    material = yield from gathering.in_steps(store, issue, edition, read)
    words = TokenWords(material)
    yield
    yield from words.prepare()
    return Told(material, words, words.sector_counts(), edition)
