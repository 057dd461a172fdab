"""The command extract: what the assistant proposes from files or lines; nothing is stored."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from sitrep.assistant.contract import as_contract
from sitrep.cli.articles import FILES
from sitrep.cli.desk import Desk, common, tell
from sitrep.cli.stores import DAY
from sitrep.domain.article import Article
from sitrep.errors import Refused, SitrepError
from sitrep.importers.language import detect
from sitrep.languages.lexicon import CODES
from sitrep.services import intake, sharing
from sitrep.worker.client import Worker


@click.command()
@click.argument("files", nargs=-1, type=FILES, metavar="FILE...")
@click.option("--jsonl", type=FILES, metavar="IN", help="Many texts: a JSON object a line.")
@click.option("--out", type=FILES, help="Where the lines of --jsonl go instead of the screen.")
@click.option("--language", default="", metavar="CODE", help="en, fr, es, ar; found by itself.")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication.")
@click.option("--country", default="", metavar="ISO3", help="Country whose places come first.")
@common
def extract(
    desk: Desk,
    files: tuple[Path, ...],
    jsonl: Path | None,
    out: Path | None,
    language: str,
    published: datetime | None,
    country: str,
) -> None:
    """Print what the assistant proposes from FILEs; stores nothing."""
    if bool(files) == bool(jsonl):
        raise click.UsageError("Name article files, or one file with --jsonl.")
    day = published.date() if published else None
    if jsonl:
        _extract_lines(desk.worker, jsonl, out, (language, day, country))
        return
    for path in files:
        reading = desk.worker.read(intake.load(path), path.name)
        article = _loose(
            str(path),
            reading.text,
            language or reading.language,
            day or reading.published,
            reading.publisher,
        )
        about = {
            "id": article.id,
            "title": reading.title,
            "language": article.language or None,
            "published": article.published,
            "publisher": article.publisher or None,
            "author": reading.author or None,
        }
        tell(about | as_contract(desk.worker.propose(article, country.upper())))


def _loose(
    name: str, text: str, language: str, published: date | None, publisher: str = ""
) -> Article:
    """Return a text as an article of no situation."""
    return Article(name, "", "", text, datetime.now(UTC), "", publisher, "", published, language)


def _extract_lines(
    worker: Worker, source: Path, out: Path | None, given: tuple[str, date | None, str]
) -> None:
    """Write a line for each line of `source`; one that cannot be read says why, the rest go on."""
    failed = 0
    try:
        with source.open("rb") as lines:
            rows = _extracted(worker, lines, given)
            if out is None:
                for row in rows:
                    tell(row)
                    failed += "error" in row
            else:
                made = list(rows)
                failed = sum("error" in row for row in made)
                sharing.write(out, b"".join(msgspec.json.encode(row) + b"\n" for row in made))
    except OSError as error:
        raise Refused(
            f"“{source.name}” was not read: {error.strerror}.", "Check its name and folder."
        ) from error
    if failed:
        raise Refused(
            f"Not every line was read: {failed} could not be, and say why under “error”.",
            "The others were. Each line is a JSON object with “id” and “text”.",
        )


def _extracted(
    worker: Worker, lines: BinaryIO, given: tuple[str, date | None, str]
) -> Iterator[dict[str, Any]]:
    language, published, country = given
    for number, line in enumerate(lines, 1):
        written = line.removeprefix(BOM_UTF8) if number == 1 else line
        if not written.strip():
            continue
        key: str | int | None = None
        try:
            row = msgspec.json.decode(written, type=_Line)
            key = row.id
            spoken = row.language or language or _heard(row.text)
            day = _day(row.published) or published
            article = _loose(str(row.id), row.text, spoken, day)
            found = worker.propose(article, (row.country or country).upper())
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            fault = f"line {number} is not as it should be: {error}"
            yield {"id": key, "figures": [], "error": fault}
        except SitrepError as error:
            yield {"id": key, "figures": [], "error": f"{error.problem} {error.remedy}"}
        else:
            yield {"id": row.id, "figures": as_contract(found)["figures"]}


def _heard(text: str) -> str:
    """Return the language a text is plainly in, of those that the assistant reads."""
    code = detect(text)
    return code if code in CODES else ""


class _Line(msgspec.Struct):
    """A line of ``extract --jsonl``; other keys are let be."""

    id: str | int
    text: str
    language: str | None = None
    published: str | None = None
    country: str | None = None


def _day(words: str | None) -> date | None:
    """Return the day that "2025-03-07" or "2025-03-07T10:00Z" begins with, None for other words."""
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None


COMMANDS = (extract,)
