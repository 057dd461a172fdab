"""How the headline of an indicator is settled: one count, a range or a rule; and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import Policy, standing
from sitrep.domain.source import short
from sitrep.languages import listing
from sitrep.services.board import Board, Standing
from sitrep.services.choosing import POLICIES
from sitrep.services.offers import Offer, offers
from sitrep.ui.widgets.cards import card, selectable
from sitrep.ui.widgets.flow import Flow
from sitrep.ui.widgets.still_box import StillBox


class HeadlineChoice(QWidget):
    """Takes an indicator, gives back what shall speak; changes nothing itself.

    Signals:
        chosen: A figure shall speak, and why.
        ruled: A rule shall settle it, and why.
        looked: What would speak was changed; nothing is saved yet.
    """

    chosen = Signal(object, str)
    ruled = Signal(object, str)
    looked = Signal()

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self.writer = writer
        self._standing: Standing | None = None
        self._at = ("", "")  # the indicator and the figure at hand
        self._offers: dict[Policy, Offer] = {}
        self._was: tuple[Policy, str, str] = (Policy.CHOSEN, "", "")
        self._group = QButtonGroup(self)
        self.radios = {policy: QRadioButton(said) for policy, said in POLICIES.items()}
        self.radios[Policy.CHOSEN].setText("One figure:")
        for radio in self.radios.values():
            self._group.addButton(radio)
        self._group.buttonToggled.connect(self._on_policy)
        self.which = StillBox()
        self.which.setAccessibleName("The figure that is printed")
        self.which.setMinimumContentsLength(14)
        self.which.activated.connect(self._on_which)
        self.refused = selectable("wait")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("why this count and not another")
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName("Why this figure")
        self.reason.textChanged.connect(self._fit)
        self.reason.returnPressed.connect(self.save)
        self.use = QPushButton("&Use this one")
        self.use.clicked.connect(self.save)
        self._arrange()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.radios[Policy.CHOSEN])
        first.addWidget(self.which, 1)
        rules = Flow(gap=16)
        for policy in (Policy.RANGE, Policy.LATEST, Policy.RELIABILITY):
            rules.addWidget(self.radios[policy])
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(first)
        lines.addLayout(rules)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self.reason, 1)
        why.addWidget(self.use)
        self._why_label = selectable("label", "Why this figure")
        self._why_label.setBuddy(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(selectable("label", "Report"))
        column.addWidget(card(inside))
        column.addWidget(self.refused)
        column.addWidget(self._why_label)
        column.addLayout(why)

    # Showing

    def show_indicator(self, given: Board, shown: Standing, figure: Figure) -> None:
        """Show how an indicator is settled; a figure at hand that does not speak is looked at."""
        again = self._at == (shown.id, figure.id)
        typed = self.reason.text() if again and self.is_changed() else None
        kept = self.policy() if typed is not None else None
        self._at = (shown.id, figure.id)
        self._standing = shown
        self._offers = offers(given, shown)
        indicator = shown.indicator
        policy = indicator.policy if indicator else Policy.CHOSEN
        speaks = shown.speaks.id if shown.speaks else ""
        self._was = (policy, speaks, indicator.rationale if indicator else "")
        own = standing(shown.figures)
        self._fill(own, figure if figure in own else shown.shown)
        looked_at = policy is Policy.CHOSEN or figure.id == speaks
        self._set_policy(kept or (policy if looked_at else Policy.CHOSEN))
        self.reason.blockSignals(True)
        other = self.which.currentData() != speaks or self.policy() is not policy
        self.reason.setText(typed if typed is not None else "" if other else self._was[2])
        self.reason.blockSignals(False)
        self._refuse()
        self._fit()

    def _fill(self, own: Sequence[Figure], figure: Figure) -> None:
        self.which.clear()
        years = {each.claim.as_of.year for each in own if each.claim.as_of}
        for each in own:
            count = self.writer.tile(each.claim.quantity, each.claim.unit)
            day = _day(each, with_year=len(years) > 1)
            self.which.addItem(f"{_body(each)}, {count}{day}", each.id)
        self.which.setCurrentIndex(max(0, self.which.findData(figure.id)))

    def _set_policy(self, policy: Policy) -> None:
        self._group.blockSignals(True)
        self.radios[policy].setChecked(True)
        self._group.blockSignals(False)

    def _refuse(self) -> None:
        """Say which rules are not offered, and why; a rule in force that fails is said as well."""
        lines = []
        for policy, offer in self._offers.items():
            at_work = self._was[0] is policy
            self.radios[policy].setEnabled(not offer.refused or at_work)
            if offer.refused:
                state = "settles nothing now" if at_work else "is not offered"
                lines.append(f"{offer.refused}. {POLICIES[policy]} {state}.")
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))

    # What is chosen

    def policy(self) -> Policy:
        return next(policy for policy, radio in self.radios.items() if radio.isChecked())

    def spoken(self) -> list[Figure]:
        """Return what would speak: one figure, or the two ends of a range."""
        if self._standing is None:
            return []
        if self.policy() is Policy.CHOSEN:
            at = self.which.currentData()
            return [each for each in self._standing.figures if each.id == at]
        return list(self._offers[self.policy()].figures)

    def is_changed(self) -> bool:
        policy, figure, reason = self._was
        same = self.policy() is policy and (
            policy is not Policy.CHOSEN or self.which.currentData() == figure
        )
        return not same or self.reason.text().strip() != reason

    @Slot()
    def save(self) -> None:
        """Ask for what is set; without a change, nothing."""
        if not self.is_changed() or not self.isEnabled():
            return
        if self.policy() is Policy.CHOSEN:
            for figure in self.spoken():
                self.chosen.emit(figure, self.reason.text())
        else:
            self.ruled.emit(self.policy(), self.reason.text())

    @Slot()
    def _on_policy(self) -> None:
        self._look()

    @Slot()
    def _on_which(self) -> None:
        self._set_policy(Policy.CHOSEN)
        self._look()

    def _look(self) -> None:
        policy, figure, reason = self._was
        same = self.policy() is policy and (
            policy is not Policy.CHOSEN or self.which.currentData() == figure
        )
        if self.reason.text().strip() == reason and reason and not same:
            self.reason.clear()  # the old reason was for something else
        elif same and not self.reason.text():
            self.reason.setText(reason)
        self._fit()
        self.looked.emit()

    @Slot()
    def _fit(self) -> None:
        self.use.setVisible(self.is_changed())
        rule = self.policy() is not Policy.CHOSEN
        self.use.setText("&Use this rule" if rule else "&Use this one")


def _body(figure: Figure) -> str:
    return short(figure.claim.origin) or "No source"


def _day(figure: Figure, *, with_year: bool) -> str:
    """Return " (12 Mar)"; the year stands where figures of several years are offered."""
    if figure.claim.as_of is None:
        return ""
    said = listing.day(figure.claim.as_of)
    return f" ({said if with_year else ' '.join(said.split()[:2])})"
