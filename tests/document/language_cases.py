"""Figures that bring out the grammar of a language; how each is written stands in TOML files."""

from __future__ import annotations

from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, Quantity, between, exact, more_than, vague
from sitrep.domain.source import SourceLink

SOHR = (SourceLink("Syrian Observatory for Human Rights (SOHR)"),)
OCHA = (SourceLink("OCHA"),)
COAST = (PlaceRef("Latakia", "SY06"), PlaceRef("Tartus", "SY10"))
Q, U, P = Quantifier, Unit, Population


def claim(kinds: str, quantity: Quantity, unit: Unit = U.PEOPLE, **others: object) -> Claim:
    return Claim(tuple(kinds.split("+")), quantity, unit, Measure.CUMULATIVE, **others)


def at_least(low: int) -> Quantity:
    return Quantity(Q.AT_LEAST, low)


def about(value: int, *, below: bool = False) -> Quantity:
    return Quantity(Q.APPROXIMATELY, value, value, below=below)


NONE, SEEN = Quantity(Q.NONE_REPORTED, 0, 0), Quantity(Q.PRESENCE)
# fmt: off
CASES = {
    "one": claim("killed", exact(1)),
    "two": claim("killed", exact(2)),
    "three": claim("killed", exact(3)),
    "ten": claim("killed", exact(10)),
    "eleven": claim("killed", exact(11)),
    "ninety_nine": claim("killed", exact(99)),
    "hundred": claim("killed", exact(100)),
    "hundred_and_three": claim("killed", exact(103)),
    "thousands": claim("killed", exact(1_225)),
    "fifty_one_thousand": claim("displaced", exact(51_000)),
    "million": claim("displaced", exact(1_000_000)),
    "more_than_a_million": claim("displaced", more_than(1_000_000)),
    "millions": claim("displaced", exact(1_200_000)),
    "three_million": claim("displaced", exact(3_000_000)),
    "placed_and_sourced": claim("killed", more_than(70), places=COAST, chain=SOHR),
    "more_than_one": claim("killed", more_than(1)),
    "more_than_two": claim("killed", more_than(2)),
    "at_least": claim("injured", at_least(12)),
    "less_than": claim("injured", Quantity(Q.LESS_THAN, None, 50)),
    "up_to": claim("evacuated", Quantity(Q.UP_TO, None, 300)),
    "about": claim("displaced", about(300)),
    "nearly": claim("displaced", about(300, below=True)),
    "more_than_about": claim("displaced", Quantity(Q.MORE_THAN, 310, approximate=True), U.FAMILIES),
    "range": claim("killed", between(40, 50)),
    "small_range": claim("killed", between(3, 5)),
    "dozens": claim("injured+detained", vague("dozens more"), chain=SOHR),
    "dozens_in_french": claim("killed", vague("des dizaines"), population=(P.CHILDREN,)),
    "dozens_in_arabic": claim("killed", vague("عشرات القتلى"), population=(P.WOMEN,)),
    "hundreds_in_spanish": claim("displaced", vague("cientos"), U.FAMILIES),
    "several": claim("homes_damaged", vague("several"), U.HOMES),
    "thousands_vague": claim("displaced", vague("thousands")),
    "none": claim("injured", NONE, chain=OCHA),
    "none_of_men": claim("killed", NONE, population=(P.CIVILIANS,)),
    "seen": claim("displaced", SEEN, U.FAMILIES, places=COAST, chain=OCHA),
    "seen_by_nobody": claim("homes_destroyed", SEEN, U.HOMES),
    "civilians": claim("killed", exact(111), population=(P.CIVILIANS,)),
    "women": claim("killed", exact(5), population=(P.WOMEN,)),
    "one_woman": claim("injured", exact(1), population=(P.WOMEN,)),
    "women_and_children": claim("killed", exact(12), population=(P.WOMEN, P.CHILDREN)),
    "two_homes": claim("homes_damaged", exact(2), U.HOMES),
    "homes": claim("homes_destroyed", at_least(12), U.HOMES),
    "households": claim("sheltered", exact(214), U.HOUSEHOLDS),
    "facilities": claim("facility_out", exact(6), U.FACILITIES),
    "attacks": claim("attack_on_health", exact(4), U.INCIDENTS),
    "border": claim("displaced_crossborder", at_least(6_000), places=(PlaceRef("Akkar"),)),
    "journalists": claim("abducted", exact(2), population=(P.JOURNALISTS,)),
    "two_fighters_held": claim("detained", exact(2), population=(P.FIGHTERS,)),
    "none_of_attacks": claim("attack_on_health", NONE, U.INCIDENTS, chain=OCHA),
    "no_women_nor_children": claim("killed", NONE, population=(P.WOMEN, P.CHILDREN)),
    "none_injured_or_missing": claim("injured+missing", NONE),
    "dozens_of_both": claim("killed", vague("dozens"), population=(P.WOMEN, P.CHILDREN)),
    "a_few_women": claim("killed", vague("a few"), population=(P.WOMEN,)),
    "one_to_three": claim("killed", between(1, 3)),
    "two_to_eleven": claim("homes_destroyed", between(2, 11), U.HOMES),
    "one_targeted": claim("targeted", exact(1)),
    "killed_missing_or_injured": claim("killed+missing+injured", exact(12)),
    "displaced_or_across": claim("displaced+displaced_crossborder", exact(12)),
    "returned": claim("returned", exact(100), places=COAST, chain=OCHA),
    "suspected_or_confirmed": claim("cases_suspected+cases_confirmed", exact(12)),
    "two_boys": claim("killed", exact(2), population=(P.BOYS,)),
    "aid_workers": claim("killed", more_than(2), population=(P.AID_WORKERS,)),
    "per_cent": claim("displaced", exact(25), U.PER_CENT, places=COAST[:1], chain=OCHA),
    "less_than_one_per_cent": claim("homes_damaged", Quantity(Q.LESS_THAN, None, 1), U.PER_CENT),
    "per_cent_of_women": claim("in_need", between(5, 9), U.PER_CENT, population=(P.WOMEN,)),
    "per_thousand": claim("cases_confirmed", more_than(2), U.PER_1000),
    "no_per_cent": claim("in_need", NONE, U.PER_CENT),
}
# fmt: on
