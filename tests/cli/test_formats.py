"""Every format by the command line: each type, language and edition as a whole file or none."""

from __future__ import annotations

import pytest

from sitrep.domain.report_types import TYPES
from sitrep.formats import FORMATS
from sitrep.importers.read_back import texts
from tests.formats.office import cells, word_texts

BEGINNINGS = {
    "pdf": b"%PDF",
    "docx": b"PK",
    "xlsx": b"PK",
    "html": b"<!DOCTYPE html>",
    "csv": b"\xef\xbb\xbf",
    "hxl": b"\xef\xbb\xbf",
    "text": b"",
}


@pytest.fixture
def report(cli):
    """A draft that names 70 killed, and a figure that only the office may know."""
    cli.row("situation", "new", "Coastal hostilities", "--country", "SYR", "--start", "2025-03-06")
    said = ["--source", "SOHR", "--as-of", "2025-03-07", "--place", "Lattakia"]
    crisis = "Coastal hostilities"
    killed = cli.row("figure", "add", crisis, "--kind", "killed", "--value", "more than 70", *said)[
        "id"
    ]
    inside = cli.row(
        "figure", "add", crisis, "--kind", "missing", "--value", "4321", "--source", "Inside Desk",
        "--as-of", "2025-03-07", "--set", "classification=internal",
    )["id"]  # fmt: skip
    made = cli.row("report", "new", crisis)["id"]
    cli.row("report", "set", made, "as_of", "2025-03-07")
    cli.row("report", "set", made, "key_figures.1", killed)
    cli.row("report", "set", made, "key_figures.2", inside)
    cli.row("report", "set", made, "overview", f"In all [[{killed}|sentence]]")
    return made


def written(cli, report, kind, *wishes):
    path = cli.folder / f"report.{kind}"
    status, _, err = cli.run("write", report, "--format", kind, "--out", path, *wishes)
    assert status == 0, err
    return path.read_bytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written_in_every_language_and_edition(cli, report, kind):
    for language in ("en", "fr", "es", "ar"):
        made = written(cli, report, kind, "--language", language)
        assert made.startswith(BEGINNINGS[kind])
        assert made == written(cli, report, kind, "--language", language)
    inside = "\n".join(texts(written(cli, report, kind, "--edition", "internal"), kind).values())
    public = "\n".join(texts(written(cli, report, kind, "--edition", "public"), kind).values())
    assert "4,321" in inside or "4321" in inside
    assert "4,321" not in public
    assert "4321" not in public
    assert "Inside Desk" not in public
    assert "70" in public


@pytest.mark.parametrize("kind", FORMATS)
def test_every_type_of_report_has_every_format(cli, kind):
    cli.row("situation", "new", "River floods", "--country", "PAK")
    for each in TYPES:
        made = cli.row("report", "new", "River floods", "--type", each.value)["id"]
        assert written(cli, made, kind).startswith(BEGINNINGS[kind])


def test_more_than_seventy_is_never_seventy(cli, report):
    word = " ".join(word_texts(written(cli, report, "docx")))
    assert "70+" in word
    assert "more than 70 people" in word.lower()
    heads, row, *_ = cells(written(cli, report, "xlsx", "--edition", "public"))["Figures"]
    found = dict(zip(heads, row, strict=True))
    assert (found["Smallest"], found["Largest"], found["Quantifier"]) == (70, None, "more_than")


def test_an_unknown_format_is_refused_with_the_known_ones(cli, report):
    said = cli.run("write", report, "--format", "odt", "--out", cli.folder / "x.odt")[2]
    assert all(kind in said for kind in FORMATS)
    assert not (cli.folder / "x.odt").exists()
