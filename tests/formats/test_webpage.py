"""The report as one web page: nothing fetched, nothing run, every link leads somewhere."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace

import pytest
import tinycss2
from fontTools.ttLib import TTFont
from lxml import html as lxml_html

from sitrep.document.model import CorrectionRow, Run
from sitrep.domain.report_types import TYPES
from sitrep.errors import RenderFailed
from sitrep.formats import html, webpage
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_drawing import a_map
from tests.formats.test_house import LOGO
from tests.formats.test_languages import IN_ARABIC

TEMPLATES = [each.value for each in TYPES]
NASTY = '</style><script src="http://evil.example/x.js">alert(1)</script><img src=x onerror=a()>'


def page(document=DOCUMENT, **wishes):
    return lxml_html.document_fromstring(webpage.render(document, **wishes).decode())


def style(root) -> str:
    return "\n".join(each.text_content() for each in root.iter("style"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_fetched_and_nothing_runs(template):
    root = page(replace(DOCUMENT, template=template, map=a_map(), logo=LOGO))
    assert not list(root.iter("script", "link", "iframe", "object", "embed", "form", "base"))
    for each in root.iter():
        assert not any(name.startswith("on") for name in each.attrib)
        assert each.get("src", LOGO) == LOGO
        assert each.get("href", "#").startswith(("#", "mailto:"))
    fetched = re.findall(r"url\(\s*[\"']?([^\"')]{0,40})", style(root))
    assert fetched
    assert all(each.startswith("data:font/woff2;base64,") for each in fetched)
    assert "@import" not in style(root)


def test_a_policy_forbids_the_browser_to_fetch_or_run_anything():
    (policy,) = page().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "http" not in policy
    first = webpage.render(DOCUMENT)[:1024]
    assert b"charset" in first
    assert b"Content-Security-Policy" in first  # before anything it is to hold for


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_link_leads_to_a_place_on_the_page(template):
    root = page(replace(DOCUMENT, template=template))
    places = {each.get("id") for each in root.iter()}
    wanted = [each.get("href")[1:] for each in root.iter("a") if each.get("href")[0] == "#"]
    assert {f"evidence-{row.number}" for row in DOCUMENT.evidence} <= set(wanted) | places
    assert wanted
    assert set(wanted) <= places


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_says_what_the_paper_says_but_for_its_numbers_of_pages(template):
    document = replace(DOCUMENT, template=template)
    printed = lxml_html.document_fromstring(html.render(document)).body.text_content().split()
    said = page(document).body.text_content().split()
    assert set(said) <= set(printed)
    assert set(printed) - set(said) <= {"Page", "of"}


def test_letters_in_use_are_within_the_page():
    faces = re.findall(
        r'font-family: "(\w+)"; src: url\("data:font/woff2;base64,([^"]+)"', style(page(IN_ARABIC))
    )
    letters: dict[str, set[int]] = {}
    for family, data in faces:
        found = TTFont(io.BytesIO(b64decode(data))).getBestCmap()
        letters.setdefault(family, set()).update(found)
    assert {ord(each) for each in IN_ARABIC.masthead.title if each.isalpha()} <= letters["Naskh"]
    assert ord("S") in letters["Plex"]
    assert len(webpage.render(IN_ARABIC)) < 200_000


def test_every_style_sheet_is_sound():
    rules = tinycss2.parse_stylesheet(
        style(page(replace(DOCUMENT, accent="#1d5c2e", tint="#eeffee")))
    )
    assert [rule for rule in rules if rule.type == "error"] == []


def test_the_page_fits_a_telephone_and_says_its_language():
    root = page(IN_ARABIC)
    (viewport,) = root.xpath("//meta[@name='viewport']/@content")
    assert viewport == "width=device-width, initial-scale=1"
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert "max-width: 760px" in style(root)


def test_a_corrected_report_links_to_its_corrections_instead_of_a_page():
    document = replace(
        DOCUMENT, correction="CORRECTED 13 March.", corrections=(CorrectionRow("No. 2", "12 → 10"),)
    )
    (notice,) = page(document).find_class("corrected")
    assert " ".join(notice.text_content().split()) == "CORRECTED 13 March. Corrections"
    assert notice.find("a").get("href") == "#corrections"


def test_the_same_report_gives_the_same_bytes():
    document = replace(DOCUMENT, map=a_map())
    assert webpage.render(document) == webpage.render(document)


@pytest.mark.parametrize("where", ["title", "text"])
def test_text_of_strangers_stays_text(where):
    document = replace(DOCUMENT, overview=((Run(NASTY),),))
    if where == "title":
        head = replace(DOCUMENT.masthead, title=NASTY, classification_label=NASTY)
        document = replace(DOCUMENT, masthead=head)
    root = page(document)
    assert not list(root.iter("script"))
    assert not root.xpath("//img")
    assert len(list(root.iter("style"))) == 1
    assert NASTY in root.body.text_content()


def test_paper_and_grey_are_as_wished():
    assert "size: letter" in style(page(paper="letter"))
    grey = style(page(replace(DOCUMENT, accent="#aa0000", tint="#ffeeee"), greyscale=True))
    assert "#aa0000" not in grey
    assert "--accent: #2e2e2e" in grey
    with pytest.raises(RenderFailed, match="a4, letter"):
        webpage.render(DOCUMENT, paper="a5")
