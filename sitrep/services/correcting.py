"""Correcting what went out: a new version of the same number; the old one stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitrep.document.corrections import OWN, own
from sitrep.document.material import Material
from sitrep.document.selection import Selection
from sitrep.domain.areas import areas_of
from sitrep.domain.changes import Reason
from sitrep.domain.correction import Correction, CorrectionType, Detail
from sitrep.domain.figure import Figure, with_count
from sitrep.domain.history import Changed
from sitrep.domain.quantity import Quantity, total
from sitrep.domain.report import Issue, Status
from sitrep.domain.shares import count_or_share
from sitrep.errors import NotFound, Refused
from sitrep.services import allowing, amending, gathering, recording, reporting, standing
from sitrep.store import corrections, figures, reasons, reports
from sitrep.store.database import Store

TYPES = ", ".join(CorrectionType)


def start(store: Store, new: str, issue: Issue) -> Changed:
    """Start the corrected version of an issued report: it says what the report said.

    Args:
        store: The open store.
        new: Id for the version.
        issue: What went out; its newest version.

    Raises:
        Refused: It is a draft, or a newer version of it is there.
    """
    if issue.status is Status.DRAFT:
        raise Refused(
            f"No correction was started: {issue.name} is still a draft.",
            "Change what is wrong in the draft itself.",
        )
    newest = reports.versions_of(store, issue)[-1]
    if newest.id != issue.id:
        state = "a draft" if newest.status is Status.DRAFT else "issued"
        raise Refused(
            f"No correction was started: version {newest.version} of No. {issue.number} is"
            f" {state} already.",
            "Go on with that one.",
        )
    version = replace(issue, id=new, version=issue.version + 1, status=Status.DRAFT, issued_at=None)
    with store.step(f"Start {version.name}"):
        reports.save_issue(store, version)
        for field in reports.fields(store, issue.id).values():
            reports.set_field(store, new, replace(field, carried=False))
        for subject, said in reasons.of_issue(store, issue.id).items():
            if not subject.startswith(OWN):
                reasons.save(store, new, subject, said)
        for key, why in reasons.waivers(store, issue.id).items():
            reasons.waive(store, new, key, why)
    return Changed.REPORTS


def subject(what: str) -> str:
    """Return the name under which the type of a correction is kept: of a figure, or of a field."""
    return f"{OWN}{what}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as the version to correct printed it, and as it stands now."""

    figure: Figure
    statement: str
    place: str
    page: int
    correction: Correction | None = None


def printed(store: Store, issue: Issue) -> list[Printed]:
    """Return the figures of a corrected version, in the order of the annex."""
    material = gathering.material(store, issue, "internal")
    if material.replaced is None:
        return []
    selection = Selection(material)
    put_right = {row.figure: row for row in own(material, selection)}
    found = []
    for row in material.replaced.document.evidence:
        figure = selection.current(row.figure)
        if figure and not figure.claim.is_fact:
            page = material.pages.get(row.figure, 0)
            found.append(Printed(figure, row.statement, row.place, page, put_right.get(figure.id)))
    return found


def correct_figure(
    store: Store, issue: Issue, figure: str, words: str, reason: Reason | None = None
) -> Changed:
    """Put a printed count right, and with it the total that its parts made.

    Args:
        store: The open store.
        issue: The draft of the corrected version.
        figure: Id of the figure as printed, or of what put it right before.
        words: The right count as people write it: "433".
        reason: A `CorrectionType` with a public sentence; a typing error if not given.

    Raises:
        Refused: The version is issued or none, the count is not understood, the type is unknown.
        NotFound: The report did not print the figure.
    """
    _require_correction(issue)
    said = _checked(reason or Reason(CorrectionType.TYPING_ERROR.value))
    try:
        count, unit = count_or_share(words)
    except ValueError as error:
        raise Refused(
            f"Nothing was corrected: “{words}” was not understood ({error}).",
            "Write it as people do: “433”, “more than 70”, “40-50”.",
        ) from error
    material = gathering.material(store, issue, "internal")
    right = _current(store, material, figure)
    claim = with_count(right.claim, count, unit)
    changed = [replace(right, claim=claim), *_wholes(material, right, count)]
    with store.step(f"Correct a figure of No. {issue.number}", reason=said.wording):
        for each in changed:
            _keep(store, each)
            reasons.save(store, issue.id, subject(each.id), said)
    return Changed.FIGURES | Changed.REPORTS


def correct_detail(
    store: Store, issue: Issue, figure: str, wrong: Detail, words: str, reason: Reason | None = None
) -> Changed:
    """Put right what was printed beside a count: its place, its day, its source or its unit.

    Args:
        store: The open store.
        issue: The draft of the corrected version.
        figure: Id of the figure as printed, or of what put it right before.
        wrong: What was wrong.
        words: What is right, as people write it: "Tartus", "2025-03-10".
        reason: A `CorrectionType` with a public sentence; if not given, what fits the detail.

    Raises:
        Refused: The version is issued or none, the words are not understood, the type is unknown,
            or the place is outside the situation's country.
        NotFound: The report did not print the figure.
    """
    _require_correction(issue)
    said = _checked(reason or Reason(_USUAL[wrong].value))
    material = gathering.material(store, issue, "internal")
    right = _current(store, material, figure)
    changed = amending.amended(right, wrong.value, words, material.situation.country)
    if wrong is Detail.PLACE:
        allowing.require_inside(store, changed)
    with store.step(f"Correct a figure of No. {issue.number}", reason=said.wording):
        now = figures.get(store, right.id)
        if now is not None:
            recording.keep(store, replace(now, claim=changed.claim))
        reasons.save(store, issue.id, subject(wrong.of(right.id)), said)
    return Changed.FIGURES | Changed.REPORTS


def usual_type(wrong: Detail) -> CorrectionType:
    """Return what kind of mistake a wrong detail usually is."""
    return _USUAL[wrong]


_USUAL = {
    Detail.PLACE: CorrectionType.WRONG_PLACE_OR_DATE,
    Detail.AS_OF: CorrectionType.WRONG_PLACE_OR_DATE,
    Detail.SOURCE: CorrectionType.WRONG_ATTRIBUTION,
    Detail.UNIT: CorrectionType.TYPING_ERROR,
}


def say(store: Store, issue: Issue, what: str, reason: Reason) -> Changed:
    """Say what kind of mistake it was, and what readers are told; `what` is a figure or a field.

    Raises:
        Refused: The version is issued or none, or there is no such type.
    """
    _require_correction(issue)
    said = _checked(reason)
    with store.step(f"Say what was wrong in No. {issue.number}"):
        reasons.save(store, issue.id, subject(what), said)
    return Changed.REPORTS


def said(store: Store, issue: Issue, what: str) -> Reason:
    """Return what was said of a correction so far."""
    kept = reasons.of_issue(store, issue.id).get(subject(what))
    return kept or Reason(CorrectionType.TYPING_ERROR.value)


def _require_correction(issue: Issue) -> None:
    reporting.require_draft(issue)
    if not issue.is_correction:
        raise Refused(
            f"Nothing was corrected: {issue.name} did not go out yet.",
            "Change the figure itself; “sitrep correct” is for what was issued.",
        )


def _checked(reason: Reason) -> Reason:
    code = reason.code or CorrectionType.TYPING_ERROR.value
    if code not in {each.value for each in CorrectionType}:
        raise Refused(
            f"Nothing was corrected: there is no type of correction “{code}”.",
            f"Use one of {TYPES}.",
        )
    return Reason(code, " ".join(reason.wording.split()))


def _current(store: Store, material: Material, figure: str) -> Figure:
    """Return the figure to change, as it stands in the corrected version."""
    shown = Selection(material).current(figure)
    now = figures.get(store, shown.id) if shown else None
    if shown is None or now is None:
        raise NotFound(
            f"Nothing was corrected: the report printed no figure “{figure}”.",
            "“sitrep report show” lists its figures under evidence.",
        )
    put_right = standing.put_right_by_hand(reasons.of_issue(store, material.issue.id))
    if standing.is_news(shown, now, put_right.get(shown.id, frozenset())):
        raise Refused(
            "Nothing was corrected: this figure was changed since and is of another day now.",
            "Record the right count of that day with a link “updates:” to it.",
        )
    return shown


def _wholes(material: Material, part: Figure, count: Quantity) -> Iterable[Figure]:
    """Yield the totals that the printed parts made, made anew; all counts must be exact."""
    here = [figure for figure in material.figures if figure.id in material.chosen]
    for whole in here:
        areas = areas_of(whole, here)
        if all(each.id != part.id for each in areas):
            continue
        before = total(each.claim.quantity for each in areas)
        if before.left_out or before.quantity is None or not _same(before.quantity, whole):
            continue
        now = total(count if each.id == part.id else each.claim.quantity for each in areas)
        if now.quantity and now.quantity.is_exact:
            yield replace(whole, claim=replace(whole.claim, quantity=now.quantity))


def _same(made: Quantity, whole: Figure) -> bool:
    count = whole.claim.quantity
    return made.is_exact and count.is_exact and made.low == count.low


def _keep(store: Store, figure: Figure) -> None:
    """Save the count of a figure; its place in the situation stays what it is."""
    now = figures.get(store, figure.id)
    if now is not None:
        claim = with_count(now.claim, figure.claim.quantity, figure.claim.unit)
        recording.keep(store, replace(now, claim=claim))


@dataclass(frozen=True, slots=True)
class Superseded:
    """A version that a corrected one took the place of."""

    issue: Issue
    by: Issue


def superseded(store: Store, versions: Sequence[Issue]) -> list[Superseded]:
    """Return, of the issues of a series, those that were replaced, and by what."""
    found = []
    for each in versions:
        if each.status is Status.SUPERSEDED:
            later = [v for v in reports.versions_of(store, each) if v.version == each.version + 1]
            found += [Superseded(each, v) for v in later]
    return found


def rows(store: Store, issue: Issue) -> list[Correction]:
    """Return what a corrected draft puts right so far."""
    material = gathering.material(store, issue, "internal")
    return list(own(material, Selection(material)))


def earlier(store: Store, issue: Issue) -> list[Correction]:
    """Return the rows that other issues of the series added to the list."""
    return corrections.before(store, issue)
