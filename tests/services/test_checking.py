"""A draft is proofed from the store, by the command too, and nothing is written."""

from __future__ import annotations

import json

import pytest

from sitrep.cli.checks import check
from sitrep.cli.desk import Desk
from sitrep.domain.changes import Reason
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.errors import Refused
from sitrep.services import checking, finding, reasoning, recording, reporting, sharing
from tests.proofing.drafts import CALM
from tests.services.figures import figure, killed


class Bytes:
    """Renders nothing, quickly."""

    def render(self, document, *, paper="a4", greyscale=False, to="pdf", record=None):
        return b"%PDF-"


def start(store, situation, **fields):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    issue = finding.report(store, new)
    named = {name.replace("__", "."): value for name, value in fields.items()}
    reporting.set_fields(store, issue, CALM | named)
    return issue


@pytest.fixture
def figures(store, situation):
    made = [figure(situation, kind, "5", source="OCHA") for kind in ("missing", "trapped")]
    made.append(killed(situation, "1,225"))
    for each in made:
        recording.record(store, each)
    return made


def rules(found):
    return [(each.rule, each.place) for each in found]


def test_a_calm_draft_has_no_findings_and_the_store_stays_as_it_is(store, situation, figures):
    issue = start(store, situation)
    before = store.rows("select count(*) as n from change_log")[0]["n"]
    assert checking.findings(store, issue) == ()
    assert store.rows("select count(*) as n from change_log")[0]["n"] == before


def test_what_blocks_is_told_from_what_warns(store, situation, figures):
    issue = start(store, situation, access="In all, 45 persons left. [TBC]")
    found = checking.findings(store, issue)
    assert rules(found) == [("S1", "access"), ("S6", "access"), ("W2", "access")]
    assert rules(checking.blocking(found)) == [("S1", "access"), ("S6", "access")]
    waived = checking.waivers(["s1:access#45=A house number.", "S6:access=It stays open."])
    assert checking.blocking(checking.findings(store, issue, waived=waived)) == ()


def test_the_next_issue_is_held_against_the_last(store, situation, figures):
    first = start(store, situation)
    sharing.issue(store, Bytes(), first)
    assert checking.findings(store, finding.report(store, first.id)) == ()
    low = killed(situation, "1,125", updates=figures[-1])
    recording.record(store, low)
    issue = start(store, situation)
    found = checking.findings(store, issue)
    assert ("V10", f"figures/{low.id}") in rules(checking.blocking(found))
    assert ("R1", "report") in rules(found)  # the overview was copied
    reasoning.give(store, issue, low.id, Reason("source_revised"))
    assert checking.blocking(checking.findings(store, issue))  # a public sentence is asked for
    reasoning.give(store, issue, low.id, Reason("source_revised", "The source counted twice."))
    assert checking.blocking(checking.findings(store, issue)) == ()


def test_what_typing_needs_is_read_once(store, situation, figures):
    known = checking.known(store, start(store, situation))
    assert known.counted[0].id in {each.id for each in figures}
    assert known.as_of.isoformat() == CALM["as_of"]


@pytest.mark.parametrize(
    "words", ["S1", "S1:=Why", "S1:access", "S1:access=", "Q9:access=Why", "V10:figures/1=Why",
              "PARTS:figures/1=Why", "V2:figures/1=Why"]
)  # fmt: skip
def test_a_waiver_that_cannot_be_is_refused_in_one_sentence(words):
    with pytest.raises(Refused, match="Nothing was waived"):
        checking.waivers([words])


def test_the_command_prints_every_finding_and_is_refused_while_one_blocks(
    path, store, situation, figures, worker, capsys
):
    text = "In all, 45 persons left."
    issue = start(store, situation, access=text)
    words = [f"{situation.name}/{issue.number}"]
    with pytest.raises(Refused, match=r"No\. 1 cannot be issued yet\. Blocked: 1 · Warnings: 1\."):
        check.main(words, obj=Desk(store_path=path, worker=worker), standalone_mode=False)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["rule"] for row in rows] == ["S1", "W2"]
    assert set(rows[0]) == {"rule", "place", "message", "severity", "start", "length", "fix"}
    assert text[rows[1]["start"] :][: rows[1]["length"]] == "persons"
    assert (rows[0]["severity"], rows[1]["fix"]) == ("blocks", "people")

    reporting.set_field(store, issue, "access", "People left.")
    check.main(words, obj=Desk(store_path=path, worker=worker), standalone_mode=False)
    assert capsys.readouterr().out == ""
