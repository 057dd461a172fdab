"""The main job by the command line alone: two issues, the second started from the first."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.formats.reading import text

SITUATION = "Coastal hostilities"
PLACES = ("Latakia", "Tartus", "Hama", "Homs")
FIRST = (658, 384, 171, 12)
SECOND = (683, 433, 255, 12)


def add_figure(cli, value, as_of, *more):
    return cli.row(
        "figure", "add", SITUATION, "--kind", "killed", "--value", value, "--as-of", as_of,
        "--source", "Syrian Observatory for Human Rights (SOHR)", *more,
    )["id"]  # fmt: skip


def words(made):
    return " ".join(text(made).split())


def pdf(cli, number, *options):
    out = cli.folder / f"no{number}.pdf"
    cli.row("write", f"{SITUATION}/{number}", "--format", "pdf", "--out", out, *options)
    return out.read_bytes()


def issue(cli, number):
    """Issue a report, what blocks so short a one waived."""
    _, rows, _ = cli.run("check", number)
    found = [row for row in map(json.loads, rows.splitlines()) if row["severity"] == "blocks"]
    waived = {f"{row['rule']}:{row['place']}=A short report" for row in found}
    cli.row("issue", number, *(word for each in waived for word in ("--waive", each)))


@pytest.fixture
def first(cli):
    """No. 1, issued, with the total and its four parts."""
    cli.row("situation", "new", SITUATION, "--country", "SYR", "--start", "2025-03-06")
    ids = {"total": add_figure(cli, "1,225", "2025-03-11")}
    for place, value in zip(PLACES, FIRST, strict=True):
        link = f"subset_of:{ids['total']}"
        ids[place] = add_figure(cli, value, "2025-03-11", "--place", place, "--link", link)
    assert cli.row("report", "new", SITUATION)["number"] == 1
    number = f"{SITUATION}/1"
    cli.row("report", "set", number, "as_of", "2025-03-11")
    cli.row("report", "set", number, "highlights.1", f"[[{ids['total']}|sentence]]")
    cli.row("report", "set", number, "overview", f"In all, [[{ids['total']}|people]] died.")
    cli.row("report", "set", number, "key_figures.1", ids["total"])
    issue(cli, number)
    return ids


@pytest.fixture
def second(cli, first):
    """No. 2, started from No. 1, every figure updated."""
    old = pdf(cli, 1)
    new = add_figure(cli, "1,383", "2025-03-12", "--link", f"updates:{first['total']}")
    for place, value in zip(PLACES, SECOND, strict=True):
        add_figure(
            cli, value, "2025-03-12", "--place", place,
            "--link", f"updates:{first[place]}", "--link", f"subset_of:{new}",
        )  # fmt: skip
    assert cli.row("report", "new", SITUATION)["number"] == 2
    cli.row("report", "set", f"{SITUATION}/2", "as_of", "2025-03-12 18:00")
    return old


def test_one_changed_figure_changes_tile_table_and_sentence(cli, second):
    page = words(pdf(cli, 2))
    shown = cli.row("report", "show", f"{SITUATION}/2")["document"]
    assert shown["tiles"][0]["value"] == "1,383"
    cells = {row["area"]: row["cells"][0]["text"] for row in shown["impact"]["rows"]}
    assert cells == {
        "Hama": "255",
        "Homs": "12",
        "Lattakia": "683",
        "Tartous": "433",
        "Whole situation": "1,383",
    }
    assert "".join(run["text"] for run in shown["overview"][0]) == "In all, 1,383 people died."
    assert page.count("1,383") >= 4  # tile, its words, table, sentence


def test_the_change_is_computed_by_area_with_sign_and_per_cent(cli, second):
    shown = cli.row("report", "show", f"{SITUATION}/2")["document"]
    changes = {row["label"]: row["difference"] for row in shown["changes"]}
    assert changes == {
        "Killed": "+158 (+12.9 per cent)",
        "Killed, Lattakia": "+25 (+3.8 per cent)",
        "Killed, Tartous": "+49 (+12.8 per cent)",
        "Killed, Hama": "+84 (+49.1 per cent)",
        "Killed, Homs": "no change",
    }
    page = words(pdf(cli, 2))
    assert "1,225 (11 March 2025)" in page
    assert "+158 (+12.9 per cent)" in page
    assert "It covers" not in page
    assert "from 11 to 12 March 2025" in page


def test_the_first_issue_is_the_same_bytes_as_before(cli, second):
    assert pdf(cli, 1) == second
    again = pdf(cli, 1, "--greyscale")
    assert again != second
    shown = cli.row("report", "show", f"{SITUATION}/1")
    assert shown["pdf_sha256"] == hashlib.sha256(second).hexdigest()
    assert shown["document"]["tiles"][0]["value"] == "1,225"
    assert "1,383" not in words(second)


def test_an_issued_report_is_not_edited(cli, second):
    said = cli.refused("report", "set", f"{SITUATION}/1", "overview", "Other words.")
    assert "No. 1 was issued and stays as it is" in said


def test_a_value_may_begin_with_a_dash(cli, second):
    shown = cli.row("report", "set", f"{SITUATION}/2", "outlook", "- Rain is forecast")
    assert shown["fields"]["outlook"] == "- Rain is forecast"


def test_prose_is_carried_to_be_reviewed_and_highlights_start_anew(cli, second):
    shown = cli.row("report", "show", f"{SITUATION}/2")
    assert shown["not_reviewed"] == ["overview"]
    assert not any(name.startswith("highlights") for name in shown["fields"])
    cli.row("report", "set", f"{SITUATION}/2", "overview", "New words.")
    assert cli.row("report", "show", f"{SITUATION}/2")["not_reviewed"] == []


def test_a_next_report_waits_for_the_last_to_be_issued(cli, second):
    assert "No. 2 is still a draft" in cli.refused("report", "new", SITUATION)


def test_a_count_by_another_body_is_no_change(cli, first):
    add = ("figure", "add", SITUATION, "--kind", "killed", "--value", "111")
    cli.row(
        *add, "--source", "OHCHR", "--as-of", "2025-03-11", "--link", f"updates:{first['total']}"
    )
    cli.row("report", "new", SITUATION)
    shown = cli.row("report", "show", f"{SITUATION}/2")["document"]
    change = next(row for row in shown["changes"] if row["label"] == "Killed")
    assert change["difference"] == ""
    assert change["remark"] == "Not comparable with No. 1: source changed from SOHR to OHCHR"
    assert "1,336" not in words(pdf(cli, 2))


def test_a_report_that_a_check_blocks_is_not_issued_and_says_why(cli, second):
    said = cli.refused("issue", f"{SITUATION}/2")
    assert "No. 2 was not issued. Blocked: " in said
    assert "· Warnings: " in said
    assert "L2 highlights: Number of highlights: 0 of 2 to 5." in said
    assert "--waive" in said
    assert cli.row("report", "show", f"{SITUATION}/2")["waivers"] == []


def test_a_waiver_is_kept_with_its_reason(cli, second):
    issue(cli, f"{SITUATION}/2")
    shown = cli.row("report", "show", f"{SITUATION}/2")
    assert {"rule": "L2", "place": "highlights", "reason": "A short report"} in shown["waivers"]
    assert cli.rows("check", f"{SITUATION}/2") == []


@pytest.mark.parametrize("words", ["V10:figures/1=Why", "PARTS:figures/1=Why", "L2:highlights="])
def test_what_cannot_be_waived_is_refused(cli, second, words):
    assert "Nothing was waived" in cli.refused("issue", f"{SITUATION}/2", "--waive", words)


def test_a_number_that_went_out_wrong_is_corrected(cli, first):
    """The whole way: correct, put right, issue; the old file stays, the next one repeats it."""
    old = pdf(cli, 1)
    (before,) = cli.rows("reports", SITUATION)
    made = cli.row("correct", f"{SITUATION}/1")
    assert (made["number"], made["version"]) == (1, 2)
    shown = cli.row("report", "set", made["id"], f"figures.{first['Tartus']}", "380")
    assert [row["words"] for row in shown["document"]["corrections"]] == [
        "Killed: 1,225 → 1,221, typing error, p. 1",
        "Tartous killed: 384 → 380, typing error, p. 1",
    ]
    issue(cli, made["id"])
    page = words(pdf(cli, 1))
    assert "SITUATION REPORT NO. 1 (CORRECTED)" in page
    assert "this version replaces No. 1 issued on" in page
    assert "See Corrections, p. " in page
    states = [(row["version"], row["status"]) for row in cli.rows("reports", SITUATION)]
    assert states == [(1, "superseded"), (2, "corrected")]
    out = cli.folder / "old.pdf"
    cli.row("write", before["id"], "--format", "pdf", "--out", out)
    assert out.read_bytes() == old
    cli.row("report", "new", SITUATION)
    rows = cli.row("report", "show", f"{SITUATION}/2")["document"]["corrections"]
    assert "Tartous killed: 384 → 380, typing error, p. 1" in [row["words"] for row in rows]


def test_two_reports_are_compared(cli, second):
    rows = cli.rows("compare", f"{SITUATION}/1", f"{SITUATION}/2")
    assert rows[0]["difference"] == "+158 (+12.9 per cent)"
    assert rows[-1] == {"field": "overview", "redline": "In all, [-1,225-] {+1,383+} people died."}


def test_highlights_are_suggested_and_not_inserted(cli, second):
    shown = cli.row("report", "show", f"{SITUATION}/2")
    assert shown["suggested_highlights"][0]["why"] == "Killed: 1,225 → 1,383 (+158, +12.9 per cent)"
    assert shown["document"]["highlights"] == []


def test_a_lower_count_asks_for_its_reason(cli, second):
    total = cli.row("report", "show", f"{SITUATION}/2")["document"]["changes"][0]["figure"]
    low = add_figure(cli, "1,200", "2025-03-12", "--link", f"updates:{total}")
    assert f"V10 figures/{low}" in cli.refused("issue", f"{SITUATION}/2")
    cli.row("report", "set", f"{SITUATION}/2", f"changes.{low}.reason", "source_revised")
    cli.row("report", "set", f"{SITUATION}/2", f"changes.{low}.wording", "Two lists were merged.")
    shown = cli.row("report", "show", f"{SITUATION}/2")["document"]["changes"]
    assert shown[0]["now"] == "1,200 (revised from 1,225: Two lists were merged)"
    assert shown[0]["difference"] == "−25 (−2.0 per cent)"
