"""Files that are not read: what each of them is, and what to do with it."""

from __future__ import annotations

from sitrep.errors import ImportFailed
from sitrep.importers.docx import members

_AS_DOCX = "Save it as .docx in Word, or copy its text and paste it."
_AS_PDF = "Save it as a PDF, or copy its text and paste it."
_CELLS = "Copy the cells that you need and paste them."
_LISTEN = "Type the passages that you need and paste them."
_OPEN_COPY = "Save a copy without a password, or copy its text and paste it."
_PASTE = "Open it in its program, copy the text of the article and paste it."
_UNPACK = "Unpack it and import the articles inside one by one."
_TYPE = "Pictures hold no text that can be read: type the passages that you need and paste them."
_NOT_OPENED = "It was not opened; ask the sender for the article as text, PDF or .docx."

# fmt: off
_BEGINNINGS = (  # first bytes, what the file is, what to do
    (b"{\\rtf",               "an RTF file (.rtf)",            _AS_DOCX),
    (b"\x89PNG",              "a picture",                     _TYPE),
    (b"\xff\xd8\xff",         "a picture",                     _TYPE),
    (b"GIF8",                 "a picture",                     _TYPE),
    (b"II*\0",                "a picture",                     _TYPE),
    (b"MM\0*",                "a picture",                     _TYPE),
    (b"MZ",                   "a program",                     _NOT_OPENED),
    (b"\x7fELF",              "a program",                     _NOT_OPENED),
    (b"\xcf\xfa\xed\xfe",     "a program",                     _NOT_OPENED),
    (b"\xca\xfe\xba\xbe",     "a program",                     _NOT_OPENED),
    (b"7z\xbc\xaf\x27\x1c",   "a compressed folder (.7z)",     _UNPACK),
    (b"Rar!",                 "a compressed folder (.rar)",    _UNPACK),
    (b"\x1f\x8b",             "a compressed file (.gz)",       _UNPACK),
    (b"BZh",                  "a compressed file (.bz2)",      _UNPACK),
    (b"\xfd7zXZ",             "a compressed file (.xz)",       _UNPACK),
    (b"SQLite format 3\0",    "a database",                    _NOT_OPENED),
    (b"ID3",                  "a sound recording",             _LISTEN),
    (b"OggS",                 "a sound or film recording",     _LISTEN),
    (b"%!PS",                 "a PostScript file",             _AS_PDF),
    (b"bplist00",             "a web archive of Safari",       _PASTE),
)
_MEMBERS = (  # a name in the zip, what the file is, what to do
    ("word/vbaProject.bin",   "a Word file with macros (.docm)", _AS_DOCX),
    ("xl/workbook.xml",       "an Excel file (.xlsx)",         _CELLS),
    ("xl/workbook.bin",       "an Excel file (.xlsb)",         _CELLS),
    ("ppt/presentation.xml",  "a PowerPoint file (.pptx)",     _AS_PDF),
    ("content.xml",           "an OpenDocument file (.odt)",   _PASTE),
    ("META-INF/container.xml", "an e-book (.epub)",            _PASTE),
    ("Index/Document.iwa",    "a Pages file",                  _PASTE),
)
_OLE = (  # a name inside an old Office file, in UTF-16; what the file is; what to do
    ("EncryptedPackage",      "an Office file with a password", _OPEN_COPY),
    ("WordDocument",          "an old Word file (.doc)",       _AS_DOCX),
    ("Workbook",              "an old Excel file (.xls)",      _CELLS),
    ("PowerPoint Document",   "an old PowerPoint file (.ppt)", _AS_PDF),
    ("__properties_version",  "an Outlook message (.msg)",     _PASTE),
)
# fmt: on
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(data: bytes) -> None:
    """Raise `ImportFailed` if `data` is of a kind that is known and not read."""
    for beginning, what, remedy in _BEGINNINGS:
        if data.startswith(beginning) and not (
            beginning in (b"MZ", b"ID3", b"BZh") and _texty(data)
        ):
            raise _is(what, remedy)
    if data.startswith(_OLE_MARK):
        _refuse_old_office(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_zip(data)
    if data[4:8] == b"ftyp":
        raise _is("a picture, sound or film", _TYPE)
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise _is("a picture, sound or film", _TYPE)
    if data[:2] == b"BM" and not _texty(data):
        raise _is("a picture", _TYPE)


def _refuse_old_office(data: bytes) -> None:
    for name, what, remedy in _OLE:
        if name.encode("utf-16-le") in data:
            raise _is(what, remedy)
    raise _is("an old Office file", _PASTE)


def _refuse_zip(data: bytes) -> None:
    names = members(data)
    for name, what, remedy in _MEMBERS:
        if name in names:
            raise _is(what, remedy)
    if "word/document.xml" in names:
        return
    if not names:
        raise ImportFailed("This compressed file is damaged and cannot be opened.", _PASTE)
    raise _is("a compressed folder (.zip)", _UNPACK)


def _texty(data: bytes) -> bool:
    return 0 not in data[:256]


def _is(what: str, remedy: str) -> ImportFailed:
    return ImportFailed(f"This is {what}.", remedy)
