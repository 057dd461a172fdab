"""Reads figures out of article text, by rules alone. Text in, proposals out; no store."""
