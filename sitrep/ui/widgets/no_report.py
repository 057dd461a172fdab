"""Publish before there is a report."""

from __future__ import annotations

from sitrep.ui.widgets.first_step import FirstStep


class NoReport(FirstStep):
    """Says what to do first."""

    def __init__(self) -> None:
        super().__init__(
            "No report yet",
            ("Start the first one: it is written on the Report page and goes out from here.",),
            ("Start No. 1",),
        )
        (self.start,) = self.buttons
