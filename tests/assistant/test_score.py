"""On passages written independently of the rules the figures to reach are reached."""

from __future__ import annotations

import pytest

from tests.assistant.score import Score, score, texts

TEXTS = list(texts())
PARTS = {
    "tuned": score([each for each in TEXTS if not each.aside]),
    "aside": score([each for each in TEXTS if each.aside]),
}


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> Score:
    return PARTS[request.param]


def test_counts_are_found_and_few_are_false(part: Score) -> None:
    precision, recall, f1 = part.f1()
    assert (precision >= 0.92, recall >= 0.90, f1 >= 0.91) == (True, True, True)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("killed", 0.94),
        ("injured", 0.9),
        ("displaced", 0.88),
        ("homes_damaged", 0.85),
        ("homes_destroyed", 0.85),
        ("affected", 0.75),
        ("vague", 0.8),
    ],
)
def test_each_kind_is_read_as_well_as_it_must_be(part: Score, kind: str, least: float) -> None:
    assert part.f1(kind)[2] >= least


def test_what_is_called_certain_is_right_nineteen_times_in_twenty(part: Score) -> None:
    assert part.high[False] * 20 <= part.high.total()


def test_every_quote_stands_at_its_offset(part: Score) -> None:
    assert not part.quotes[False]


def test_a_third_of_the_corpus_is_kept_aside() -> None:
    aside = sum(each.aside for each in TEXTS)
    assert len(TEXTS) >= 132
    assert aside * 3 >= len(TEXTS)
    assert sum(each.is_article for each in TEXTS) >= 12
