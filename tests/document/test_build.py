"""A document holds every filled field, every figure with its source, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from sitrep.document.build import build
from sitrep.document.material import Material
from sitrep.document.model import Document
from sitrep.domain.article import Article, Classification, Passage
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.report import Issue, Office, ReportType, Situation
from tests.services.figures import SOHR, figure

SITUATION = Situation("s1", "Coastal hostilities", "SYR", date(2025, 3, 6))
ISSUE = Issue("i1", "s1", ReportType.SITUATION_REPORT, 1)


def material(figures=(), chosen=None, articles=(), **fields):
    named = {name.replace("__", "."): value for name, value in fields.items()}
    return Material(
        Office("Field Office"),
        SITUATION,
        ISSUE,
        {name: FieldValue(name, value) for name, value in named.items()},
        tuple(figures),
        frozenset(f.id for f in figures) if chosen is None else frozenset(chosen),
        {each.id: each for each in articles},
    )


def text(prose):
    return "".join(run.text for run in prose)


def test_an_empty_report_has_a_masthead_and_no_section():
    document = build(material())
    assert document.masthead.title == "Syria: Coastal hostilities"
    assert document.masthead.label == "Situation Report No. 1"
    empty = Document(
        "en", "ltr", "situation_report", document.masthead, disclaimer=document.disclaimer
    )
    assert document == empty


def test_a_document_turns_into_json_and_back_unchanged():
    killed = figure(SITUATION, "killed", "more than 70")
    document = build(material([killed], overview=f"[[{killed.id}|sentence]]", as_of="2025-03-11"))
    again = msgspec.json.decode(msgspec.json.encode(document), type=Document)
    assert again == document


def test_tokens_are_written_as_the_figure_stands_now():
    old = figure(SITUATION, "killed", "1,225")
    new = figure(SITUATION, "killed", "1,383", links=(Link(Relation.UPDATES, old.id),))
    old = replace(old, role=Role.SUPERSEDED)
    built = build(
        material([old, new], [new.id], overview=f"So far [[{old.id}|people]] died. [[{old.id}]] …")
    )
    assert text(built.overview[0]) == "So far 1,383 people died. A total of 1,383 …"
    assert built.overview[0][1].figure == new.id
    assert built.overview[0][1].note == 1


def test_a_token_whose_figure_may_not_be_shown_prints_no_number():
    secret = replace(figure(SITUATION, "killed", "48"), classification=Classification.RESTRICTED)
    built = build(material([secret], overview=f"In all [[{secret.id}]] died."))
    assert "48" not in msgspec.json.encode(built).decode()


def test_superseded_and_rejected_figures_do_not_speak():
    old = replace(figure(SITUATION, "killed", "48"), role=Role.SUPERSEDED)
    built = build(material([old]))
    assert built.tiles == ()
    assert built.impact is None


def test_a_withdrawn_figure_prints_no_number_where_its_token_still_stands():
    gone = replace(figure(SITUATION, "killed", "48"), role=Role.REJECTED)
    built = build(material([gone], overview=f"In all [[{gone.id}]] died."))
    assert "48" not in msgspec.json.encode(built).decode()


def test_tiles_take_the_widest_figure_of_each_kind_in_page_order():
    total = figure(SITUATION, "killed", "1,225")
    part = figure(
        SITUATION,
        "killed",
        "658",
        places=[("Lattakia", "SY06")],
        links=(Link(Relation.SUBSET_OF, total.id),),
    )
    displaced = figure(SITUATION, "displaced", "51,000", source="UNFPA")
    built = build(material([part, displaced, total]))
    assert [tile.value for tile in built.tiles] == ["1,225", "51,000"]
    assert built.tiles[0].caption == "Killed (SOHR)"
    assert built.tiles[0].as_of == "as of 11 March 2025"


def test_key_figures_a_person_named_come_as_named():
    a, b = figure(SITUATION, "killed", "5"), figure(SITUATION, "injured", "9")
    built = build(material([a, b], key_figures__1=b.id, key_figures__2=a.id))
    assert [tile.value for tile in built.tiles] == ["9", "5"]


def test_rivals_in_one_cell_stand_side_by_side_and_are_not_added():
    ours = figure(SITUATION, "killed", "1,225")
    theirs = figure(SITUATION, "killed", "111", source="OHCHR")
    built = build(material([ours, theirs]))
    assert built.impact.rows[0].cells[0].text == "1,225 / 111"
    assert "1,336" not in msgspec.json.encode(built).decode()


def test_a_count_from_before_the_period_is_marked():
    old = figure(SITUATION, "displaced", "51,000", as_of=date(2025, 3, 8))
    built = build(
        material([old], as_of="2025-03-12", period_from="2025-03-11", impact_note="A note.")
    )
    assert built.impact.rows[0].cells[0].text == "51,000†"
    assert text(built.impact_note[-1]).startswith("†")


def test_what_nobody_counted_is_an_information_gap():
    seen = figure(SITUATION, "homes_damaged", "reported", source="")
    built = build(material([seen]))
    (gap,) = built.gaps
    assert gap.question == ("No figure was available at the time of writing for: homes damaged.")
    assert built.tiles[0].counted is False


def test_a_count_in_words_is_no_information_gap():
    built = build(material([figure(SITUATION, "injured", "hundreds")]))
    assert built.gaps == ()
    assert built.tiles[0].value == "Hundreds"


def test_sector_counts_come_from_figures_and_share_only_from_exact_ones():
    def of_health(kind, value):
        made = figure(SITUATION, kind, value, source="Field Office")
        return replace(made, claim=replace(made.claim, sector="health"))

    built = build(
        material(
            [of_health("in_need", "about 9,000"), of_health("targeted", "4,000"),
             of_health("reached", "1,000")],
            sectors__health__lead="WHO",
            sectors__health__needs="• Trauma kits\n- Blood",
        )
    )  # fmt: skip
    (health,) = built.sectors
    assert (health.in_need.text, health.targeted.text, health.reached.text) == (
        "~9,000",
        "4,000",
        "1,000",
    )
    assert health.reached_share == pytest.approx(0.25)
    assert [text(bullet) for bullet in health.needs] == ["Trauma kits", "Blood"]


def test_facts_go_to_their_sections_with_their_words():
    article = Article(
        "a1", "s1", "Headline", "Curfews were imposed. “Stop now,” said the UN.",
        datetime(2025, 3, 8, tzinfo=UTC), "", "Example News", published=date(2025, 3, 7),
    )  # fmt: skip
    curfew = figure(SITUATION, "curfew", "reported", places=[("Lattakia", "SY06")])
    curfew = replace(curfew, passages=(Passage("a1", 0, "Curfews were imposed."),))
    appeal = figure(SITUATION, "appeal", "reported", source="United Nations")
    appeal = replace(appeal, passages=(Passage("a1", 22, "“Stop now,”"),))
    built = build(material([curfew, appeal], articles=[article]))
    assert built.constraints[0].quote == "Curfews were imposed."
    assert built.constraints[0].place == "Lattakia"
    assert built.statements[0].speaker == "United Nations"
    assert [row.article for row in built.evidence] == ["A", "A"]
    assert built.references[0].title == "Headline"
    assert built.references[0].retrieved == "8 March 2025"
    assert built.tiles == ()


def test_every_figure_on_the_page_has_a_row_of_evidence():
    killed = figure(SITUATION, "killed", "more than 70")
    told = figure(SITUATION, "injured", "12", source="", note="Telephone call, Homs hospital")
    built = build(material([killed, told]))
    rows = {row.figure: row for row in built.evidence}
    assert rows[killed.id].chain == f"{SOHR} (reported)"
    assert rows[killed.id].grade == "F6"
    assert rows[killed.id].quantifier == "more_than"
    assert (rows[killed.id].low, rows[killed.id].high) == (70, None)
    assert rows[told.id].chain == "Source not named"
    assert "Telephone call" in rows[told.id].note
    assert {tile.note for tile in built.tiles} == {1, 2}


def test_figures_taken_unasked_are_counted_and_marked():
    killed = replace(figure(SITUATION, "killed", "12"), reviewed=False)
    built = build(material([killed]))
    assert built.unreviewed == 1
    assert built.tiles[0].reviewed is False


def test_a_contact_kept_inside_is_not_in_the_public_edition():
    fields = {"contacts__1": '{"name": "R. K.", "phone": "+963 1", "public": false}'}
    inside = build(material(**fields))
    assert inside.contacts[0].phone == "+963 1"
    public = build(replace(material(**fields), limit=Classification.PUBLIC))
    assert public.contacts == ()


def test_funding_gaps_and_contacts_may_be_plain_lines():
    built = build(
        material(
            funding__1="US$ 54 million required, 12 million received",
            information_gaps__1="Who is in the mountains?",
            contacts__1="Coastal desk, +963 1",
        )
    )
    assert built.funding[0].text.startswith("US$ 54")
    assert built.gaps[0].question == "Who is in the mountains?"
    assert built.contacts[0].name == "Coastal desk, +963 1"


def test_households_print_what_they_make_of_people_as_derived():
    sheltered = replace(figure(SITUATION, "sheltered", "1,000 households"), household_size=5.0)
    built = build(material([sheltered]))
    assert built.evidence[0].note == "5,000 people (derived: 1,000 households × 5)"
    assert built.tiles[0].words == "1,000 households"
