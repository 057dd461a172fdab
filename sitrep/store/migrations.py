"""The schema, as a list of steps; a step that has shipped is never edited.

A new step raises `SCHEMA` in version.py.

Lists inside a row (places, the chain of sources, passages) are JSON text; everything that is asked
for is a column. Versions and the change log can only be added to, which triggers hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from sitrep.domain.ids import new_id

migrations = Migrations("sitrep")

_STAMPS = {
    "created_at": str,
    "created_by": str,
    "updated_at": str,
    "updated_by": str,
    "rev": int,
}
_CLAIM = {
    "kinds": str,
    "quantifier": str,
    "low": int,
    "high": int,
    "approximate": int,
    "below": int,
    "words": str,
    "unit": str,
    "measure": str,
    "population": str,
    "places": str,
    "as_of": str,
    "since": str,
    "chain": str,
    "sector": str,
}
_MAYBE = {"low", "high", "as_of", "since", "start", "published", "issued_at", "decided_at"}
_MAYBE |= {"household_size", "article", "proposal", "previous", "figure", "pdf", "pdf_sha256"}
_MAYBE |= {"age_from", "age_to"}


def _create(
    db: Database,
    name: str,
    columns: Mapping[str, type],
    references: tuple[tuple[str, str], ...] = (),
) -> None:
    db.table(name).create(
        {"id": str, **columns, **_STAMPS},
        pk="id",
        not_null=set(columns) - _MAYBE,
        foreign_keys=[(column, other, "id") for column, other in references],
        strict=True,
    )
    for column, _ in references:
        db.table(name).create_index([column])


def _can_only_be_added_to(db: Database, name: str) -> None:
    for deed in ("update", "delete"):
        db.execute(
            f"create trigger {name}_no_{deed} before {deed} on {name} "
            f"begin select raise(abort, '{name} can only be added to'); end"
        )


@migrations()
def m001_first_store(db: Database) -> None:
    _work(db)
    _articles(db)
    _figures(db)
    _reports(db)
    _search(db)
    for name in ("versions", "change_log"):
        _can_only_be_added_to(db, name)


def _work(db: Database) -> None:
    office = {
        "desk": str,
        "author": str,
        "organization": str,
        "partners": str,
        "language": str,
    }
    _create(db, "workspace", office)
    db.table("workspace").insert(
        {"id": "1", "desk": new_id(), "language": "en", "rev": 1}
        | dict.fromkeys(("author", "organization", "partners"), "")
    )
    step = ("id", "name", "at", "desk", "author", "reason", "state", "undoes")
    db.table("steps").create(dict.fromkeys(step, str), pk="id", not_null=set(step), strict=True)
    db.table("change_log").create(
        {
            "step": str,
            "ordinal": int,
            "table_name": str,
            "row_id": str,
            "field": str,
            "old": str,
            "new": str,
        },
        pk=("step", "ordinal"),
        foreign_keys=[("step", "steps", "id")],
        strict=True,
    )
    db.table("change_log").create_index(["table_name", "row_id"])
    _create(db, "situations", dict.fromkeys(("name", "country", "start", "glide"), str))


def _articles(db: Database) -> None:
    db.table("originals").create({"sha256": str, "data": bytes}, pk="sha256", strict=True)
    columns = (
        "situation",
        "title",
        "text",
        "publisher",
        "author",
        "published",
        "language",
        "url",
        "filename",
        "classification",
        "sha256",
        "added_at",
        "digest",
    )
    _create(db, "articles", dict.fromkeys(columns, str), (("situation", "situations"),))
    _create(
        db,
        "proposals",
        {
            "situation": str,
            "article": str,
            "ordinal": int,
            **_CLAIM,
            "passages": str,
            "links": str,
            "headline": int,
            "certainty": str,
            "rule": str,
            "decision": str,
            "reason": str,
            "decided_at": str,
        },
        (("situation", "situations"), ("article", "articles")),
    )


def _figures(db: Database) -> None:
    _create(
        db,
        "figures",
        {
            "situation": str,
            "proposal": str,
            **_CLAIM,
            "passages": str,
            "role": str,
            "verification": str,
            "reliability": str,
            "credibility": str,
            "classification": str,
            "reviewed": int,
            "household_size": float,
            "note": str,
            "caveat": str,
            "found_by": str,
            "digest": str,
        },
        (("situation", "situations"), ("proposal", "proposals")),
    )
    _create(
        db,
        "figure_links",
        {"figure": str, "relation": str, "other": str},
        (("figure", "figures"), ("other", "figures")),
    )
    _create(
        db,
        "indicators",
        {"situation": str, "slot": str, "figure": str, "policy": str, "rationale": str},
        (("situation", "situations"), ("figure", "figures")),
    )
    db.table("indicators").create_index(["situation", "slot"], unique=True)


def _reports(db: Database) -> None:
    _create(
        db,
        "issues",
        {
            "situation": str,
            "type": str,
            "number": int,
            "version": int,
            "status": str,
            "previous": str,
            "issued_at": str,
        },
        (("situation", "situations"), ("previous", "issues")),
    )
    db.table("issues").create_index(["situation", "type", "number", "version"], unique=True)
    _create(
        db,
        "fields",
        {"issue": str, "field": str, "value": str, "carried": int},
        (("issue", "issues"),),
    )
    db.table("fields").create_index(["issue", "field"], unique=True)
    db.table("versions").create(
        {
            "issue": str,
            "edition": str,
            "body": str,
            "sha256": str,
            "paper": str,
            "pdf": bytes,
            "pdf_sha256": str,
            "saved_at": str,
            "saved_by": str,
        },
        pk=("issue", "edition"),
        not_null={"body", "sha256", "saved_at"},
        foreign_keys=[("issue", "issues", "id")],
        strict=True,
    )


def _search(db: Database) -> None:
    for table, columns in (
        ("articles", ["title", "text", "publisher"]),
        ("figures", ["found_by"]),
        ("fields", ["value"]),
    ):
        db.table(table).enable_fts(
            columns, create_triggers=True, tokenize="unicode61 remove_diacritics 2"
        )
        db.execute(f"insert into {table}_fts({table}_fts, rank) values ('secure-delete', 1)")


@migrations()
def m002_what_waits(db: Database) -> None:
    """Count what waits without reading a single article's rows."""
    db.execute("create index proposals_waiting on proposals (situation) where decision = ''")
    db.execute("create index figures_speaking on figures (situation, role, as_of, kinds)")


@migrations()
def m003_previews(db: Database) -> None:
    """Keep the last PDF of each draft, so that its pages stand there at once at the next start.

    No foreign key: undoing the start of a report must not ask for it.
    """
    db.table("previews").create(
        {"issue": str, "pdf": bytes, "saved_at": str},
        pk="issue",
        not_null={"pdf", "saved_at"},
        strict=True,
    )


@migrations()
def m004_made_up_of(db: Database) -> None:
    """Keep of whom a count is made up, and how a computed one was computed.

    Tables of their own: a new column would change the digest that every figure carries.
    """
    _create(
        db,
        "figure_parts",
        {
            "figure": str,
            "ordinal": int,
            "sex": str,
            "age_from": int,
            "age_to": int,
            "people": str,
            "quantifier": str,
            "low": int,
            "high": int,
            "approximate": int,
            "below": int,
            "words": str,
        },
        (("figure", "figures"),),
    )
    _create(db, "derivations", {"figure": str, "how": str}, (("figure", "figures"),))


@migrations()
def m005_reasons_and_corrections(db: Database) -> None:
    """Keep why counts changed, what was let pass, what was corrected, and what an issue stood on.

    A ledger row and the figures that an issue was made of can only be added, as the issue itself.
    """
    issues = (("issue", "issues"),)
    _create(db, "reasons", dict.fromkeys(("issue", "subject", "code", "wording"), str), issues)
    db.table("reasons").create_index(["issue", "subject"], unique=True)
    _create(db, "waivers", dict.fromkeys(("issue", "rule", "place", "reason"), str), issues)
    db.table("waivers").create_index(["issue", "rule", "place"], unique=True)
    corrections = {
        "issue": str,
        "number": int,
        "figure": str,
        "claim": str,
        "printed": str,
        "field": str,
        "why": str,
        "wording": str,
        "page": int,
        "classification": str,
    }
    _create(db, "corrections", corrections, issues)
    db.table("stood").create(
        {"issue": str, "figures": str, "chosen": str, "pages": str},
        pk="issue",
        not_null={"figures", "chosen", "pages"},
        foreign_keys=[("issue", "issues", "id")],
        strict=True,
    )
    for name in ("corrections", "stood"):
        _can_only_be_added_to(db, name)
    db.table("issues").add_column("imported", str)


@migrations()
def m006_own_words_translations_house(db: Database) -> None:
    """Keep words that staff added, prose in other languages, and the looks of the office's reports.

    `sense` of a word says what it is: a place of a country, a body, or a cue; `meaning` is its
    P-code, its short name, or its kind. `original` is the text that was translated, to tell when
    it changed since. A logo is a data URI.
    """
    words = dict.fromkeys(("sense", "word", "meaning", "role", "country"), str)
    _create(db, "own_words", words)
    db.table("own_words").create_index(["sense", "word", "country"], unique=True)
    columns = dict.fromkeys(("issue", "field", "language", "value", "original"), str)
    _create(db, "translations", columns, (("issue", "issues"),))
    db.table("translations").create_index(["issue", "field", "language"], unique=True)
    house = dict.fromkeys(("accent", "logo", "disclaimer", "digits"), str)
    _create(db, "house", house)


@migrations()
def m007_remarks_and_unfinished_lines(db: Database) -> None:
    """Keep what was odd about an article, and what is typed on the page of figures.

    Unfinished lines are no part of the record: nothing undoes them, and no other desk gets them.
    """
    remarks = {"article": str, "ordinal": int, "wording": str}
    _create(db, "remarks", remarks, (("article", "articles"),))
    db.table("unfinished").create(
        {"situation": str, "lines": str, "saved_at": str},
        pk="situation",
        not_null={"lines", "saved_at"},
        strict=True,
    )


@migrations()
def m008_withdrawals_and_what_was_printed(db: Database) -> None:
    """Keep why a report was withdrawn, and all that a corrected figure was printed with."""
    _create(
        db, "withdrawals", dict.fromkeys(("issue", "day", "reason"), str), (("issue", "issues"),)
    )
    db.table("corrections").add_column("was", str)


@migrations()
def m009_reports_reopened(db: Database) -> None:
    """Keep which reports came back from a PDF, and what was said of the file.

    `day` of a correction is when it first went out, where the issue that printed it is not here.
    """
    db.table("reopened").create(
        dict.fromkeys(("issue", "filename", "edition", "proof", "told", "at"), str),
        pk="issue",
        not_null={"filename", "edition", "proof", "told", "at"},
        foreign_keys=[("issue", "issues", "id")],
        strict=True,
    )
    _can_only_be_added_to(db, "reopened")
    db.table("corrections").add_column("day", str)


@migrations()
def m010_kept_inside(db: Database) -> None:
    """Keep what stays out of public editions: names, places, words, and sources of figures.

    `thing` of a source is the id of its figure; `pcode` is the area printed instead of a place.
    """
    columns = dict.fromkeys(("situation", "sense", "thing", "pcode"), str)
    _create(db, "inside", columns, (("situation", "situations"),))
    db.table("inside").create_index(["situation", "thing"], unique=True)


@migrations()
def m011_own_places(db: Database) -> None:
    """Keep the places of a country as a file of the person's own lists or draws them.

    `part` is "names" for a list, "shapes" for one with shapes. The change log has nothing of them,
    because they are large: loading the former file again turns the change back.
    """
    columns = ("country", "part", "source", "sha256", "loaded_at", "places", "outlines")
    db.table("own_places").create(
        {**dict.fromkeys(columns, str), "count": int, "areas": int},
        pk=("country", "part"),
        not_null={*columns, "count", "areas"},
        strict=True,
    )


@migrations()
def m012_areas_of_situations(db: Database) -> None:
    """Keep which areas a situation is about: their P-codes, with spaces between them."""
    db.table("situations").add_column("areas", str)


@migrations()
def m013_source_of_household_size(db: Database) -> None:
    """Keep who says how many people a household holds."""
    db.table("figures").add_column("household_source", str)
