"""Tables of an article: each cell has its place, and the row of totals is the total."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.assistant.grids import grids
from sitrep.assistant.propose import propose
from sitrep.domain.figure import Proposal

TABLE = "The army denied it.\n\nDistrict | Killed | Houses damaged\n{rows}\n\nNo one else spoke."
ROWS = "Karu | 12 | 1,340\nAbo | 5 | 90\nTotal | 17 | 1,430"


def read(text: str) -> tuple[Proposal, ...]:
    return propose(text, language="en", published=date(2025, 3, 12), country="").proposals


def test_each_cell_has_the_place_of_its_row_and_is_inside_the_total() -> None:
    made = {each.claim.quantity.low: each for each in read(TABLE.format(rows=ROWS))}

    assert [place.name for place in made[12].claim.places] == ["Karu"]
    assert [place.name for place in made[90].claim.places] == ["Abo"]
    assert (made[17].headline, made[1430].headline, made[12].headline) == (True, True, False)
    assert [link.other for link in made[12].links] == [made[17].id]


def test_a_quote_runs_from_the_first_cell_of_the_row_to_the_number() -> None:
    text = TABLE.format(rows=ROWS)

    quotes = {each.passage.quote: each.passage.start for each in read(text)}

    assert "Karu | 12 | 1,340" in quotes
    assert all(text[start : start + len(quote)] == quote for quote, start in quotes.items())


def test_years_of_a_table_are_of_another_time() -> None:
    made = read("Year | Deaths\n2019 | 340\n2021 | 128\n2025 | 12")

    assert [each.claim.quantity.low for each in made if each.headline] == [12]


@pytest.mark.parametrize(
    "text",
    [
        "Team | Played | Lost\nKaru United | 12 | 4\nAbo City | 12 | 5",
        "Species | Killed\nElephants | 12\nRhinos | 5",
        "Name | Age | Injured\nAli | 34 | yes\nOmar | 12 | no",
        "He lives in Karu, Tem\nand was born on May 3, 1999",
    ],
)
def test_what_counts_no_people_and_no_homes_is_left_alone(text: str) -> None:
    assert read(text) == ()


def test_a_table_of_many_rows_is_read_in_one_pass() -> None:
    text = "District | Killed\n" + "\n".join(f"Karu {i} | {i}" for i in range(1, 4001))

    (grid,) = grids(text)

    assert len(grid.rows) == 4000
    assert len(read(text)) == 500


@pytest.mark.parametrize("last", ["الإجمالي", "المجموع"])
def test_table_in_arabic_is_read_with_its_row_of_totals(last: str) -> None:
    text = f"المحافظة | القتلى | الأسر النازحة\nمأرب | 12 | 45\nحجة | 3 | 70\n{last} | 15 | 115"
    made = propose(text, language="ar", published=date(2025, 3, 12), country="").proposals

    assert [each.claim.quantity.low for each in made] == [12, 45, 3, 70, 15, 115]
    totals = [(each.claim.kinds, each.claim.quantity.low) for each in made if each.headline]
    assert totals == [(("killed",), 15), (("displaced",), 115)]
