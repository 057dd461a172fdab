"""From an article to figures by the command line, and what is said when something is wrong."""

from __future__ import annotations

import json

import pytest

ARTICLE = """Clashes on the coast

By Rana Saleh

7 March 2025

At least 40 people were killed and dozens were wounded in Latakia on Thursday, according to the
Example Monitor (EM). Homes were damaged and families fled.
"""


@pytest.fixture
def opened(cli):
    cli.row("situation", "new", "Coast", "--country", "SYR")
    return cli


@pytest.fixture
def article(opened):
    file = opened.folder / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    return file


def killed(cli):
    return next(row for row in cli.rows("proposals", "Coast") if row["kind"] == "killed")


def test_a_proposal_is_accepted_as_it_was_read(opened, article):
    added = opened.row("add", article, "--situation", "Coast", "--publisher", "Example News")
    assert added["title"] == "Clashes on the coast"
    assert added["proposals"] == len(opened.rows("proposals", "Coast"))
    proposal = killed(opened)
    status, text, _ = opened.run("text", "newest")
    assert status == 0
    start = proposal["start"]
    assert text[start : start + len(proposal["quote"])] == proposal["quote"]

    accepted = opened.row("accept", proposal["id"][:30])
    (figure,) = opened.rows("figures", "Coast")
    assert figure["id"] == accepted["id"]
    assert (figure["quantifier"], figure["min"], figure["max"]) == ("at_least", 40, None)
    assert figure["source"] == "Example Monitor (EM)"
    assert figure["chain"][-1] == {"name": "Example News", "verb": "published"}
    assert figure["places"] == [{"name": "Latakia", "pcode": "SY06"}]
    assert figure["verification"] == "reported"
    assert figure["grade"] == "F6"
    assert killed(opened)["decision"] == "accepted"


def test_a_proposal_is_amended_or_rejected_once(opened, article):
    opened.row("add", article, "--situation", "Coast")
    first, second, *_ = opened.rows("proposals", "Coast")
    opened.row("accept", first["id"], "--set", "value=more than 45", "--set", "place=طرطوس")
    (figure,) = opened.rows("figures", "Coast")
    assert (figure["quantifier"], figure["min"]) == ("more_than", 45)
    assert figure["places"] == [{"name": "Tartous", "pcode": "SY10"}]
    assert "amended before" in opened.refused("accept", first["id"])

    opened.row("reject", second["id"], "--reason", "A rumour")
    row = next(row for row in opened.rows("proposals", "Coast") if row["id"] == second["id"])
    assert (row["decision"], row["reason"]) == ("rejected", "A rumour")
    assert "rejected before" in opened.refused("reject", second["id"], "--reason", "Again")


def test_nothing_is_accepted_unasked(opened, article):
    opened.row("add", article, "--situation", "Coast")
    assert opened.rows("figures", "Coast") == []


def test_the_original_is_kept_byte_for_byte(opened, article):
    from sitrep.store import articles, database

    opened.row("add", article, "--situation", "Coast")
    with database.open_to_read(opened.store) as store:
        assert articles.original(store, articles.newest(store)) == article.read_bytes()


def test_a_near_copy_is_said_so(opened, article):
    opened.row("add", article, "--situation", "Coast")
    copy = opened.folder / "copy.txt"
    copy.write_text(ARTICLE.replace("Thursday", "Thursday morning"), "utf-8")
    (warning,) = opened.row("add", copy, "--situation", "Coast")["warnings"]
    assert "Very like “Clashes on the coast” of 2025-03-07" in warning
    assert len(opened.rows("articles", "Coast")) == 2


def test_one_bad_file_does_not_stop_the_others(opened, article):
    status, out, err = opened.run("add", "missing.txt", article, "--situation", "Coast")
    assert status == 1
    assert json.loads(out)["title"] == "Clashes on the coast"
    assert "“missing.txt” was not read: there is no such file." in err
    assert len(opened.rows("articles", "Coast")) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.txt", b"  \n\n ", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office file"),
        ("broken.pdf", b"%PDF-1.7\nnot really", "PDF"),
        ("broken.docx", b"PK\x03\x04 nothing", "read|damaged|Word|zip"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence_and_leaves_nothing(opened, name, data, said):
    import re

    file = opened.folder / name
    file.write_bytes(data)
    message = opened.refused("add", file, "--situation", "Coast")
    assert re.search(said, message, re.IGNORECASE), message
    assert message.count("\n") == 1
    assert opened.rows("articles", "Coast") == []


def test_a_folder_is_no_article(opened):
    assert "it is not a file" in opened.refused("add", opened.folder, "--situation", "Coast")


def test_extract_prints_the_contract_and_stores_nothing(cli, article_path):
    (found,) = cli.rows("extract", article_path, "--published", "2025-03-07", "--country", "SYR")
    assert not cli.store.exists()
    toll = next(f for f in found["figures"] if f["kind"] == "killed")
    assert (toll["quantifier"], toll["min"], toll["max"]) == ("more_than", 70, None)
    assert toll["headline"] is True
    assert toll["source"] == "Syrian Observatory for Human Rights (SOHR)"
    assert {place["pcode"] for place in toll["places"]} == {"SY06", "SY10"}
    assert len(toll["passages"]) == 2
    assert [f["kind"] for f in found["figures"] if f["kind"] == "killed"] == ["killed"]
    assert {fact["kind"] for fact in found["facts"]} >= {"curfew", "appeal"}


def test_extract_reads_many_texts_in_order(cli):
    lines = cli.folder / "in.jsonl"
    rows = [
        {"id": "b", "text": "The flood killed 12 people and injured 30."},
        {"id": "a", "text": "Nothing happened.", "gold": [1, 2]},
        {"id": 7, "text": "More than 1,000 families were displaced.", "published": "2025-03-07"},
    ]
    lines.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    out = cli.folder / "out.jsonl"
    assert cli.run("extract", "--jsonl", lines, "--out", out)[0] == 0
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in found] == ["b", "a", 7]
    assert sorted((f["kind"], f["min"]) for f in found[0]["figures"]) == [
        ("injured", 30),
        ("killed", 12),
    ]
    assert found[1]["figures"] == []
    assert found[2]["figures"][0]["unit"] == "families"


def test_the_language_of_a_line_is_found_where_it_names_none(cli):
    lines = cli.folder / "in.jsonl"
    texts = {
        "fr": "Au moins 12 personnes ont été tuées et 30 autres ont été blessées dans la ville.",
        "es": "Al menos 12 personas murieron y otras 30 resultaron heridas en la ciudad.",
        "ar": "قتل 12 شخصا وأصيب 30 آخرون في قصف على المدينة، بحسب ما قال مسؤولون من المحافظة.",
    }
    rows = [{"id": code, "text": text} for code, text in texts.items()]
    lines.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    out = cli.folder / "out.jsonl"
    assert cli.run("extract", "--jsonl", lines, "--out", out)[0] == 0
    for row in map(json.loads, out.read_text("utf-8").splitlines()):
        assert sorted((f["kind"], f["min"]) for f in row["figures"]) == [
            ("injured", 30),
            ("killed", 12),
        ], row["id"]


def test_a_line_that_is_no_text_is_named_and_the_others_are_read(cli):
    lines = cli.folder / "in.jsonl"
    said = {"id": "c", "text": "Ten people were killed.", "published": "2025-03-07T08:00:00Z"}
    text = '\ufeff{"id": "a", "text": "x"}\nnot json\n{"id": 3}\n' + json.dumps(said)
    lines.write_bytes(text.encode() + b'\n{"id": "d", "text": "\xff"}\n')
    out = cli.folder / "out.jsonl"
    assert "3 could not be" in cli.refused("extract", "--jsonl", lines, "--out", out)
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in found] == ["a", None, None, "c", None]
    assert ["error" in row for row in found] == [False, True, True, False, True]
    assert "line 2" in found[1]["error"]
    assert found[3]["figures"][0]["as_of"] == "2025-03-07"
