"""Templates as contracts: each folder asks for the document and no more, and tells its faults."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from jinja2 import Environment, meta

from sitrep import paths
from sitrep.document.model import SHAPE
from sitrep.errors import RenderFailed
from sitrep.formats import html, pdf, sheets
from tests.formats.coastal_crisis import DOCUMENT

NAMES = sorted(each.parent.name for each in paths.TEMPLATES.glob("*/template.toml"))
SHEETS = sorted(paths.TEMPLATES.glob("*/*.css"))
SOURCES = sorted(paths.TEMPLATES.glob("*/*.jinja"))
ALLOWED = {"document", "kinds", "_", "gettext", "ngettext"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_template_asks_for_the_document_and_nothing_else(source: Path) -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.filters.update(html.FILTERS)
    parsed = environment.parse(source.read_text("utf-8"))
    assert meta.find_undeclared_variables(parsed) <= ALLOWED


@pytest.mark.parametrize("name", NAMES)
def test_template_folder_is_complete(name: str) -> None:
    folder = paths.TEMPLATES / name
    about = tomllib.loads((folder / "template.toml").read_text("utf-8"))
    assert about["label"]
    assert about["shape"] == SHAPE
    assert {each.name for each in folder.iterdir()} >= {"report.html.jinja", "report.css"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("greyscale", [False, True])
def test_template_renders_without_a_warning(name: str, *, greyscale: bool) -> None:
    assert pdf.render(replace(DOCUMENT, template=name), greyscale=greyscale)[:5] == b"%PDF-"


@pytest.mark.parametrize("name", NAMES)
def test_every_style_sheet_of_a_template_is_sound(name: str) -> None:
    document = replace(DOCUMENT, template=name)
    assert len(sheets.sheets_for(document, "a4", greyscale=True, tight=1)) >= 4


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_style_sheets_name_their_colors_on_the_root_alone(file: Path) -> None:
    words = file.read_text("utf-8")
    beside = re.sub(r":root \{[^}]*\}", "", words)
    named = dict(sheets._NAMED.findall((paths.TEMPLATES / "shared/report.css").read_text("utf-8")))
    assert not re.search(r"--\w+ *:", beside)
    assert {*re.findall(r"var\(([^)]*)\)", words)} <= {f"--{name}" for name in named}


@pytest.mark.parametrize("name", ["", "none", "../sitrep", "shared", "situation_report/", "A"])
def test_an_unknown_template_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(RenderFailed, match="situation_report"):
        html.render(replace(DOCUMENT, template=name))


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "TEMPLATES", tmp_path)
    (tmp_path / "broken").mkdir()
    return tmp_path / "broken" / "report.html.jinja"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ documnt.masthead }}", "'documnt' is undefined"),
        ("{{ document.highlihgts }}", "no attribute 'highlihgts'"),
        ("{% if document %}", "Unexpected end of template"),
        ("{{ document | shout }}", "No filter named 'shout'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% include 'broken/part.jinja' %}", "“broken/part.jinja” does not exist"),
        ("{{ ().__class__.__bases__ }}", "unsafe"),
        ("{{ range(9) }}", "'range' is undefined"),
        ("{{ cycler }}", "'cycler' is undefined"),
    ],
)
def test_a_fault_of_a_template_is_named_with_its_line(
    broken: Path, source: str, fault: str
) -> None:
    broken.write_text(f"<p>\n{{# two #}}\n{source}\n", "utf-8")
    with pytest.raises(RenderFailed) as told:
        html.render(replace(DOCUMENT, template="broken"))
    assert "line 3 of the template “broken/report.html.jinja”" in told.value.problem
    assert fault in told.value.problem
    assert told.value.problem.endswith(".")


def test_a_fault_in_a_part_names_the_part(broken: Path) -> None:
    broken.write_text("{% include 'broken/part.jinja' %}", "utf-8")
    (broken.parent / "part.jinja").write_text("\n{{ nothing }}", "utf-8")
    with pytest.raises(RenderFailed, match=r"line 2 of the template “broken/part\.jinja”"):
        html.render(replace(DOCUMENT, template="broken"))


def test_our_fonts_have_every_sign_the_page_prints() -> None:
    letters = {
        code
        for file in (paths.RESOURCES / "fonts").glob("*.ttf")
        for code in TTFont(file).getBestCmap()
    }
    words = "→↑↓▲▼†‡−–—≤≥~●◐○·•…“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹×±%\u00a0\u202fаяёґαωאāőşțḥṭạ"
    assert {each for each in words if ord(each) not in letters} <= {"א"}
