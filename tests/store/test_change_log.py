"""Every step is on record, can be turned back and done again, also after a restart."""

from __future__ import annotations

import json

import pytest

from sitrep.errors import Refused
from sitrep.services import recording, undoing
from sitrep.store import database, figures
from tests.services.figures import killed


def names(store):
    return [row["name"] for row in store.rows("select name from situations order by name")]


def open_situation(store, name):
    with store.step("Open a situation"):
        store.put(
            "situations", {"id": name, "name": name, "country": "SYR", "start": None, "glide": ""}
        )


def rename(store, situation, name):
    with store.step("Rename"):
        store.put("situations", {"id": situation, "name": name})


def test_a_change_keeps_the_old_value_the_new_one_and_the_step(store):
    open_situation(store, "a")
    rename(store, "a", "b")
    row = store.rows("select l.*, s.name from change_log l join steps s on s.id = l.step")[-1]
    assert (row["name"], row["field"], json.loads(row["old"]), json.loads(row["new"])) == (
        "Rename",
        "name",
        "a",
        "b",
    )


def test_undo_and_redo_walk_back_and_forth_across_restarts(path):
    with database.open_to_write(path) as store:
        open_situation(store, "a")
        rename(store, "a", "b")
    with database.open_to_write(path) as store:
        undoing.undo(store)
        assert names(store) == ["a"]
        undoing.undo(store)
        assert names(store) == []
    with database.open_to_write(path) as store:
        undoing.redo(store)
        assert names(store) == ["a"]
        undoing.redo(store)
        assert names(store) == ["b"]
        with pytest.raises(Refused):
            undoing.redo(store)


def test_a_new_step_after_undo_drops_what_was_undone(store):
    open_situation(store, "a")
    rename(store, "a", "b")
    undoing.undo(store)
    rename(store, "a", "c")
    with pytest.raises(Refused):
        undoing.redo(store)
    undoing.undo(store)
    assert names(store) == ["a"]


def test_nothing_before_a_final_step_can_be_undone(store):
    open_situation(store, "a")
    with store.step("Issue No. 1", final=True):
        store.put("situations", {"id": "a", "name": "issued"})
    with pytest.raises(Refused, match="no step to turn back"):
        undoing.undo(store)
    rename(store, "a", "later")
    undoing.undo(store)
    assert names(store) == ["issued"]


def test_a_step_that_fails_leaves_no_trace(store):
    open_situation(store, "a")
    before = store.rows("select count(*) as n from change_log")
    with pytest.raises(RuntimeError), store.step("Rename"):
        store.put("situations", {"id": "a", "name": "b"})
        raise RuntimeError
    assert names(store) == ["a"]
    assert store.rows("select count(*) as n from change_log") == before


def test_a_row_changed_outside_a_step_is_a_bug(store):
    with pytest.raises(RuntimeError, match="outside a step"):
        store.put(
            "situations", {"id": "x", "name": "x", "country": "SYR", "start": None, "glide": ""}
        )


def test_undoing_a_figure_takes_back_its_links_and_what_it_superseded(store, situation):
    first = killed(situation, "1,225")
    second = killed(situation, "1,383", updates=first)
    recording.record(store, first)
    recording.record(store, second)
    roles = {f.id: f.role.value for f in figures.of_situation(store, situation.id)}
    assert roles == {first.id: "superseded", second.id: "headline"}

    undoing.undo(store)
    roles = {f.id: f.role.value for f in figures.of_situation(store, situation.id)}
    assert roles == {first.id: "headline"}

    undoing.redo(store)
    again = {f.id: f for f in figures.of_situation(store, situation.id)}
    assert again[first.id].role.value == "superseded"
    assert again[second.id].links == second.links
