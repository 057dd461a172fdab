"""Rules on a whole report: limits, what is left over, figures, and who may let what pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.document.build import build
from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.kinds import Measure, Population
from sitrep.domain.report import ReportType
from sitrep.domain.source import Grade, Verification
from tests.proofing.drafts import BODY, SITUATION, carried, following, found, material, rules
from tests.services.figures import figure, killed

AREAS = [("Lattakia", "SY06"), ("Tartous", "SY10"), ("Hama", "SY05"), ("Homs", "SY04")]
FIRST = ("658", "384", "171", "12")
SECOND = ("683", "433", "255", "12")


def tiles():
    """Three figures that nothing is said against."""
    return [
        figure(SITUATION, kind, "5", source="OCHA") for kind in ("missing", "trapped", "injured")
    ]


def split(total, parts, *, day=date(2025, 3, 11), before=(), relation=Relation.SUBSET_OF):
    """Return a total and its areas, each updating the one of `before` in its place."""
    old = list(before) or [None] * (len(parts) + 1)
    whole = killed(SITUATION, total, updates=old[0], as_of=day)
    made = [whole]
    for part, area, last in zip(parts, AREAS, old[1:], strict=False):
        each = figure(SITUATION, "killed", part, places=[area], as_of=day)
        links = [Link(relation, whole.id)]
        links += [Link(Relation.UPDATES, last.id)] if last else []
        made.append(replace(each, links=tuple(links)))
    return made


def superseded(figures):
    return [replace(each, role=Role.SUPERSEDED) for each in figures]


def test_a_calm_draft_has_no_findings():
    assert rules(material(tiles())) == []


# Highlights


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("Massive displacement along the coast", True),
        ("No access to Lattakia and Tartous", True),
        ("Heavy fighting near the port; more than 70 people in hospitals.", True),
        ("Thousands of people flee the coast.", False),
        ("Homes were burned in many villages.", False),
        ("The highway is blocked.", False),
        ("Hospitals struggle with the influx of injured people.", False),
        ("Shells hit the port.", False),
        ("Roads aren’t open.", False),
        ("The minister: “No access to Lattakia and Tartous.”", False),
        ("Curfew in Homs", True),
        ("Coast calm", False),  # too short to judge
    ],
)
def test_a_highlight_needs_a_verb(line, is_found):
    hits = [f for f in found(material(tiles(), highlights__3=line)) if f.rule == "H1"]
    assert [(f.place, f.length, f.blocks) for f in hits] == (
        [("highlights.3", len(line), False)] if is_found else []
    )


def test_a_figure_s_sentence_is_a_verb_enough():
    [first, *rest] = tiles()
    line = f"[[{first.id}|sentence]]"
    assert "H1" not in rules(material([first, *rest], highlights__3=line))


# Limits


@pytest.mark.parametrize(
    ("fields", "rule", "place", "says"),
    [
        ({"highlights__2": ""}, "L2", "highlights", "1 of 2 to 5"),
        ({"highlights__3": "go " * 60 + "b"}, "L3", "highlights.3", "181/180"),
        ({"overview": "word " * 149}, "L6", "overview", "149 of 150 to 350 words"),
        ({"overview": "word " * 351}, "L6", "overview", "351 of 150 to 350 words"),
        ({"overview": ""}, "S6", "overview", "overview"),
        ({"as_of": ""}, "S6", "as_of", "as of"),
        ({"outlook": "a\nb\nc\nd"}, "L7", "outlook", "4 of at most 3"),
        ({f"funding__{n}": "None." for n in range(1, 6)}, "L8", "funding", "5 of at most 4"),
        ({"contacts__1": ""}, "L9", "contacts", "contact"),
    ],
)
def test_a_limit_blocks(fields, rule, place, says):
    (hit,) = found(material(tiles(), **fields))
    assert (hit.rule, hit.place, hit.blocks) == (rule, place, True)
    assert says in hit.message


@pytest.mark.parametrize("count", [2, 7])
def test_key_figures_are_three_to_six(count):
    kinds = ("killed", "missing", "trapped", "injured", "evacuated", "returned", "affected")
    made = [figure(SITUATION, kind, "5", source="OCHA") for kind in kinds[:count]]
    named = {f"key_figures__{n}": each.id for n, each in enumerate(made, 1)}
    (hit,) = found(material(made, **named))
    assert (hit.rule, hit.place, hit.message) == (
        "L4", "key_figures", f"Number of key figures: {count} of 3 to 6.",
    )  # fmt: skip


def test_a_highlight_is_measured_as_printed_and_underlined_where_it_runs_over():
    killed_70 = killed(SITUATION, "more than 70")
    raw = f"SOHR counts [[{killed_70.id}|people]] killed " + "a" * 150 + "zz"
    (hit,) = found(material([killed_70, *tiles()], highlights__2=raw), "L3")
    assert "191/180" in hit.message
    assert raw[hit.start :] == "a" * 9 + "zz"


def test_a_tile_holds_ten_characters_and_its_caption_thirty_two():
    long = figure(SITUATION, "affected", "1,234,567 to 2,345,678", source="OCHA")
    out = figure(SITUATION, "facility_out", "six", source="OCHA")
    draft = material([long, out, *tiles()], key_figures__1=long.id, key_figures__2=out.id,
                     key_figures__3=tiles()[0].id)  # fmt: skip
    hits = found(draft, "L5")
    assert [(h.place, h.blocks) for h in hits] == [
        ("key_figures.1", True),
        ("key_figures.2", False),
    ]
    assert "19/10" in hits[0].message


# What is left over


def test_carried_text_and_its_days_before_the_period_are_shown():
    draft = carried(
        material(tiles(), access="A bridge fell on 3 March 2025 and on 11 March."), "access"
    )
    hits = found(draft, "S5")
    value = draft.value("access")
    assert [value[h.start : h.start + h.length] for h in hits] == [value, "3 March 2025"]
    assert not any(h.blocks for h in hits)


def test_days_before_the_period_are_fine_in_text_that_was_reviewed():
    assert found(material(tiles(), access="A bridge fell on 3 March 2025."), "S5") == []


def test_a_copy_of_an_earlier_issue_is_shown_and_a_changed_one_is_not():
    first = material(tiles())
    again = found(first, "R1", earlier=[build(first)])
    assert [h.message for h in again] == [
        "This may be a copy: 100 per cent of its text is that of No. 1.",
        "This may be a copy: all of its figures are those of No. 1.",
    ]
    other = " ".join(f"Word{n} differs." for n in range(100))
    changed = material([killed(SITUATION, "5"), *tiles()], overview=other)
    assert found(changed, "R1", earlier=[build(first)]) == []


def test_a_key_figure_that_is_gone_blocks():
    assert ("S6", "key_figures.1") in rules(material(tiles(), key_figures__1="gone"))


# Acronyms and money across fields


def test_an_acronym_is_written_out_where_it_comes_first():
    text = "The SARC left. " + BODY
    (hit,) = found(material(tiles(), overview=text), "W5")
    assert (hit.place, text[hit.start : hit.start + hit.length]) == ("overview", "SARC")
    long = f"The Syrian Arab Red Crescent (SARC) left. SARC came. {BODY}"
    assert found(material(tiles(), overview=long, highlights__1="SARC leaves."), "W5") == []


def test_an_acronym_that_is_not_used_again_is_shown():
    long = f"The Syrian Arab Red Crescent (SARC) left. {BODY}"
    (hit,) = found(material(tiles(), overview=long), "W5")
    assert hit.message == "“SARC” is not used again; leave it out."


def test_us_dollars_are_said_once():
    draft = material(tiles(), overview=f"It costs $5 million. {BODY}", access="And US$6 million.")
    assert [(h.place, h.fix) for h in found(draft, "C1")] == [("overview", "US$"), ("access", "$")]


# Headlines


def test_two_headlines_for_one_indicator_block():
    a = killed(SITUATION, "1,225", role=Role.HEADLINE)
    b = killed(SITUATION, "1,230", role=Role.HEADLINE, source="SNHR")
    (hit,) = found(material([a, b, *tiles()]), "V5")
    assert hit.blocks
    assert "1,225, SOHR, 11 March; 1,230, SNHR, 11 March" in hit.message


def test_no_headline_for_an_indicator_warns():
    a = killed(SITUATION, "1,225")
    (hit,) = found(material([a, *tiles()], chosen=[]), "V5")[-1:]
    assert not hit.blocks


def test_two_key_figures_for_one_indicator_block():
    a, b = killed(SITUATION, "1,225"), killed(SITUATION, "1,230", source="SNHR")
    draft = material([a, b, *tiles()], key_figures__1=a.id, key_figures__2=b.id)
    (hit,) = found(draft, "S4")
    assert (hit.place, hit.blocks) == ("key_figures.2", True)


def test_counts_of_other_people_are_no_rivals():
    a = killed(SITUATION, "1,225", role=Role.HEADLINE)
    b = killed(SITUATION, "111", role=Role.HEADLINE, source="OHCHR")
    b = replace(b, claim=replace(b.claim, population=(Population.CIVILIANS,)))
    assert found(material([a, b, *tiles()], key_figures__1=a.id, key_figures__2=b.id), "S4") == []


def test_a_doubtful_claim_speaks_with_a_reason_only():
    a = killed(SITUATION, "1,225", verification=Verification.UNVERIFIED, grade=Grade("E", "5"))
    assert len(found(material([a, *tiles()]), "V6")) == 1
    assert found(material([a, *tiles()]), "V6", reasons={a.id: "The only one there is."}) == []


def test_an_older_headline_of_a_body_that_counted_again_is_told():
    old = killed(SITUATION, "more than 40", as_of=date(2025, 3, 7), role=Role.HEADLINE)
    new = killed(SITUATION, "52", as_of=date(2025, 3, 9), role=Role.SUPPORTING)
    (hit,) = found(material([old, new, *tiles()], chosen={old.id}), "R6")
    assert hit.place == f"figures/{old.id}"
    assert not hit.blocks
    assert "52" in hit.message
    other = killed(
        SITUATION, "52", as_of=date(2025, 3, 9), source="Red Crescent", role=Role.SUPPORTING
    )
    assert found(material([old, other, *tiles()], chosen={old.id}), "R6") == []


# Dates


def test_a_figure_of_a_day_that_had_not_come_blocks():
    late = killed(SITUATION, "5", as_of=date(2025, 3, 13))
    (hit,) = found(material([late, *tiles()]), "V11")
    assert (hit.place, hit.blocks) == (f"figures/{late.id}", True)


def test_a_figure_later_than_its_article_blocks():
    article = Article(
        "a1", "s1", "News", "Five dead", datetime.now(UTC), "x", published=date(2025, 3, 10)
    )
    late = killed(SITUATION, "5", passages=(Passage("a1", 0, "Five dead"),))
    draft = replace(material([late, *tiles()]), articles={"a1": article})
    (hit,) = found(draft, "V11")
    assert "its article is of 10 March 2025" in hit.message


def test_a_key_figure_without_source_or_date_is_shown():
    bare = figure(SITUATION, "killed", "5", source="", as_of=None)
    assert "no source and no date" in found(material([bare, *tiles()]), "F2")[0].message


def test_what_nobody_reviewed_or_what_was_taken_back_is_shown():
    new = killed(SITUATION, "5", reviewed=False)
    old = figure(SITUATION, "evacuated", "5", verification=Verification.RETRACTED)
    hits = found(material([new, old, *tiles()]))
    assert {h.rule for h in hits} == {"R2", "R3"}
    assert not any(h.blocks for h in hits)


# Lower than before


@pytest.mark.parametrize(
    ("before", "now", "lower"),
    [
        ("4,181", "3,145", True),
        ("1,225", "1,383", False),
        ("70", "70", False),
        ("more than 70", "more than 60", True),
        ("more than 70", "60", True),
        ("more than 70", "more than 90", False),
        ("40 to 50", "47", False),
        ("40 to 50", "39", True),
        ("up to 70", "60", False),
        ("up to 70", "up to 60", True),
        ("more than 70", "up to 60", True),
        ("dozens", "5", False),
    ],
)
def test_a_lowered_count_blocks_until_its_reason_is_given(before, now, lower):
    old = killed(SITUATION, before)
    new = killed(SITUATION, now, updates=old)
    draft = following(material([old, *tiles()]), figures=[*superseded([old]), new, *tiles()],
                      chosen=[new.id])  # fmt: skip
    hits = found(draft, "V10")
    assert [h.blocks for h in hits] == [True] * lower
    assert found(draft, "V10", waived={("V10", f"figures/{new.id}"): "It may pass."}) == hits
    assert found(draft, "V10", reasons={new.id: "source_revised"}) == []


def test_a_figure_amended_to_a_lower_count_blocks():
    old = killed(SITUATION, "1,225")
    low = replace(old, claim=killed(SITUATION, "1,125").claim)
    draft = following(material([old, *tiles()]), figures=[low, *tiles()])
    assert "1,125 people killed, 1,225 people killed in No. 1" in found(draft, "V10")[0].message


@pytest.mark.parametrize("changes", ["source", "population", "measure"])
def test_a_count_by_others_or_of_others_is_not_lowered(changes):
    old, new = killed(SITUATION, "1,225"), killed(SITUATION, "111")
    if changes == "source":
        new = killed(SITUATION, "111", source="OHCHR")
    if changes == "population":
        new = replace(new, claim=replace(new.claim, population=(Population.CIVILIANS,)))
    if changes == "measure":
        new = replace(new, claim=replace(new.claim, measure=Measure.NEW))
    draft = following(material([old, *tiles()]), figures=[new, *tiles()])
    assert found(draft, "V10") == []


# Parts and totals


@pytest.mark.parametrize(
    ("total", "parts", "rule"),
    [
        ("1,225", FIRST, ""),
        ("1,225", ("658", "384", "171", "13"), "PARTS"),
        ("1,225", ("658", "384", "171", "11"), "REST"),
        ("1,225", ("658",), ""),  # one area says nothing of the others
        ("1,225", ("1,226",), "V2"),
        ("more than 70", ("40", "20"), "REST"),
        ("more than 70", ("40", "40"), ""),
        ("80", ("more than 40", "more than 40"), "PARTS"),
        ("80", ("more than 30", "20"), ""),
        ("80", ("dozens", "20"), ""),
        ("about 80", ("40", "41"), ""),
    ],
)
def test_areas_make_their_total(total, parts, rule):
    hits = [
        h for h in found(material([*split(total, parts), *tiles()])) if h.place.startswith("fig")
    ]
    assert [h.rule for h in hits] == [rule] * bool(rule)
    assert all(h.blocks for h in hits)


def test_parts_cannot_be_let_pass_but_an_honest_rest_can():
    wrong = material([*split("1,225", ("658", "384", "171", "13")), *tiles()])
    (hit,) = found(wrong, "PARTS")
    assert "658 + 384 + 171 + 13 = 1,226, the total is 1,225" in hit.message
    assert found(wrong, "PARTS", waived={("PARTS", hit.place): "So what."}) == [hit]
    rest = material([*split("1,225", ("658", "384")), *tiles()])
    (hit,) = found(rest, "REST")
    assert found(rest, "REST", waived={("REST", hit.place): "The source gives two areas."}) == []


def test_areas_that_made_the_total_last_time_must_make_it_again():
    first = split("1,225", FIRST)
    second = split("1,383", SECOND, day=date(2025, 3, 12), before=first)
    new = [each.id for each in second]
    draft = following(material([*first, *tiles()]), figures=[*superseded(first), *second, *tiles()],
                      chosen=new)  # fmt: skip
    assert found(draft, "PARTS") == []
    stale = [*second[:-2], first[-2], second[-1]]  # Hama left as it was
    stale[-2] = replace(first[-2], links=(Link(Relation.SUBSET_OF, first[0].id),))
    old = superseded([f for f in first if f.id != first[-2].id])
    draft = following(material([*first, *tiles()]), figures=[*old, *stale, *tiles()],
                      chosen=[f.id for f in stale])  # fmt: skip
    (hit,) = found(draft, "PARTS")
    assert "683 + 433 + 12 + 171 = 1,299, the total is 1,383" in hit.message


def test_components_must_make_their_total_the_first_time_too():
    made = split("1,225", ("658", "384"), relation=Relation.COMPONENT_OF)
    assert len(found(material([*made, *tiles()]), "PARTS")) == 1


def test_a_part_of_another_kind_is_held_against_the_total_by_itself():
    whole = figure(SITUATION, "displaced", "51,000", source="UNFPA")
    inside = [
        figure(SITUATION, kind, count, source="UNFPA", links=(Link(Relation.SUBSET_OF, whole.id),))
        for kind, count in (("displaced_crossborder", "30,000"), ("sheltered", "40,000"))
    ]
    assert found(material([whole, *inside, *tiles()]), "V2") == []
    low = replace(whole, claim=figure(SITUATION, "displaced", "35,000", source="UNFPA").claim)
    assert (
        "40,000, the total is 35,000" in found(material([low, *inside, *tiles()]), "V2")[0].message
    )


def test_groups_of_people_that_do_not_overlap_are_added():
    whole = killed(SITUATION, "745")
    groups = []
    for count, people in (("532", Population.CIVILIANS), ("214", Population.FIGHTERS)):
        part = figure(SITUATION, "killed", count, links=(Link(Relation.SUBSET_OF, whole.id),))
        groups.append(replace(part, claim=replace(part.claim, population=(people,))))
    assert "532 + 214 = 746" in found(material([whole, *groups, *tiles()]), "V2")[0].message
    groups[1] = replace(groups[1], claim=replace(groups[1].claim, population=(Population.WOMEN,)))
    assert found(material([whole, *groups, *tiles()]), "V2") == []  # women may be civilians


@pytest.mark.parametrize(("new", "agrees"), [("158", True), ("157", False)])
def test_a_source_s_own_new_count_is_held_against_its_totals(new, agrees):
    old = killed(SITUATION, "1,225")
    now = killed(SITUATION, "1,383", updates=old, as_of=date(2025, 3, 12))
    fresh = killed(SITUATION, new, as_of=date(2025, 3, 12))
    fresh = replace(fresh, claim=replace(fresh.claim, measure=Measure.NEW, since=date(2025, 3, 11)))
    draft = following(material([old, *tiles()]), chosen=[now.id, fresh.id],
                      figures=[*superseded([old]), now, fresh, *tiles()])  # fmt: skip
    assert bool(found(draft, "R4")) is not agrees


# Letting pass


def test_a_waiver_is_for_a_place_or_for_certain_words_and_needs_a_reason():
    draft = material(tiles(), access="In all, 45 homes and 60 shops are shut.")
    both = found(draft, "S1")
    assert len(both) == 2
    assert found(draft, "S1", waived={("S1", "access"): "Not counts."}) == []
    assert found(draft, "S1", waived={("S1", "access#45"): "A street number."}) == both[1:]
    assert found(draft, "S1", waived={("S1", "access"): ""}) == both


def test_what_blocks_comes_first_and_then_the_order_of_the_page():
    draft = material(tiles(), access="Persons left. [TBC]", highlights__1="Persons leave.",
                     overview="[TBC] " + BODY)  # fmt: skip
    assert rules(draft) == [
        ("S6", "overview"), ("S6", "access"), ("W2", "highlights.1"), ("W2", "access"),
    ]  # fmt: skip


# Scenarios


def flash(**fields):
    six = {f"highlights__{n}": "Roads stay blocked." for n in range(2, 7)}
    own = {"as_of": "2025-03-07 18:00", "validity": "24"}
    return material(kind=ReportType.FLASH_UPDATE, **(own | six | fields))


def test_f7_a_flash_update_is_blocked_five_times_and_warned_of_once():
    draft = flash(
        title="T" + "a" * 96,
        highlights__1="R" + "o" * 180,
        overview="In all, 45 villages were burned last week. [TBC]",
    )
    hits = found(draft)
    assert [h.rule for h in hits if h.blocks] == ["L1", "L2", "L3", "S1", "S6"]
    assert [(h.rule, h.fix) for h in hits if not h.blocks] == [("D2", "in the week of 24 February")]
    says = " ".join(h.message for h in hits)
    assert "97/96" in says
    assert "181/180" in says
    assert "6 of 2 to 5" in says
    mended = flash(highlights__6="", highlights__1="Roads open.", overview="Villages burned.")
    assert found(mended) == []


def test_f4_rivals_stand_in_one_sentence_and_a_lost_source_is_seen():
    ours = killed(SITUATION, "1,225")
    theirs = killed(SITUATION, "111", source="OHCHR", verification=Verification.VERIFIED)
    theirs = replace(theirs, claim=replace(theirs.claim, population=(Population.CIVILIANS,)))
    said = (
        f"SOHR reported [[{ours.id}|people]] killed as of 11 March 2025; "
        f"OHCHR had verified the deaths of [[{theirs.id}|people]]."
    )
    figures = [ours, theirs, *tiles()]
    assert found(material(figures, impact_note=said)) == []
    lost = said.replace("SOHR reported", "There were")
    assert rules(material(figures, impact_note=lost)) == [("S2", "impact_note")]


def test_f8_a_lower_total_blocks_until_its_reason_is_given():
    old = killed(SITUATION, "4,181")
    new = killed(SITUATION, "3,145", updates=old)
    draft = following(material([old, *tiles()], number=5), number=6, chosen=[new.id],
                      figures=[*superseded([old]), new, *tiles()])  # fmt: skip
    assert [h.rule for h in found(draft, "V10")] == ["V10"]
    assert found(draft, "V10", reasons={new.id: "source_revised"}) == []
