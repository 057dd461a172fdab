"""The main job in one line: an article in, a brief out that says who said what."""

from __future__ import annotations

import re

from tests.formats.reading import text


def test_the_seed_article_becomes_a_brief(cli, article_path):
    out = cli.folder / "brief.pdf"
    made = cli.row(
        "draft", article_path, "--title", "Coastal violence", "--country", "SYR",
        "--published", "2025-03-07", "--out", out,
    )  # fmt: skip
    page = " ".join(text(out.read_bytes()).split())
    assert "more than 70 people" in page
    assert "Syrian Observatory for Human Rights" in page
    assert re.search(r"\bdozens\b", page)
    assert not re.search(r"(?<!more than )(?<!More than )\b70 people", page)
    for boilerplate in ("Must read", "LEAVE A REPLY", "Advertisement", "Latest article"):
        assert boilerplate not in page
    assert "not yet been reviewed by a person" in page
    assert all(not figure["reviewed"] for figure in cli.rows("figures", "Coastal violence"))
    assert cli.rows("reports", "Coastal violence")[0]["id"] == made["report"]
    assert len(cli.rows("articles", "Coastal violence")) == 1


def test_a_second_article_goes_into_the_same_draft(cli):
    for number, name in ((12, "first"), (15, "second")):
        file = cli.folder / f"{name}.txt"
        file.write_text(
            f"Flood {name}\n\nAt least {number} people were killed in Homs, officials said.\n",
            "utf-8",
        )
        cli.row("draft", file, "--title", "Floods", "--country", "SYR", "--out", f"{file}.pdf")
    assert len(cli.rows("situations")) == 1
    assert len(cli.rows("reports", "Floods")) == 1
    assert len(cli.rows("articles", "Floods")) == 2


def test_a_place_that_the_article_does_not_say_is_the_one_given(cli):
    file = cli.folder / "a.txt"
    file.write_text("Storm\n\nThe storm killed 12 people, the army said.\n", "utf-8")
    out = cli.folder / "a.pdf"
    cli.row("draft", file, "--title", "Storm", "--country", "SYR", "--place", "طرطوس", "--out", out)
    (figure,) = [row for row in cli.rows("figures", "Storm") if row["kind"] == "killed"]
    assert figure["places"] == [{"name": "Tartous", "pcode": "SY10"}]
    assert "Tartous" in text(out.read_bytes())


def test_nothing_is_stored_when_an_article_cannot_be_read(cli):
    said = cli.refused("draft", "missing.txt", "--title", "T", "--country", "SYR", "--out", "x.pdf")
    assert "“missing.txt” was not read" in said
    assert cli.rows("situations") == []


def test_the_sample_is_two_issued_reports_and_a_sound_store(cli):
    out = cli.folder / "sample.pdf"
    made = cli.row("sample", "--out", out)
    assert made["number"] == 2
    page = text(out.read_bytes())
    for sum_or_mean in ("1,336", "668"):
        assert sum_or_mean not in page
    situation = cli.rows("situations")[0]["name"]
    assert [row["status"] for row in cli.rows("reports", situation)] == ["issued", "issued"]
    assert cli.row("verify")["sound"] is True
    assert "in this store already" in cli.refused("sample", "--out", out)
