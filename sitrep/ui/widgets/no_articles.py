"""The page of sources before there is an article: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout


class NoArticles(QFrame):
    """Says how an article comes in, with a button for each way."""

    def __init__(self) -> None:
        super().__init__()
        box = QFrame()
        box.setProperty("role", "drop")
        box.setMaximumWidth(620)
        head = QLabel("Paste an article (Ctrl+V), drop a file here, or open one")
        head.setProperty("role", "heading")
        words = QLabel(
            "Web pages, mails, PDF, Word and text files are read on this computer. You see every"
            " figure with the words it comes from, and decide on each."
        )
        words.setProperty("role", "quiet")
        for label in (head, words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paste = QPushButton("Paste an article")
        self.paste.setProperty("role", "primary")
        self.open = QPushButton("Open files…")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.paste)
        buttons.addWidget(self.open)
        buttons.addStretch()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(40, 48, 40, 48)
        inside.setSpacing(16)
        inside.addWidget(head)
        inside.addWidget(words)
        inside.addSpacing(8)
        inside.addLayout(buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(box, 4)
        across.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 24)
        lines.addStretch(2)
        lines.addLayout(across)
        lines.addStretch(3)
