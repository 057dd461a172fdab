"""Rules on a person's words in the other languages of the document (T1 to T5)."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.domain.translation import State, Unit, lost_figures, own_numbers
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report


def missing(report: Report) -> Iterator[Hit]:
    yield from _counted(report, State.MISSING)


def changed(report: Report) -> Iterator[Hit]:
    yield from _counted(report, State.CHANGED)


def _counted(report: Report, state: State) -> Iterator[Hit]:
    for language, units in report.material.translations.items():
        count = sum(unit.state is state for unit in units)
        if count:
            yield Hit(0, 0, "", str(count), f"translations.{language}")


def lost(report: Report) -> Iterator[Hit]:
    """Find figures of the original that the translation does not say."""
    for language, units in report.material.translations.items():
        count = sum(len(lost_figures(u.original, u.value)) for u in _said(units))
        if count:
            yield Hit(0, 0, "", str(count), f"translations.{language}")


def added(report: Report) -> Iterator[Hit]:
    """Find numbers in a translation that the original does not say."""
    for language, units in report.material.translations.items():
        said = [
            each
            for unit in _said(units)
            for each in own_numbers(unit.original, unit.value, language)
        ]
        if said:
            about = ", ".join(dict.fromkeys(said))
            yield Hit(0, 0, "", about, f"translations.{language}")


def unsaid(report: Report) -> Iterator[Hit]:
    """Find translations that may name what is kept inside by another name."""
    for language, units in report.material.translations.items():
        names = dict.fromkeys(name for unit in units for name in unit.unsaid)
        if names:
            yield Hit(
                0, 0, "", ", ".join(f"“{each}”" for each in names), f"translations.{language}"
            )


def _said(units: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in units if unit.state is State.CURRENT]


RULES: tuple[Rule[Report], ...] = (
    Rule("T1", "Not translated: {about}.", Severity.WARNS, missing),
    Rule("T2", "Changed since translated: {about}.", Severity.WARNS, changed),
    Rule("T3", "Figures of the original that the translation leaves out: {about}.",
         Severity.WARNS, lost),
    Rule("T4", "Numbers of a translation that the original does not say: {about}.",
         Severity.WARNS, added),
    Rule("T5", "Public editions print the original where the translation does not say what is kept"
         " inside: {about}.", Severity.WARNS, unsaid),
)  # fmt: skip
