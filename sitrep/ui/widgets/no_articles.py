"""The page of sources before there is an article: what to do first."""

from __future__ import annotations

from sitrep.ui.widgets.first_step import FirstStep


class NoArticles(FirstStep):
    """Says how an article comes in, with a button for each way."""

    def __init__(self) -> None:
        super().__init__(
            "Paste an article (Ctrl+V), drop a file here, or open one",
            (
                "Web pages, mails, PDF, Word and text files are read on this computer. You see"
                " every figure with the words it comes from, and decide on each.",
            ),
            ("Paste an article", "Open files…"),
            "drop",
        )
        self.paste, self.open = self.buttons
