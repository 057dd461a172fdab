"""What marks a file as a store of ours, and which steps of the schema it has."""

from __future__ import annotations

APPLICATION_ID = 0x53495452  # "SITR"
SCHEMA = 13  # how many steps there are in migrations.py; kept in user_version
