"""A store appears whole, refuses what is not its own, and tells faults in a sentence."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest
import sqlite_utils

from sitrep.errors import StoreFailed
from sitrep.services import recording
from sitrep.store import database, migrations, version
from sitrep.store.change_log import HASHED, digest
from sitrep.store.checks import damage
from sitrep.store.database import create, open_to_read, open_to_write
from tests.services.figures import killed


def put_situation(store, name="A crisis"):
    with store.step("Open a situation"):
        store.put(
            "situations", {"id": name, "name": name, "country": "SYR", "start": None, "glide": ""}
        )


def test_a_new_store_leaves_no_other_file_behind(tmp_path):
    create(tmp_path / "sitrep.db")
    assert [file.name for file in tmp_path.iterdir()] == ["sitrep.db"]


def test_an_existing_store_is_not_created_again(path):
    before = path.read_bytes()
    with pytest.raises(StoreFailed, match="exists already"):
        create(path)
    assert path.read_bytes() == before


def test_a_store_that_could_not_be_finished_does_not_appear(tmp_path, monkeypatch):
    def fails(_db):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations.migrations, "apply", fails)
    with pytest.raises(StoreFailed, match="No space left"):
        create(tmp_path / "sitrep.db")
    assert list(tmp_path.iterdir()) == []


def test_the_settings_that_lose_nothing_are_on(store):
    def value(name):
        return store.db.execute(f"pragma {name}").fetchone()[0]

    assert value("journal_mode") == "wal"
    assert value("synchronous") == 2
    assert value("foreign_keys") == 1
    assert value("trusted_schema") == 0
    assert value("cell_size_check") == 1
    assert value("secure_delete") == 1


def test_every_table_of_ours_is_strict(store):
    tables = store.rows("select name, sql from sqlite_master where type = 'table'")
    own = [t for t in tables if "_fts" not in t["name"] and not t["name"].startswith("_")]
    own = [t for t in own if not t["name"].startswith("sqlite_")]
    assert own
    assert [t["name"] for t in own if not t["sql"].rstrip().endswith("STRICT")] == []


def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (a)")
    connection.close()
    before = other.read_bytes()
    for opened in (open_to_read, open_to_write):
        with pytest.raises(StoreFailed, match="not a Sitrep store"):
            opened(other)
    assert other.read_bytes() == before


def test_a_text_file_is_refused_and_left_as_it_is(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("Not a database, whatever its name says. " * 100)
    with pytest.raises(StoreFailed, match="not a Sitrep store"):
        open_to_write(other)
    assert other.read_text().startswith("Not a database")


def test_a_store_of_a_newer_program_is_refused_naming_both_versions(path):
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreFailed, match=rf"version 99, this program knows {version.SCHEMA}"):
        open_to_write(path)
    assert path.read_bytes() == before


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(path, monkeypatch):
    with open_to_write(path) as store:
        put_situation(store)
    added = []
    monkeypatch.setattr(database, "SCHEMA", version.SCHEMA + 1)
    monkeypatch.setattr(migrations.migrations, "apply", added.append)
    with open_to_write(path) as store:
        assert store.one("select name from situations")["name"] == "A crisis"
    assert len(added) == 1
    copy = path.with_name(f"sitrep.db.version-{version.SCHEMA}")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("select name from situations").fetchone() == ("A crisis",)
    connection.close()


def test_a_missing_store_is_said_with_what_to_do(tmp_path):
    with pytest.raises(StoreFailed, match="sitrep init"):
        open_to_read(tmp_path / "nothing.db")


def test_a_second_writer_is_told_to_wait(path, store, monkeypatch):
    monkeypatch.setattr("sitrep.store.lock.PATIENCE", 0.05)
    with pytest.raises(StoreFailed, match="another Sitrep is using"):
        open_to_write(path)


def test_a_reader_cannot_change_anything(path):
    with open_to_read(path) as store, pytest.raises(StoreFailed, match="read-only"):
        put_situation(store)


def test_a_store_in_a_read_only_folder_is_read_and_not_called_damaged(path, monkeypatch):
    with open_to_write(path) as store:
        put_situation(store)
    monkeypatch.setattr(database.os, "access", lambda *_: False)  # root may write anywhere
    with open_to_read(path) as store:
        assert store.one("select name from situations")["name"] == "A crisis"
    with pytest.raises(StoreFailed, match="read-only"):
        open_to_write(path)


def test_a_full_disk_loses_nothing_and_is_said(path):
    with open_to_write(path) as store:
        put_situation(store)
        pages = store.db.execute("pragma page_count").fetchone()[0]
        store.db.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(StoreFailed, match="disk is full"):
            put_situation(store, "x" * 200_000)
        assert [row["name"] for row in store.rows("select name from situations")] == ["A crisis"]
        assert damage(store) == []


def test_damage_in_the_file_is_said(path):
    with open_to_write(path) as store:
        for number in range(300):
            put_situation(store, f"crisis {number}")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
    path.write_bytes(data)
    with pytest.raises(StoreFailed, match="damaged"), open_to_write(path) as store:
        store.rows("select * from situations")
        store.rows("select * from change_log")


def test_a_row_changed_behind_our_back_is_found(path, store, situation):
    figure = killed(situation, "more than 70")
    recording.record(store, figure)
    assert damage(store) == []
    with sqlite3.connect(path) as other:
        other.execute("update figures set low = 700 where id = ?", [figure.id])
    other.close()
    assert [fault for fault in damage(store) if "not as it was saved" in fault]


def test_versions_and_the_change_log_can_only_be_added_to(store, situation):
    for statement in ("delete from change_log", "update change_log set field = ''"):
        with pytest.raises(Exception, match="can only be added to"):
            store.db.execute(statement)


def test_a_store_in_a_sync_folder_uses_a_journal_that_is_safe_there(tmp_path):
    folder = tmp_path / "Dropbox"
    create(folder / "sitrep.db")
    with open_to_write(folder / "sitrep.db") as store:
        assert store.db.execute("pragma journal_mode").fetchone()[0] == "delete"
        assert store.db.execute("pragma synchronous").fetchone()[0] == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_the_lock_file_is_for_its_owner_only(path, store):
    mode = stat.S_IMODE(path.with_name("sitrep.db.lock").stat().st_mode)
    assert mode == 0o600


def test_what_a_kill_left_of_an_unfinished_store_is_swept_away(path):
    left = path.with_name(".sitrep.db.0190.new-journal")
    left.write_bytes(b"half")
    open_to_write(path).close()
    assert not left.exists()


def test_a_store_of_an_older_version_is_sound_after_it_was_brought_up(tmp_path, situation, store):
    """Every column that a later step adds leaves the rows of an earlier version as they were."""
    recording.record(store, killed(situation, "12"))
    old = sqlite_utils.Database(tmp_path / "old.db")
    migrations.migrations.apply(old, stop_before="m006_own_words_translations_house")
    for table in HASHED:
        known = {column.name for column in old[table].columns}
        for row in store.db.query(f"select * from {table}"):
            before = {key: value for key, value in row.items() if key in known}
            later = dict.fromkeys(set(row) - known)
            assert digest(before) == digest(before | later), set(later)
