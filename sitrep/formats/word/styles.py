"""The styles of a report in Word: one table of them, and the part of the file that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sitrep.formats.word.xml import element, on

INK, SOFT, LINE = "17212B", "55616C", "D3DAE0"
LATIN, ARABIC = "Calibri", "Arial"
BULLETS = 1
_LOCALES = {"en": "en-US", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs, or of letters.

    Attributes:
        key: How the file names it; `name` is how Word shows it, in the reader's own language if it
            is one of Word's own.
        size: In half points; 0 for that of the style it is based on.
        before, after: Space in twentieths of a point.
        color: "accent", or six digits.
        edge: Side of a line in the accent: "top", "bottom", "start", "box".
        level: Of a heading, from 1.
    """

    key: str
    name: str
    size: int = 0
    before: int = 0
    after: int = 0
    color: str = ""
    bold: bool = False
    edge: str = ""
    shaded: bool = False
    level: int = 0
    kept: bool = False  # on one page with what follows
    letters: bool = False


# fmt: off
STYLES = (
    Style("Title",         "Title", 44, 20, 60, INK, bold=True),
    Style("Heading1",      "heading 1", 24, 260, 100, "accent", bold=True, edge="bottom", level=1),
    Style("Heading2",      "heading 2", 21, 140, 40, INK, bold=True, level=2),
    Style("Heading3",      "heading 3", 18, 80, 20, SOFT, bold=True, level=3),
    Style("ListBullet",    "List Bullet", 0, 0, 60),
    Style("Quote",         "Quote", 21, 80, 60, INK, edge="start"),
    Style("Footer",        "footer", 16, 0, 0, SOFT),
    Style("ReportLabel",   "Report Label", 20, 60, 20, "accent", bold=True, edge="top"),
    Style("ReportDate",    "Report Date", 21, 0, 60),
    Style("Notice",        "Notice", 19, 60, 120, INK, bold=True, edge="start", shaded=True),
    Style("Small",         "Small Text", 16, 0, 60, SOFT),
    Style("Line",          "Single Line", 19, 0, 20),
    Style("ChangeLine",    "Change", 19, 60, 0, bold=True, kept=True),
    Style("FigureValue",   "Figure Value", 40, 20, 0, INK, bold=True, kept=True),
    Style("FigureWords",   "Figure Words", 17, 0, 0),
    Style("FigureSmall",   "Figure Origin", 15, 20, 20, SOFT),
    Style("Gap",           "Gap", 8),
    Style("TableWords",    "Table Words", 17, 0, 0),
    Style("TableHead",     "Table Head", 16, 0, 0, SOFT, bold=True, kept=True),
    Style("Picture",       "Picture", 0, 80, 40, kept=True),
    Style("Reference",     "Reference", 17, 0, 40),
    Style("NoteMark",      "Note Mark", color="accent", bold=True, letters=True),
    Style("Badge",         "Badge", color=INK, bold=True, edge="box", letters=True),
    Style("Origin",        "Origin", color=SOFT, letters=True),
    Style("Strong",        "Strong", bold=True, letters=True),
    Style("Emphasis",      "Emphasis", color=SOFT, letters=True),
)
# fmt: on


def locale(language: str) -> str:
    """Return the language as Word names it."""
    return _LOCALES.get(language, language)


def styles(accent: str, tint: str, language: str, direction: str) -> Any:
    """Return the part of the file that holds all styles.

    Args:
        accent: Six digits.
        tint: Six digits, for what is shaded.
        language: ISO 639-1 code.
        direction: "ltr" or "rtl".
    """
    bidi = direction == "rtl"
    fonts = element("w:rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=LATIN, cs=ARABIC)
    size = 21 if bidi else 20
    default = element(
        "w:rPr",
        fonts,
        element("w:color", val=INK),
        element("w:sz", val=20),
        element("w:szCs", val=size),
        element(
            "w:lang",
            val="en-US" if bidi else locale(language),
            bidi=locale(language) if bidi else "ar-SA",
        ),
    )
    spacing = element("w:spacing", before=0, after=80, line=264, lineRule="auto")
    return element(
        "w:styles",
        element(
            "w:docDefaults",
            element("w:rPrDefault", default),
            element("w:pPrDefault", element("w:pPr", on("w:widowControl"), spacing)),
        ),
        _paragraphs_as_usual(bidi=bidi),
        _letters_as_usual(),
        _no_table(),
        *(_style(each, accent, tint, bidi=bidi) for each in STYLES),
        _table("ReportTable", "Report Table", accent),
        _table("FigureTiles", "Figure Tiles", accent),
    )


def _paragraphs_as_usual(*, bidi: bool) -> Any:
    return element(
        "w:style",
        element("w:name", val="Normal"),
        on("w:qFormat"),
        element("w:pPr", on("w:bidi", when=bidi)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _letters_as_usual() -> Any:
    return element(
        "w:style",
        element("w:name", val="Default Paragraph Font"),
        element("w:uiPriority", val=1),
        on("w:semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def _no_table() -> Any:
    return element(
        "w:style",
        element("w:name", val="Normal Table"),
        element("w:uiPriority", val=99),
        on("w:semiHidden"),
        element("w:tblPr", element("w:tblInd", w=0, type="dxa"), _margins(0, 0)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _style(style: Style, accent: str, tint: str, *, bidi: bool) -> Any:
    letters = _letters(style, accent, bidi=bidi)
    if style.letters:
        return element(
            "w:style",
            element("w:name", val=style.name),
            element("w:basedOn", val="DefaultParagraphFont"),
            on("w:qFormat"),
            letters,
            type="character",
            styleId=style.key,
        )
    return element(
        "w:style",
        element("w:name", val=style.name),
        element("w:basedOn", val="Normal"),
        element("w:next", val="Normal") if style.level else None,
        on("w:qFormat"),
        _paragraph(style, accent, tint, bidi=bidi),
        letters,
        type="paragraph",
        styleId=style.key,
    )


def _paragraph(style: Style, accent: str, tint: str, *, bidi: bool) -> Any:
    bullet = style.key == "ListBullet"
    numbered = element("w:numPr", element("w:numId", val=BULLETS)) if bullet else None
    indent = element("w:ind", left=240) if style.edge == "start" else None
    return element(
        "w:pPr",
        on("w:keepNext", when=style.kept or style.level),
        on("w:keepLines", when=style.level),
        numbered,
        _edge(style.edge, accent, bidi=bidi),
        element("w:shd", val="clear", color="auto", fill=tint) if style.shaded else None,
        element("w:spacing", before=style.before, after=style.after),
        indent,
        element("w:outlineLvl", val=style.level - 1) if style.level else None,
    )


def _edge(side: str, accent: str, *, bidi: bool) -> Any:
    if side not in ("top", "bottom", "start"):
        return None
    width = {"top": 48, "bottom": 6, "start": 24}[side]
    name = {"start": "w:right" if bidi else "w:left"}.get(side, f"w:{side}")
    line = element(name, val="single", sz=width, space=6 if side == "start" else 2, color=accent)
    return element("w:pBdr", line)


def _letters(style: Style, accent: str, *, bidi: bool) -> Any:
    color = accent if style.color == "accent" else style.color
    larger = round(style.size * 1.05) if bidi else style.size
    box = style.edge == "box"
    return element(
        "w:rPr",
        on("w:b", when=style.bold),
        on("w:bCs", when=style.bold),
        element("w:color", val=color) if color else None,
        element("w:sz", val=style.size) if style.size else None,
        element("w:szCs", val=larger) if style.size else None,
        element("w:bdr", val="single", sz=4, space=0, color=color) if box else None,
    )


def _margins(beside: int, above: int) -> Any:
    return element(
        "w:tblCellMar",
        element("w:top", w=above, type="dxa"),
        element("w:left", w=beside, type="dxa"),
        element("w:bottom", w=above, type="dxa"),
        element("w:right", w=beside, type="dxa"),
    )


def _table(key: str, name: str, accent: str) -> Any:
    """Return a style of tables: lines between rows below a head, or tiles in boxes."""
    tiles = key == "FigureTiles"
    top = element("w:top", val="single", sz=18 if tiles else 4, space=0, color=accent)

    def line(side: str) -> Any:
        return element(f"w:{side}", val="single", sz=4, space=0, color=LINE)

    sides = ("left", "bottom", "right", "insideH", "insideV") if tiles else ("bottom", "insideH")
    head = element(
        "w:tblStylePr",
        element(
            "w:tcPr",
            element("w:tcBorders", element("w:bottom", val="single", sz=8, space=0, color=INK)),
        ),
        type="firstRow",
    )
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:basedOn", val="TableNormal"),
        on("w:qFormat"),
        element(
            "w:tblPr",
            element("w:tblInd", w=0, type="dxa"),
            element("w:tblBorders", top if tiles else None, *map(line, sides)),
            _margins(100 if tiles else 80, 50 if tiles else 40),
        ),
        None if tiles else head,
        type="table",
        styleId=key,
    )


def numbering(accent: str) -> Any:
    """Return the part of the file that holds the bullets."""
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="bullet"),
        element("w:pStyle", val="ListBullet"),
        element("w:lvlText", val="•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=284, hanging=227)),
        element("w:rPr", element("w:color", val=accent)),
        ilvl=0,
    )
    return element(
        "w:numbering",
        element(
            "w:abstractNum", element("w:multiLevelType", val="singleLevel"), level, abstractNumId=0
        ),
        element("w:num", element("w:abstractNumId", val=0), numId=BULLETS),
    )


def fonts() -> Any:
    """Return the part of the file that says what to take where a font is not installed."""
    found = ((LATIN, "Carlito", "swiss"), (ARABIC, "Noto Sans Arabic", "swiss"))
    return element(
        "w:fonts",
        *(
            element("w:font", element("w:altName", val=other), element("w:family", val=f), name=own)
            for own, other, f in found
        ),
    )
