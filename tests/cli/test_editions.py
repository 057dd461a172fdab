"""F11 by the command line: what is kept inside stays inside; a file that leaks is none."""

from __future__ import annotations

import json

import pytest

from tests.formats.reading import text, unpacked

PARTNER = "Amal Relief Association"
MAIL = "salma@inside.example"


@pytest.fixture
def report(cli):
    cli.row("situation", "new", "Coastal hostilities", "--country", "SYR")
    cli.row(
        *("figure", "add", "Coastal hostilities", "--kind", "killed", "--value", "more than 70"),
        *("--source", PARTNER, "--as-of", "2025-03-11", "--set", "note=Told by telephone"),
    )
    made = cli.row("report", "new", "Coastal hostilities")["id"]
    hidden = json.dumps({"name": "Salma Hidden", "email": MAIL, "public": False})
    for field, value in (("classification", "public"), ("contacts.1", hidden)):
        cli.row("report", "set", made, field, value)
    return made


def test_a_partner_is_named_in_the_internal_edition_only(cli, report, tmp_path):
    status, _, said = cli.run("situation", "inside", "Coastal hostilities", PARTNER)
    assert status == 0, said
    assert cli.row("situation", "inside", "Coastal hostilities")["words"] == PARTNER
    pages = {}
    for edition in ("public", "internal"):
        out = tmp_path / f"{edition}.pdf"
        cli.row("write", report, "--format", "pdf", "--edition", edition, "--out", out)
        pages[edition] = text(out.read_bytes())
    assert PARTNER in pages["internal"]
    assert PARTNER not in pages["public"]
    assert "national partner" in pages["public"]
    assert "INTERNAL" in pages["internal"]
    cli.run("situation", "inside", "Coastal hostilities", PARTNER, "--let-out")
    assert cli.rows("situation", "inside", "Coastal hostilities") == []


def test_a_public_file_that_leaks_is_not_written(cli, report, tmp_path):
    cli.row("report", "set", report, "overview", f"Ask {MAIL}.")
    out = tmp_path / "public.pdf"
    for kind in ("pdf", "text", "docx"):
        said = cli.refused("write", report, "--format", kind, "--edition", "public", "--out", out)
        assert f"“{MAIL}” (e-mail address of a contact that is not public)" in said
        assert not out.exists()
    cli.row("write", report, "--format", "pdf", "--edition", "internal", "--out", out)


def test_a_report_is_written_for_archives(cli, report, tmp_path):
    out = tmp_path / "archive.pdf"
    cli.row("write", report, "--format", "pdf", "--archival", "--out", out)
    assert b"OutputIntents" in unpacked(out.read_bytes())
    assert "no archival format" in cli.refused(
        "write", report, "--format", "text", "--archival", "--out", out
    )
