"""One report in four languages, frozen together when it is issued."""

from __future__ import annotations

import pytest

from tests.formats.reading import text


@pytest.fixture(scope="module")
def issued(tmp_path_factory, worker):
    from sitrep.cli.desk import Desk
    from sitrep.cli.main import run_words

    folder = tmp_path_factory.mktemp("sample")
    desk = Desk(store_path=folder / "sitrep.db", worker=worker)
    assert run_words(["sample", "--out", str(folder / "sample.pdf")], desk) == 0
    return folder


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Rapport de situation"), ("es", "Informe de situación"), ("ar", "الأرقام الرئيسية")],
)
def test_an_issued_report_is_written_in_another_language(cli, issued, language, words):
    cli.store = issued / "sitrep.db"
    out = issued / f"{language}.pdf"
    name = cli.rows("situations")[0]["name"]
    cli.row("write", f"{name}/2", "--format", "pdf", "--language", language, "--out", out)
    page = text(out.read_bytes())
    assert words in page
    assert "1,383" in page or "1 383" in page or "1383" in page.replace(" ", "")
    assert "1,336" not in page


def test_a_language_there_is_none_of_is_refused(cli, issued):
    cli.store = issued / "sitrep.db"
    name = cli.rows("situations")[0]["name"]
    said = cli.refused(
        "write", f"{name}/2", "--format", "pdf", "--language", "xx", "--out", issued / "x.pdf"
    )
    assert "there is no language “xx”" in said
