"""Word files (.docx), through mammoth: headings, paragraphs, items and rows, nothing left out."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from sitrep.errors import ImportFailed
from sitrep.importers.blocks import blocks
from sitrep.importers.format import Draft, Format
from sitrep.importers.markup import drop_unseen, parse
from sitrep.importers.properties import described

_MOST_BYTES = 60_000_000  # of all parts together, unpacked; a long report has 5 MB
_LARGEST_PART = 20_000_000
_MOST_PARTS = 5_000
_MOST_TAGS = 200_000  # mammoth needs 5 seconds for them; 100 pages have half
_BODY = "word/document.xml"
_PARTS = (
    "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", _BODY, "word/styles.xml",
    "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml",
    "word/_rels/footnotes.xml.rels", "word/_rels/endnotes.xml.rels",
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_COPY = "Open it in Word and save it again as .docx, or copy its text and paste it."


def read(data: bytes) -> Draft:
    """Read a Word file; raises `ImportFailed` if it is damaged, too large or a trap."""
    import mammoth

    parts = _unpacked(data)
    vanished = _vanished_styles(parts.get("word/styles.xml", b""))
    hidden = False
    for name in (_BODY, "word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            parts[name], some = _without_hidden(parts[name], vanished)
            hidden |= some
    for name in parts:
        _tree(parts[name])
    try:
        made = mammoth.convert_to_html(
            _packed(parts),
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
            style_map="strike => s\np[style-name='Title'] => h1:fresh",
        )
    except (KeyError, ValueError, AttributeError, IndexError, RecursionError, zipfile.BadZipFile):
        raise _damaged() from None
    root = parse(f"<html><body>{made.value}</body></html>")
    struck = drop_unseen(root)
    heading = next(root.iter("h1"), None)
    title = "" if heading is None else " ".join("".join(heading.itertext()).split())
    warnings = ("Hidden or struck-out words were left out.",) if hidden or struck else ()
    draft = Draft(blocks(root), title=title, warnings=warnings)
    return described(draft, _properties(data))


def is_docx(data: bytes) -> bool:
    """Tell whether `data` is a zip with the body of a Word file; never raises."""
    return _BODY in members(data)


def members(data: bytes) -> frozenset[str]:
    """Return the names in a zip, empty if `data` is none; never raises."""
    if not data.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts that are read; sizes are checked as declared and as they come."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            return {name: _part(archive, name) for name in _PARTS if name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        raise _damaged() from None


def _check(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(set(names)) != len(names):
        raise ImportFailed("This Word file holds the same part twice.", _COPY)
    declared = sum(info.file_size for info in archive.infolist())
    if declared > _MOST_BYTES or len(names) > _MOST_PARTS:
        raise ImportFailed("This Word file is too large when unpacked.", _COPY)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    import zlib

    try:
        with archive.open(name) as part:
            inside = part.read(_LARGEST_PART + 1)
    except zlib.error:
        raise _damaged() from None
    if len(inside) > _LARGEST_PART:
        raise ImportFailed("This Word file is too large when unpacked.", _COPY)
    bare = inside.replace(b"\0", b"")
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise ImportFailed("This Word file is built in a way that Word does not build it.", _COPY)
    if bare.count(b"<") > _MOST_TAGS:
        raise ImportFailed("This Word file is too long to be an article.", _COPY)
    return inside


def _tree(xml: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise _damaged() from None


def _vanished_styles(styles: bytes) -> set[str]:
    """Return the ids of the styles whose words are hidden."""
    if not styles:
        return set()
    return {
        style.get(f"{_W}styleId", "")
        for style in _tree(styles).iter(f"{_W}style")
        if _is_on(style.find(f"{_W}rPr/{_W}vanish"))
    }


def _without_hidden(xml: bytes, vanished: set[str]) -> tuple[bytes, bool]:
    from lxml import etree

    root = _tree(xml)
    hidden = False
    for run in list(root.iter(f"{_W}r")):
        style = run.find(f"{_W}rPr/{_W}rStyle")
        by_style = style is not None and style.get(f"{_W}val") in vanished
        if by_style or _is_on(run.find(f"{_W}rPr/{_W}vanish")):
            hidden |= any(c.isalnum() for c in "".join(run.itertext()))
            run.getparent().remove(run)
            continue
        double = run.find(f"{_W}rPr/{_W}dstrike")
        if _is_on(double):  # mammoth knows the single line only
            double.tag = f"{_W}strike"
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), hidden


def _is_on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{_W}val", "1").lower() not in _OFF


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    package.seek(0)
    return package


def _properties(data: bytes) -> dict[str, str]:
    """Return title, author and date of creation as the file says them, named as in a PDF."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return {}
        root = _tree(_part(archive, "docProps/core.xml"))
    keys = {"title": "Title", "creator": "Author", "created": "CreationDate"}
    return {
        keys[name]: child.text or ""
        for child in root
        if isinstance(child.tag, str) and (name := child.tag.rpartition("}")[2]) in keys
    }


def _damaged() -> ImportFailed:
    return ImportFailed("This Word file is damaged and cannot be opened.", _COPY)


FORMAT = Format("docx", (".docx",), is_docx, read)
