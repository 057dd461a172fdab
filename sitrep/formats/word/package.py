"""The file around a Word document: its parts in one order, nothing of the day or the machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from sitrep.formats.word.pictures import Picture
from sitrep.formats.word.xml import NAMES, R, element, on, written

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "fontTable")
PAPERS = {"a4": (11_906, 16_838), "letter": (12_240, 15_840)}  # twentieths of a point
_BESIDE, _ABOVE, _FOOT = 1_020, 850, 500


def width(paper: str) -> int:
    """Return the width of the text, in twentieths of a point."""
    return PAPERS[paper][0] - 2 * _BESIDE


def document(blocks: Iterable[Any], paper: str, *, bidi: bool) -> Any:
    """Return the main part: blocks, and the one section they stand in."""
    foot = element("w:footerReference", type="default")
    foot.set(f"{{{R}}}id", "rIdFoot")
    wide, high = PAPERS[paper]
    section = element(
        "w:sectPr",
        foot,
        element("w:pgSz", w=wide, h=high),
        element(
            "w:pgMar", top=_ABOVE, right=_BESIDE, bottom=_ABOVE + 250, left=_BESIDE,
            header=_FOOT, footer=_FOOT, gutter=0,
        ),
        on("w:bidi", when=bidi),
    )  # fmt: skip
    return element("w:document", element("w:body", *blocks, section))


def foot(paragraphs: Iterable[Any], paper: str) -> Any:
    """Return the foot of each page; its second half stands at the far end of the line."""
    made = element("w:ftr", *paragraphs)
    for each in made:
        stop = element("w:tabs", element("w:tab", val="right", pos=width(paper)))
        each[0].insert(1, stop)
    return made


def settings(locale: str) -> Any:
    """Return the settings: a document of Word 2013 or later, with the language of its words."""
    mode = element(
        "w:compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return element(
        "w:settings",
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=567),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:compat", mode),
        element("w:themeFontLang", val=locale),
        element("w:decimalSymbol", val="."),
        element("w:listSeparator", val=","),
    )


def packed(
    parts: Mapping[str, Any],
    pictures: Iterable[Picture],
    mails: Mapping[str, str],
    properties: Mapping[str, str],
) -> bytes:
    """Return the bytes of the file; the same parts give the same bytes.

    Args:
        parts: By name: "document", "footer1" and those that every document has.
        pictures: What it shows.
        mails: Ids by address.
        properties: "title", "language" and "keywords".
    """
    pictures = list(pictures)
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{NAMES['r']}/officeDocument", "word/document.xml", ""),
                ("rId2", f"{_LINKS}/metadata/core-properties", "docProps/core.xml", ""),
                ("rId3", f"{NAMES['r']}/extended-properties", "docProps/app.xml", ""),
            ]
        ),
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": _relations(
            [
                *((f"rId{name}", f"{NAMES['r']}/{name}", f"{name}.xml", "") for name in _PARTS),
                ("rIdFoot", f"{NAMES['r']}/footer", "footer1.xml", ""),
                *((p.key, f"{NAMES['r']}/image", f"media/{p.key}.png", "") for p in pictures),
                *((key, f"{NAMES['r']}/hyperlink", to, "External") for to, key in mails.items()),
            ]
        ),
        **{f"word/{name}.xml": written(part) for name, part in parts.items()},
        **{f"word/media/{each.key}.png": each.data for each in pictures},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            about = zipfile.ZipInfo(name, _FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0  # the same on every system
            archive.writestr(about, data)
    return out.getvalue()


def _content_types(parts: Mapping[str, Any]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})

    def put(tag: str, **attributes: str) -> None:
        etree.SubElement(root, f"{{{_TYPES}}}{tag}", attributes)

    put(
        "Default",
        Extension="rels",
        ContentType="application/vnd.openxmlformats-package.relationships+xml",
    )
    put("Default", Extension="xml", ContentType="application/xml")
    put("Default", Extension="png", ContentType="image/png")
    kinds = {"document": "document.main", "footer1": "footer"}
    for name in parts:
        kind = f"{_KIND}.{kinds.get(name, name)}+xml"
        put("Override", PartName=f"/word/{name}.xml", ContentType=kind)
    put(
        "Override",
        PartName="/docProps/core.xml",
        ContentType="application/vnd.openxmlformats-package.core-properties+xml",
    )
    put(
        "Override",
        PartName="/docProps/app.xml",
        ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml",
    )
    return written(root)


def _relations(found: Iterable[tuple[str, str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    for key, kind, target, mode in found:
        made = etree.SubElement(
            root, f"{{{_LINKS}}}Relationship", {"Id": key, "Type": kind, "Target": target}
        )
        if mode:
            made.set("TargetMode", mode)
    return written(root)


def _core(properties: Mapping[str, str]) -> bytes:
    """Return what the file says of itself: nothing of the machine, the person or the hour."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    names = {"title": _DC, "language": _DC, "keywords": _CORE}
    for name, space in names.items():
        if properties.get(name):
            etree.SubElement(root, f"{{{space}}}{name}").text = properties[name]
    return written(root)


def _app() -> bytes:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Sitrep"
    return written(root)
