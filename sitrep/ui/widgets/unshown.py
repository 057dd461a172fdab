"""A page that could not be shown: why, and what to do."""

from __future__ import annotations

from sitrep.errors import SitrepError
from sitrep.ui.errors import here
from sitrep.ui.widgets.first_step import FirstStep


class Unshown(FirstStep):
    """Stands where the page would; the other pages can still be gone to."""

    def __init__(self) -> None:
        super().__init__("", ("",), ("Try again",))
        (self.again,) = self.buttons

    def show_error(self, error: SitrepError) -> None:
        self.heading.setText(error.problem)
        self.text[0].setText(here(error.remedy))
        self.setFocus()
