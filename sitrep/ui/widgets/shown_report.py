"""A report as the Publish page shows it, and where its pages come from, in words."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.document.model import Document
from sitrep.domain.report import Status
from sitrep.services import editions
from sitrep.services.editions import MAIN_LANGUAGE
from sitrep.services.reopening import ALTERED
from sitrep.services.sharing import Out, Wish
from sitrep.store import reopened
from sitrep.store.database import Store
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.preview_bar import PAPERS

_WITHDRAWN = (
    "Printed and exported pages say that this report was withdrawn. "
    "The file that went out is kept as it was."
)
_SUPERSEDED = "A corrected version replaced it; that is the one to pass on."


@dataclass(frozen=True, slots=True)
class ShownReport:
    """What one looks at.

    Attributes:
        wish: Edition, language, paper and color that it is shown in.
        document: None as long as it is not made.
    """

    out: Out
    wish: Wish
    document: Document | None

    @property
    def is_the_file(self) -> bool:
        """Whether these pages are the very file that is kept of the report."""
        main, wish = self.out.main, self.wish
        if main is None or not main.size or self.out.withdrawn or wish.greyscale:
            return False
        name = editions.named(wish.edition, wish.language)
        return name == main.edition and wish.paper == main.paper


def origin(store: Store, shown: ShownReport) -> tuple[str, str]:
    """Say whether the pages of an issued report are what went out, or made of it again.

    Returns:
        The words, and the role of `theme` they are shown in.
    """
    out, wish = shown.out, shown.wish
    came = reopened.of_issue(store, out.issue.id)
    if came and came.is_altered:
        return f"Reopened from “{came.filename}”. {ALTERED}", "wait"
    if out.withdrawn:
        return _WITHDRAWN, "wait"
    if shown.is_the_file:
        went = f"came back from “{came.filename}”" if came else "went out"
        said = f"✓ These pages are the very file that {went}."
        if out.issue.status is Status.SUPERSEDED:
            return f"{said} {_SUPERSEDED}", "wait"
        return said, "good"
    how = [f"{wish.edition} edition"]
    if wish.language != MAIN_LANGUAGE:
        how.append(f"in {LANGUAGES[wish.language]}")
    how.append(PAPERS[wish.paper])
    if wish.greyscale:
        how.append("greyscale")
    return f"Made again from what was issued: {', '.join(how)}.", "quiet"
