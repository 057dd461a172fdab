"""SQLite. The only package that knows SQL, and the only one that may change rows."""
