"""Reports found by the words people use for them."""

from __future__ import annotations

import pytest

from sitrep.domain.report import ReportType
from sitrep.errors import NotFound, Refused
from sitrep.services import finding, reporting


@pytest.fixture
def both(store, situation):
    """A situation report and a flash update, both No. 1."""
    for new, kind in (("0195a", ReportType.SITUATION_REPORT), ("0195b", ReportType.FLASH_UPDATE)):
        reporting.start(store, new, situation, kind)


def test_a_number_that_types_share_is_the_situation_report_s(store, situation, both):
    assert finding.report(store, f"{situation.name}/1").id == "0195a"


def test_another_type_is_named_by_its_word(store, situation, both):
    assert finding.report(store, f"{situation.name}/flash_update/1").id == "0195b"
    assert finding.report(store, f"{situation.name}/situation_report/1").id == "0195a"
    with pytest.raises(NotFound, match="There is no report"):
        finding.report(store, f"{situation.name}/flash_update/2")


def test_a_draft_to_go_on_with_is_named_so_that_it_is_found(store, situation, both):
    with pytest.raises(Refused) as refused:
        reporting.start(store, "0195c", situation, ReportType.FLASH_UPDATE)
    [name] = [part.split("”")[0] for part in refused.value.remedy.split("“")[1:]]
    assert finding.report(store, name).id == "0195b"
