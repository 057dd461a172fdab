"""A headline from report to report: as printed, by one body, with gaps where it was another's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.document.build import build
from sitrep.domain.report import Issue, ReportType
from sitrep.languages.wording import LANGUAGES
from tests.document.test_build import SITUATION, material
from tests.services.figures import SOHR, figure

OHCHR = "Office of the United Nations High Commissioner for Human Rights (OHCHR)"
COUNTS = ("more than 70", "830", "1,225")


def issue(number, count, source=SOHR, earlier=(), language="en", kind=ReportType.SITUATION_REPORT):
    killed = figure(SITUATION, "killed", count, source=source)
    made = replace(
        material([killed], as_of="2025-03-12", key_figures__1=killed.id),
        issue=Issue(f"i{number}", "s1", kind, number),
        language=language,
        previous=earlier[-1] if earlier else None,
        earlier=tuple(earlier[:-1]),
    )
    return build(made)


def issues(sources=(SOHR, SOHR, SOHR)):
    found = []
    for number, (count, source) in enumerate(zip(COUNTS, sources, strict=True), 1):
        found.append(issue(number, count, source, found))
    return found


def test_three_reports_make_a_chart_of_what_each_printed():
    chart = issues()[-1].trend_chart
    assert [(bar.label, bar.text) for bar in chart.bars] == [
        ("No. 1", "70+"), ("No. 2", "830"), ("No. 3", "1,225"),
    ]  # fmt: skip
    assert [bar.end / chart.bars[-1].end for bar in chart.bars] == pytest.approx(
        [70 / 1225, 830 / 1225, 1], abs=0.001
    )


def test_two_reports_make_none():
    assert issues()[1].trend_chart is None


def test_a_count_by_another_body_is_a_gap_and_no_point():
    earlier = issues((SOHR, OHCHR, SOHR))
    chart = issue(4, "1,383", SOHR, earlier).trend_chart
    assert [bar.text for bar in chart.bars] == ["70+", "–", "1,225", "1,383"]
    assert chart.bars[1].pattern == "none"
    assert "another body" in chart.remark


def test_points_of_another_body_alone_make_no_chart():
    earlier = issues((SOHR, SOHR, OHCHR))
    assert issue(4, "1,383", OHCHR, earlier).trend_chart is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_speaks_the_language_of_the_report(language):
    chart = issue(4, "1,383", SOHR, issues(), language).trend_chart
    assert len(chart.bars) == 4
    assert all(bar.text in chart.alt for bar in chart.bars)


def test_a_report_of_one_page_has_no_room_for_it():
    brief = issue(4, "1,383", SOHR, issues(), kind=ReportType.SITUATION_BRIEF)
    assert brief.trend_chart is None
