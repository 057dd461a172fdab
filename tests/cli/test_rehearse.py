"""Killed at any moment, the store keeps every edit it acknowledged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

from sitrep.store import database
from sitrep.store.checks import damage

KILLS = int(os.environ.get("SITREP_KILLS", "12"))


def test_killing_the_program_loses_no_acknowledged_edit(tmp_path):
    path, seed = tmp_path / "sitrep.db", random.randrange(1 << 32)
    chance = random.Random(seed)
    acknowledged = []
    for turn in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "sitrep", "rehearse", "--count", "100000", "--store", path],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        before = b""
        if turn % 2:  # killed while it saves; else at any moment from the start on
            before = process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.7))
        process.kill()
        out, _ = process.communicate()
        lines = (before + out).decode().split("\n")[:-1]  # a line cut short was not acknowledged
        acknowledged += [line.removeprefix("ACK ") for line in lines]
    assert acknowledged, f"nothing was saved before any kill (seed {seed})"
    with database.open_to_write(path) as store:
        kept = {row["id"] for row in store.rows("select id from figures")}
        assert set(acknowledged) <= kept, f"lost an edit (seed {seed})"
        assert damage(store) == []
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".new")]
