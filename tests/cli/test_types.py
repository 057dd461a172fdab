"""The family of reports on the command line: F7 word for word, and each type written out."""

from __future__ import annotations

import pytest

from tests.formats.reading import pages, text

TYPES = ("situation_report", "flash_update", "situation_brief", "operational_update")


@pytest.fixture
def crisis(cli):
    cli.row("situation", "new", "Coastal hostilities", "--country", "SYR", "--start", "2025-03-06")
    return "Coastal hostilities"


def test_f7_a_flash_update_from_its_faults_to_its_page(cli, crisis):
    flash = cli.row("report", "new", crisis, "--type", "flash_update")["id"]
    six = {f"highlights.{n}": "Roads to the coast stay blocked." for n in range(2, 7)}
    typed = {"as_of": "2025-03-07 18:00", "title": "T" * 97, "highlights.1": "R" * 181} | six
    typed["overview"] = "In all, 45 villages were burned last week. [TBC]"
    for field, value in typed.items():
        cli.row("report", "set", flash, field, value)

    status, out, err = cli.run("check", flash)
    assert status == 1
    assert "Blocked: 5 · Warnings: 1" in err
    for words in ("97/96", "181/180", "6 of 2 to 5"):
        assert words in out
    assert "Blocked: 5 · Warnings: 1" in cli.refused("issue", flash)

    cli.row("report", "set", flash, "title", "Villages burn on the coast")
    cli.row("report", "set", flash, "highlights.1", "Families leave their villages.")
    cli.row("report", "set", flash, "highlights.6", "")
    cli.row("report", "set", flash, "overview", "Villages burned in the week of 24 February.")
    cli.row("report", "set", flash, "validity", "24")
    assert cli.rows("check", flash) == []
    cli.row("issue", flash)
    path = cli.folder / "flash.pdf"
    cli.row("write", flash, "--format", "pdf", "--out", path)
    made = path.read_bytes()
    assert pages(made) == 1
    assert "Valid until 6 p.m. (local time) on 8 March 2025" in text(made)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_written_in_every_format_and_counts_from_one(cli, crisis, kind):
    made = cli.row("report", "new", crisis, "--type", kind)
    assert made["number"] == 1
    cli.row("report", "set", made["id"], "overview", "Families wait in schools.")
    for name in ("pdf", "hxl", "text"):
        path = cli.folder / f"out.{name}"
        assert cli.row("write", made["id"], "--format", name, "--out", path)["bytes"] > 0
    assert "Families wait in schools." in (cli.folder / "out.text").read_text("utf-8")


def test_an_operational_update_says_what_it_changes(cli, crisis):
    update = cli.row("report", "new", crisis, "--type", "operational_update")["id"]
    document = cli.row("report", "set", update, "changing.budget", "yes")["document"]
    assert [(each["label"], each["changes"]) for each in document["changing"]] == [
        ("Timeframe", False),
        ("Strategy", False),
        ("Target population", False),
        ("Geographic location", False),
        ("Budget", True),
    ]
    status, out, _ = cli.run("check", update)
    assert status == 1
    assert "Say in a sentence or two what changes: Budget." in out
    cli.row("report", "set", update, "change_summary", "The budget grows for cash in Akkar.")
    assert "L12" not in cli.run("check", update)[1]
    path = cli.folder / "update.pdf"
    cli.row("write", update, "--format", "pdf", "--out", path)
    assert "The budget grows for cash in Akkar." in text(path.read_bytes())


def test_marks_of_change_are_those_of_one_update(cli, crisis):
    update = cli.row("report", "new", crisis, "--type", "operational_update")["id"]
    assert "yes or no" in cli.refused("report", "set", update, "changing.budget", "perhaps")
    assert "has no" in cli.refused("report", "set", update, "validity", "24")
