"""Limits said in words beside a field: never by color alone, and typing is never cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from sitrep.ui.widgets import roles


class Counter(QLabel):
    """Says how much there is and how much there may be."""

    def __init__(self) -> None:
        super().__init__()
        self.over = False
        self.setWordWrap(True)
        roles.set_role(self, "quiet")

    def show_count(self, count: int, least: int, most: int, what: str) -> None:
        """Say "238 words (150 to 350)" or "360/350 words: 10 too many"."""
        self.over = count > most
        one = what.removesuffix("s") if count == 1 else what
        if count > most:
            self._say(f"{count}/{most} {what}: {count - most} too many", "bad")
        elif 0 < count < least:
            self._say(f"{count} {one}, {least} to {most} read best", "wait")
        else:
            span = f"{least} to {most}" if least else f"up to {most}"
            self._say(
                f"{count} {one} ({span})" if count else f"{span} {what}".capitalize(), "quiet"
            )

    def say(self, words: str, *, over: bool = False) -> None:
        self.over = over
        self._say(words, "bad" if over else "quiet")

    def _say(self, words: str, role: str) -> None:
        self.setText(words)
        roles.set_role(self, role)
