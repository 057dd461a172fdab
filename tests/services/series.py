"""Two issues of the crisis of March 2025, with the governorates, on days of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sitrep.domain.figure import Link, Relation
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import finding, issuing, recording, reporting
from tests.services.figures import figure
from tests.services.waived import waived

AREAS = (("Lattakia", "SY06"), ("Tartous", "SY10"), ("Hama", "SY05"), ("Homs", "SY04"))


class Clock(datetime):
    """Stands still at noon of a day."""

    today = date(2025, 3, 11)

    @classmethod
    def now(cls, tz=None):
        day = cls.today
        return datetime(day.year, day.month, day.day, 12, tzinfo=tz or UTC)


def on(monkeypatch, day):
    """Issue as if it were that day."""
    monkeypatch.setattr(issuing, "datetime", Clock)
    monkeypatch.setattr(Clock, "today", day)


def killed(store, situation, total, areas, day, before=()):
    """Record a total with its four areas, each an update of the one before; return them."""
    made = []
    for value, place in zip((total, *areas), ((), *AREAS), strict=True):
        links = [Link(Relation.SUBSET_OF, made[0].id)] if made else []
        if before:
            links.append(Link(Relation.UPDATES, before[len(made)].id))
        places = [place] if place else ()
        new = figure(situation, "killed", value, places=places, as_of=day, links=tuple(links))
        recording.record(store, new)
        made.append(new)
    return made


def started(store, situation, day, **fields):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    issue = finding.report(store, new)
    named = {name.replace("__", "."): value for name, value in fields.items()}
    reporting.set_fields(store, issue, {"as_of": day.isoformat()} | named)
    return issue


def issued(store, issue, pdf=b"%PDF"):
    """Issue a draft; what blocks so short a one is waived."""
    waived(store, issue)
    issuing.issue_report(store, issuing.freeze(store, issue), pdf, "a4")
    return finding.report(store, issue.id)
