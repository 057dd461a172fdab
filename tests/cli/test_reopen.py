"""``sitrep reopen``: the store is gone, its last PDF is not."""

from __future__ import annotations

import json

from tests.cli.test_two_issues import SITUATION, add_figure, issue, pdf, words
from tests.services.test_reopening import altered

FORGED = (b'"low":1225,"high":1225', b'"low":1325,"high":1325')


def first(cli):
    """Issue No. 1 and keep its PDF; then the store is lost."""
    cli.run("init")
    cli.row("situation", "new", SITUATION, "--country", "SYR", "--start", "2025-03-06")
    add_figure(cli, "1,225", "2025-03-11")
    number = cli.row("report", "new", SITUATION)["id"]
    cli.row("report", "set", number, "as_of", "2025-03-11")
    cli.row("report", "set", number, "overview", "It rains.")
    issue(cli, number)
    pdf(cli, 1)
    cli.store.rename(cli.folder / "lost.db")
    return cli.folder / "no1.pdf"


def test_a_lost_store_goes_on_from_its_last_pdf(cli):
    file = first(cli)

    told = cli.row("reopen", file)

    assert (told["number"], told["figures"], told["here_already"]) == (1, 1, False)
    assert told["name"] == SITUATION
    (old,) = cli.rows("figures", SITUATION)
    add_figure(cli, "1,383", "2025-03-12", "--link", f"updates:{old['id']}")
    new = cli.row("report", "new", SITUATION)
    assert new["number"] == 2
    cli.row("report", "set", new["id"], "as_of", "2025-03-12")
    made = words(pdf(cli, 2))
    assert "1,225" in made
    assert "+158 (+12.9 per cent)" in made
    assert cli.row("report", "show", told["id"])["reopened"]["proof"] == "whole"


def test_the_same_file_twice_says_so(cli):
    file = first(cli)
    cli.row("reopen", file)

    status, out, err = cli.run("reopen", file)

    assert status == 0
    assert json.loads(out)["here_already"]
    assert "is here already; nothing was changed" in err


def test_an_altered_file_comes_back_with_a_warning(cli):
    file = first(cli)
    file.write_bytes(altered(file.read_bytes(), "record.json", *FORGED))

    status, out, err = cli.run("reopen", file)

    assert status == 0
    assert json.loads(out)["altered"]
    assert "was changed after the report was issued" in err


def test_what_is_no_report_is_refused_in_a_sentence(cli, article_path):
    cli.run("init")
    assert "not reopened" in cli.refused("reopen", article_path)
    assert "no such file" in cli.refused("reopen", cli.folder / "nowhere.pdf")
    assert "it is not a file" in cli.refused("reopen", cli.folder)
