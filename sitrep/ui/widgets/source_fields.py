"""Who counted, how sure it is, who may see it, and what is said beside it."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.domain.article import Classification
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Figure
from sitrep.domain.source import CREDIBILITY, RELIABILITY, Verification
from sitrep.services import amending
from sitrep.ui.widgets.figure_column import FigureColumn, Helps
from sitrep.ui.widgets.pick import combo

_VERIFICATION = {
    Verification.UNVERIFIED: "Unverified claim",
    Verification.REPORTED: "Reported by a named source",
    Verification.CORROBORATED: "Corroborated by two origins or more",
    Verification.VERIFIED: "Verified by a stated method",
    Verification.DISPUTED: "Disputed",
    Verification.RETRACTED: "Retracted",
}
_CLASSIFICATION = {
    Classification.PUBLIC: "Public",
    Classification.PARTNERS: "Partners",
    Classification.INTERNAL: "Internal",
    Classification.RESTRICTED: "Restricted: named people only",
}


class SourceFields(FigureColumn):
    """The right column of the form."""

    def __init__(self, figure: Figure, helps: Helps) -> None:
        super().__init__(helps)
        by = amending.counted_by(figure.claim)
        self.source = self._suggest("source", by, helps.sources, "who counted, such as OCHA")
        ladder = {key.value: said for key, said in _VERIFICATION.items()}
        self.verification = self._choice("verification", ladder, figure.verification.value)
        self.reliability = combo(_graded(RELIABILITY), figure.grade.reliability)
        self.credibility = combo(_graded(CREDIBILITY), figure.grade.credibility)
        self._read["grade"] = lambda: (
            self.reliability.currentData() + self.credibility.currentData()
        )
        for box in (self.reliability, self.credibility):
            box.currentIndexChanged.connect(self._on_edited)
        seen = {key.value: said for key, said in _CLASSIFICATION.items()}
        self.classification = self._choice("classification", seen, figure.classification.value)
        self.sector = self._choice("sector", {"": "none", **SECTORS}, figure.claim.sector)
        self.note = self._line("note", figure.note, "for a call: who told you, and when")
        self.caveat = self._line("caveat", figure.caveat, "printed as a footnote")
        parts = amending.parts_typed(figure)
        self.parts = self._line("parts", parts, "women: 120; men: 300; 5-17: 40")
        for label, field in (
            ("&Source", self.source),
            ("&Verification", self.verification),
            ("Re&liability", self.reliability),
            ("Credi&bility", self.credibility),
            ("Who &may see it", self.classification),
            ("Sec&tor", self.sector),
            ("&Note", self.note),
            ("Caveat", self.caveat),
            ("Made up o&f", self.parts),
        ):
            self.form.addRow(label, field)


def _graded(scale: Mapping[str, str]) -> dict[str, str]:
    return {grade: f"{grade}  {said}" for grade, said in scale.items()}
