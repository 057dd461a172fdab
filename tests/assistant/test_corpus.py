"""Every passage of the corpus yields its figures and no others."""

from __future__ import annotations

import pytest

from tests.assistant.corpus_files import Case, cases, row

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_passage_yields_these_figures_and_no_others(case: Case) -> None:
    counted = [p.claim for p in case.propose().proposals if not p.claim.is_fact]
    found = sorted(row(claim) for claim in counted)
    assert [each for each in found if each not in case.optional] == sorted(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_quote_stands_in_the_text_to_the_letter(case: Case) -> None:
    for proposal in case.propose().proposals:
        for passage in proposal.passages:
            assert case.text[passage.start : passage.end] == passage.quote
        if proposal.claim.quantity.words:
            assert proposal.claim.quantity.words in case.text


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.headlines], ids=lambda case: case.name
)
def test_article_has_these_totals_and_no_others(case: Case) -> None:
    found = [row(each.claim) for each in case.propose().proposals if each.headline]
    assert sorted(found) == sorted(case.headlines)


def test_corpus_is_large_enough() -> None:
    assert len(CASES) >= 40
