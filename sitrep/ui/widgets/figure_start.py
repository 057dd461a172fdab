"""What stands on the page of figures before there are any."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sitrep.ui.widgets.first_step import FirstStep


class FigureStart(FirstStep):
    """Says what to do first.

    Signals:
        entered: Figures shall be entered by hand.
        sourced: An article shall be added.
    """

    entered = Signal()
    sourced = Signal()

    def __init__(self) -> None:
        super().__init__(
            "No figures yet",
            (
                "Somebody on the telephone? Write down what they tell you: how many, where, as of"
                " when, and who counted. “More than 70”, “1,000 households” and “dozens” are"
                " understood.",
                "Have an article? Add it under Sources, and its figures are proposed.",
            ),
            ("Enter figures", "Add an article"),
        )
        enter, article = self.buttons
        enter.clicked.connect(self.entered)
        article.clicked.connect(self.sourced)
