"""Names, words and days that nobody means: one sentence or a right answer, never a fault."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sitrep.worker.launch import WorkerBug

TEXT = "At least 12 people were killed in Homs yesterday."


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000-00-00", ""])
def test_a_line_with_a_day_at_the_end_of_the_calendar_is_read(cli, tmp_path, published):
    lines = tmp_path / "in.jsonl"
    line = {"id": "a", "text": TEXT, "language": "en", "published": published}
    lines.write_text(f"{json.dumps(line)}\n", "utf-8")
    (read,) = cli.rows("extract", "--jsonl", lines)
    assert [figure["min"] for figure in read["figures"]] == [12]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_with_a_name_that_is_not_utf8_is_written_and_said_to_be(cli, tmp_path):
    situation = cli.row("situation", "new", "Coast", "--country", "SYR")["id"]
    cli.row("report", "new", situation)
    out = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    told = cli.row("write", "Coast/1", "--format", "text", "--out", out)
    assert Path(out).stat().st_size == told["bytes"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31 18:00"])
@pytest.mark.parametrize("field", ["as_of", "period_from", "next_due"])
def test_a_day_at_the_end_of_the_calendar_is_no_day_of_a_report(cli, field, day):
    cli.row("situation", "new", "Coast", "--country", "SYR")
    cli.row("report", "new", "Coast", "--type", "flash_update")
    said = cli.refused("report", "set", "Coast/1", field, day)
    assert "1900 to 2199" in said or "has no" in said
    assert cli.row("report", "set", "Coast/1", "validity", "72")["number"] == 1


@pytest.mark.parametrize("word", ["%", "_", "A" * 100_000, "'; drop table figures; --", "\x00"])
def test_a_word_that_begins_no_id_finds_nothing(cli, word):
    cli.row("situation", "new", "Coast", "--country", "SYR")
    cli.row("report", "new", "Coast")
    cli.row("figure", "add", "Coast", "--kind", "killed", "--value", "12", "--source", "X")
    cli.refused("report", "show", word)
    cli.refused("figures", word)
    cli.refused("report", "set", "Coast/1", "key_figures.1", word)
    cli.refused("text", word)
    cli.refused("reject", word, "--reason", "wrong")


@pytest.fixture
def stumbling(worker, monkeypatch):
    """The assistant meets a fault of its own in texts that speak of a fault."""
    read = worker.propose

    def propose(article, *told):
        if "fault" in article.text:
            raise WorkerBug("Traceback: here")
        return read(article, *told)

    monkeypatch.setattr(worker, "propose", propose)


@pytest.mark.usefixtures("stumbling")
def test_a_line_the_assistant_stumbles_on_costs_no_other(cli, tmp_path):
    lines = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": "A fault killed 12."}, {"id": "b", "text": "It killed 12 people."}]
    lines.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    out = tmp_path / "out.jsonl"
    assert "1 could not be" in cli.refused("extract", "--jsonl", lines, "--out", out)
    first, second = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (first["id"], first["figures"]) == ("a", [])
    assert "fault of its own" in first["error"]
    assert [figure["min"] for figure in second["figures"]] == [12]


@pytest.mark.usefixtures("stumbling")
def test_an_article_the_assistant_stumbles_on_is_stored_and_says_so(cli, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("A fault in the dam killed 12 people on Monday, officials said.", "utf-8")
    cli.row("situation", "new", "Coast", "--country", "SYR")
    added = cli.row("add", article, "--situation", "Coast")
    assert added["proposals"] == 0
    assert "No figures were proposed" in added["warnings"][-1]
    assert "killed 12 people" in cli.run("text", "newest")[1]


@pytest.mark.usefixtures("stumbling")
def test_a_fault_shows_its_traceback_to_those_who_ask_for_it(cli, tmp_path, monkeypatch):
    article = tmp_path / "article.txt"
    article.write_text("A fault in the dam killed 12 people on Monday, officials said.", "utf-8")
    assert "fault of its own" in cli.refused("extract", article)
    monkeypatch.setenv("SITREP_TRACEBACK", "1")
    assert "Traceback: here" in cli.run("extract", article)[2]
