"""Scenarios F3 and F4 as they are typed: populations, links, households, and what is printed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from sitrep.formats import FORMATS
from sitrep.languages import forms
from tests.formats.reading import text

CRISIS = "Coastal hostilities"


@pytest.fixture
def add(cli):
    cli.row("situation", "new", CRISIS, "--country", "SYR", "--start", "2025-03-06")

    def record(*words):
        return cli.row("figure", "add", CRISIS, *words)["id"]

    return record


def printed(cli, tmp_path, *edits):
    report = cli.row("report", "new", CRISIS)["id"]
    for field, value in edits:
        cli.run("report", "set", report, field, value)
    out = tmp_path / "brief.txt"
    assert cli.run("write", report, "--format", "text", "--out", out)[0] == 0
    page = tmp_path / "brief.pdf"
    assert cli.run("write", report, "--format", "pdf", "--out", page)[0] == 0
    return out.read_text("utf-8"), " ".join(text(page.read_bytes()).split())


def test_rivals_are_printed_side_by_side(cli, add, tmp_path):
    killed = ("--kind", "killed", "--as-of", "2025-03-11")
    add(*killed, "--value", "111", "--population", "civilians", "--source", "OHCHR",
        "--set", "verification=verified")  # fmt: skip
    toll = add(*killed, "--value", "1,225", "--source", "SOHR")
    brief, page = printed(
        cli, tmp_path, ("as_of", "2025-03-11"), ("overview", f"[[{toll}|sentence]]")
    )
    sentence = (
        "SOHR reported 1,225 people killed as of 11 March 2025;"
        " OHCHR had verified the deaths of 111 civilians."
    )
    assert sentence in brief
    assert sentence in page
    assert "OHCHR verified 111 civilians" in brief
    assert "FIGURES IN DISPUTE" in page
    for wrong in ("1,336", "668"):
        assert wrong not in brief + page


def test_neither_sum_nor_mean_of_rivals_is_in_any_file(cli, add, tmp_path):
    killed = ("--kind", "killed", "--as-of", "2025-03-11")
    add(*killed, "--value", "111", "--population", "civilians", "--source", "OHCHR",
        "--set", "verification=verified")  # fmt: skip
    toll = add(*killed, "--value", "1,225", "--source", "SOHR")
    report = cli.row("report", "new", CRISIS)["id"]
    for field, value in (("as_of", "2025-03-11"), ("overview", f"[[{toll}|sentence]]")):
        cli.run("report", "set", report, field, value)
    for kind in FORMATS:
        out = tmp_path / f"brief.{kind}"
        assert cli.run("write", report, "--format", kind, "--out", out)[0] == 0
        said = " ".join(_inside(out.read_bytes()))
        assert "225" in said, kind  # it was looked at
        assert not re.findall(r"(?<!\d)1[,.\s]?336(?!\d)|(?<![\d.#])668(?![\d.])", said), kind
    shown = json.dumps(cli.row("report", "show", report))
    assert not re.findall(r"(?<!\d)1,?336(?!\d)|(?<![\d.#-])668(?!\d)", shown)


def _inside(data):
    """Yield every text in a file: of the parts of a zip, of the pages and attachments of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    elif data.startswith(b"%PDF"):
        yield text(data)
        pages = pypdfium2.PdfDocument(data)
        for place in range(pages.count_attachments()):
            yield bytes(pages.get_attachment(place).get_data()).decode("utf-8", "replace")
        pages.close()
    else:
        yield data.decode("utf-8")


def test_households_and_subsets_are_computed_and_said_to_be(cli, add, tmp_path):
    of = ("--source", "UNFPA", "--as-of", "2025-03-16")
    whole = add("--kind", "displaced", "--value", "51,000", *of)
    add("--kind", "displaced_crossborder", "--value", "6,000", "--link", f"subset_of:{whole}", *of)
    for site in ("Jableh", "Baniyas"):
        add("--kind", "sheltered", "--value", "1,000 households", "--household-size", "5",
            "--place", site, "--link", f"subset_of:{whole}", *of)  # fmt: skip
    rows = cli.rows("figures", CRISIS, "--json")
    by_kind = {row["kind"]: row for row in rows}
    assert by_kind["displaced_internal"]["min"] == 45_000
    assert by_kind["displaced_internal"]["derivation"] == "51,000 − 6,000"
    assert by_kind["sheltered"]["people"] == "5,000"
    assert by_kind["sheltered"]["derivation"] == "1,000 households × 5"
    brief, page = printed(cli, tmp_path, ("as_of", "2025-03-16"))
    assert page.count("5,000 people (derived: 1,000 households × 5)") == 2
    assert "45,000" in page
    for wrong in ("57,000", "61,000", "67,000"):
        assert wrong not in brief + page


def test_a_count_is_broken_down_by_hand(cli, add):
    add("--kind", "killed", "--value", "1,225", "--set", "parts=women 120; men: 800; 5-17: 40")
    [row] = cli.rows("figures", CRISIS, "--json")
    assert row["parts"] == [
        {"name": "women", "count": "120"},
        {"name": "men", "count": "800"},
        {"name": "5-17", "count": "40"},
    ]
    refused = cli.refused(
        "figure", "add", CRISIS, "--kind", "killed", "--value", "10", "--set", "parts=women 120"
    )
    assert "more than the total (V2)" in refused


def test_corroboration_needs_a_second_origin(cli, add):
    words = ("--kind", "killed", "--value", "70", "--source")
    add(*words, "SOHR")
    refused = cli.refused(
        "figure", "add", CRISIS, *words, "Syrian Observatory for Human Rights (SOHR)",
        "--set", "verification=corroborated",
    )  # fmt: skip
    assert "1 origin" in refused
    add(*words, "SNHR", "--set", "verification=corroborated")


def test_a_figure_without_a_day_says_which_day_it_took(cli, add, tmp_path):
    words = ("figure", "add", CRISIS, "--kind", "killed", "--value", "70", "--source", "SOHR")
    status, _, err = cli.run(*words)
    today = forms.day(datetime.now(UTC).astimezone().date(), "en")
    assert status == 0
    assert err.strip() == (
        f"No day was given: the figure is as of {today}, today. Say otherwise with --as-of DATE."
    )
    [row] = cli.rows("figures", CRISIS, "--json")
    assert forms.day(date.fromisoformat(row["as_of"]), "en") == today
    for named in (("--as-of", "2025-03-11"), ("--set", "as_of=2025-03-12")):
        assert cli.run(*words, *named)[2] == ""
    article = tmp_path / "toll.txt"
    article.write_text("Toll\n\nThe monitor said that 70 people were killed.", "utf-8")
    cli.row("add", article, "--situation", CRISIS, "--published", "2025-03-09")
    err = cli.run(*words, "--quote", "70 people were killed", "--article", "newest")[2]
    assert err.startswith("No day was given: the figure is as of 9 March 2025, the day of the")


def test_a_place_of_another_country_is_refused_on_the_command_line(cli, add):
    refused = cli.refused(
        "figure", "add", CRISIS, "--kind", "killed", "--value", "12", "--place", "Beirut"
    )
    assert "Beirut lies outside the situation’s country" in refused
    assert "(V3)" in refused
    assert cli.rows("figures", CRISIS, "--json") == []


def test_a_newer_count_of_the_same_body_speaks(cli, add):
    for value, day in (("1,225", "2025-03-11"), ("1,383", "2025-03-12")):
        add("--kind", "killed", "--value", value, "--source", "SOHR", "--as-of", day)
    roles = {row["min"]: row["role"] for row in cli.rows("figures", CRISIS, "--json")}
    assert roles == {1225: "superseded", 1383: "headline"}
