"""Lists of places with their P-codes, as OCHA publishes them: CSV, Excel or GeoJSON."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sitrep.document.cartography import atlas
from sitrep.domain.place import Place, PlaceFile
from sitrep.errors import ImportFailed
from sitrep.importers.decoding import decode
from sitrep.importers.outlines import Shape, outlines
from sitrep.languages.countries import country_name

LARGEST = 50 << 20  # bytes of the file
_MOST_UNPACKED = 400 << 20
_MOST_PLACES = 60_000
_LEVELS = (1, 2, 3)
_LONGEST = 200  # letters of a name
# ADM1_PCODE, admin1Pcode, adm1_name, ADM1_EN, admin1Name_ar, ADM1_REF, ADM1ALT1EN …
_COLUMN = re.compile(
    r"adm(?:in)?_?(?P<level>[0-3])_?(?:(?P<code>p_?code)|(?:name)?_?(?P<alt>alt\d?(?:name)?|ref)?"
    r"_?(?:name)?(?P<number>\d?)_?(?P<language>[a-z]{2})?)"
)
_CODE = re.compile(r"([A-Z]{2,3})-?[0-9A-Z-]+")
_COLUMNS = (
    "Take the file of OCHA's common operational dataset (COD-AB), which has columns such as"
    " ADM1_PCODE and ADM1_EN."
)


def read_places(data: bytes, filename: str, country: str) -> PlaceFile:
    """Return the places of levels 1 to 3 in a file, and the shapes of level 1 if it has any.

    Args:
        data: The file: CSV, Excel (.xlsx) or GeoJSON.
        filename: Named in what is said about it.
        country: ISO 3166-1 alpha-3 code that its P-codes must be of.

    Raises:
        ImportFailed: It is too large, of another country, without the columns, or broken.
    """
    if len(data) > LARGEST:
        raise _refused("it is larger than 50 MB", "Load the file of one country, or of level 1.")
    reader = _Reader(country)
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK\x03\x04"):
        for head, rows in _sheets(data):
            reader.table(head, rows)
    elif start.startswith((b"{", b"[")):
        reader.features(_json(data))
    else:
        rows = _csv(decode(data).text)
        reader.table(next(rows, []), rows)
    return reader.file(filename)


def _refused(why: str, remedy: str = _COLUMNS) -> ImportFailed:
    return ImportFailed(f"The places were not loaded: {why}.", remedy)


@dataclass(slots=True)
class _Columns:
    """Which column holds what of one level."""

    code: str = ""
    names: dict[str, str] = field(default_factory=dict)  # language to column, "" the first
    others: list[str] = field(default_factory=list)


class _Reader:
    """Gathers places row by row; the same place may come many times, but under one name."""

    def __init__(self, country: str) -> None:
        self._country = country
        land = atlas.shipped(country)
        self._prefixes = {country, *(area.code[:2] for area in (land.areas if land else ()))}
        self._places: dict[str, Place] = {}
        self._shapes: dict[str, Shape] = {}
        self._found = False

    def table(self, head: Iterable[object], rows: Iterable[Iterable[object]]) -> None:
        """Read a table if it has columns of P-codes; others, such as notes, are passed over."""
        titles = [str(title or "").strip() for title in head]
        levels = _levels(titles)
        if not levels:
            return
        self._found = True
        for row in rows:
            self._row(dict(zip(titles, row, strict=False)), levels)

    def features(self, read: Any) -> None:
        """Read the features of a GeoJSON; the shapes of level 1 are kept."""
        features = read.get("features") if isinstance(read, dict) else None
        if not isinstance(features, list):
            raise _refused("it is JSON, but no GeoJSON with features")
        for feature in features:
            about = feature.get("properties") if isinstance(feature, dict) else None
            if not isinstance(about, dict):
                continue
            levels = _levels(about)
            if levels:
                self._found = True
                self._row(about, levels)
                code = _word(about.get(levels[1].code)).upper() if [*levels] == [1] else ""
                if code:
                    self._shape(code, feature.get("geometry"))

    def _shape(self, code: str, geometry: Any) -> None:
        if code in self._shapes:
            raise _refused(f"it has two shapes for {code}", "Keep one of them in the file.")
        self._shapes[code] = Shape(code, self._places[code].name, geometry)

    def _row(self, row: Mapping[str, object], levels: Mapping[int, _Columns]) -> None:
        parent = ""
        for level, columns in sorted(levels.items()):
            code = _word(row.get(columns.code)).upper()
            if not code:
                return
            names = {
                language: name
                for language, column in columns.names.items()
                if (name := _word(row.get(column)))
            }
            if not names:
                raise _refused(f"{code} has no name")
            self._take(level, code, parent, names, [_word(row.get(c)) for c in columns.others])
            parent = code

    def _take(
        self, level: int, code: str, parent: str, names: dict[str, str], others: list[str]
    ) -> None:
        match = _CODE.fullmatch(code)
        if match is None:
            raise _refused(f"“{code[:40]}” is no P-code")
        if not any(code.startswith(prefix) for prefix in self._prefixes):
            wanted = country_name(self._country, "en")
            raise _refused(
                f"its P-code {code} is of another country than {wanted}",
                f"Choose the file of {wanted}, or correct the country of the situation.",
            )
        name = names.get("en") or names.get("") or next(iter(names.values()))
        known = self._places.get(code)
        if known:
            if (known.level, known.name) != (level, name):
                raise _refused(
                    f"{code} stands for two places, “{known.name}” and “{name}”",
                    "Correct the P-codes in the file, and load it again.",
                )
            return
        if len(self._places) == _MOST_PLACES:
            raise _refused(f"it has more than {_MOST_PLACES:,} places")
        in_languages = tuple((key, each) for key, each in names.items() if key not in ("", "en"))
        aliases = tuple(dict.fromkeys(other for other in others if other and other != name))
        self._places[code] = Place(self._country, level, code, name, parent, in_languages, aliases)

    def file(self, filename: str) -> PlaceFile:
        """Return what was gathered."""
        if not self._found:
            raise _refused(f"“{filename}” has no columns of P-codes")
        if not self._places:
            raise _refused(f"“{filename}” has the columns, but no place in them")
        drawn = outlines(self._country, [*self._shapes.values()]) if self._shapes else ""
        return PlaceFile(self._country, tuple(self._places.values()), drawn)


def _levels(titles: Iterable[str]) -> dict[int, _Columns]:
    """Return the columns of each level that has P-codes and names."""
    found: dict[int, _Columns] = {}
    for title in titles:
        match = _COLUMN.fullmatch(title.strip().casefold())
        if not match or int(match["level"]) not in _LEVELS:
            continue
        columns = found.setdefault(int(match["level"]), _Columns())
        if match["code"]:
            columns.code = columns.code or title
        elif match["alt"] or match["number"]:
            columns.others.append(title)
        else:
            columns.names.setdefault(match["language"] or "", title)
    return {level: each for level, each in found.items() if each.code and each.names}


def _word(value: object) -> str:
    return " ".join(str(value).split())[:_LONGEST] if value is not None else ""


def _csv(text: str) -> Iterator[list[str]]:
    head = text[: text.find("\n") + 1] or text
    mark = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise _refused("it is no table that can be read", "Save it as CSV again.") from error


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _refused("the GeoJSON is broken", "Save it again, or take the Excel file.") from error


def _sheets(data: bytes) -> Iterator[tuple[Iterable[object], Iterable[Iterable[object]]]]:
    """Yield the head and the rows of each sheet of an Excel file."""
    import openpyxl  # type: ignore[import-untyped]

    damaged = _refused("the Excel file cannot be read", "Save it again as .xlsx, or as CSV.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise damaged
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            yield next(rows, ()), rows
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise damaged from error
