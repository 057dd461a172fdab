"""The program's own pages: first steps, what is new, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from sitrep import paths
from sitrep.ui.dialogs.form import fit

if TYPE_CHECKING:
    from importlib import metadata

_HELP = paths.RESOURCES / "help"
_FONTS = "IBM Plex Sans, Noto Sans, Noto Naskh Arabic: SIL Open Font License 1.1"


class Pages(QDialog):
    """Shows one of the program's own texts, to read and to close."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, QSize(680, 640))
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(16)
        self.text.setMarkdown(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        lines.addWidget(self.text)
        lines.addWidget(buttons)


def first_steps(parent: QWidget) -> Pages:
    return Pages(parent, "First steps", (_HELP / "first_steps.md").read_text("utf-8"))


def changes(parent: QWidget) -> Pages:
    return Pages(parent, "What is new", (_HELP / "changes.md").read_text("utf-8"))


def about(parent: QWidget) -> Pages:
    return Pages(parent, "About Sitrep", _about())


def _about() -> str:
    from importlib import metadata  # noqa: PLC0415 - reads mail headers; rarely wanted

    rows = [f"| {name} | {version} | {terms} |" for name, version, terms in _libraries()]
    return "\n".join(
        [
            f"# Sitrep {metadata.version('sitrep')}",
            "",
            "Humanitarian situation reports from articles, offline: every figure with its words"
            " and its source. Nothing you write leaves this computer unless you send it.",
            "",
            "License: Apache-2.0, without any warranty.",
            "",
            "## Made with",
            "",
            "| Library | Version | License |",
            "|---|---|---|",
            *rows,
            "",
            f"Fonts: {_FONTS}.",
            "",
            "Country names: Unicode CLDR. Kinds of figures: IFRC, HXL and IDMC definitions.",
        ]
    )


def _libraries() -> list[tuple[str, str, str]]:
    """Return name, version and license of everything the program stands on."""
    from importlib import metadata  # noqa: PLC0415

    found = []
    for need in metadata.requires("sitrep") or ():
        if "extra ==" in need:
            continue
        name = need.split(";")[0].split("[")[0].strip("() ")
        for sign in "<>=!~ ":
            name = name.split(sign)[0]
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # on another system only
            continue
        found.append((about["Name"], about["Version"], _terms(about)))
    return sorted(found, key=lambda row: row[0].casefold())


def _terms(about: metadata.PackageMetadata) -> str:
    said = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    short = str(said).strip().split("\n")[0]
    if not short or len(short) > 60:
        classes = about.get_all("Classifier") or []
        short = ", ".join(c.split("::")[-1].strip() for c in classes if c.startswith("License"))
    return short.replace("|", "/") or "see its own files"
