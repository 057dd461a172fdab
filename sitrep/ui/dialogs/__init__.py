"""Dialogs: each takes a value and gives back a value; none saves."""
