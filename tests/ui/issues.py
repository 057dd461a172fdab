"""A draft and an issued report, as the tests of Publish need them."""

from __future__ import annotations

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import recording, reporting, sharing
from sitrep.store import reports
from tests.services.figures import killed
from tests.services.waived import waived


def draft(session, crisis, **fields):
    """Start the next report of a situation and fill some fields of it."""
    store, new = session._writing, new_id()
    reporting.start(store, new, crisis, ReportType.SITUATION_REPORT)
    issue = reports.with_prefix(store, new)[0]
    reporting.set_fields(store, issue, {"as_of": "2025-03-12", "overview": "It rains."} | fields)
    return issue


def ready(session, crisis, **fields):
    """Start a report that may go out: what blocks it is waived."""
    return waived(session._writing, draft(session, crisis, **fields))


def with_figure(session, crisis):
    """Record a figure and return it."""
    figure = killed(crisis, "1,225", places=[("SY06",)])
    recording.record(session._writing, figure)
    return figure


def issued(session, crisis, worker, **fields):
    """Start, fill and issue a report."""
    issue = ready(session, crisis, **fields)
    sharing.issue(session._writing, worker, issue)
    return reports.with_prefix(session._writing, issue.id)[0]
