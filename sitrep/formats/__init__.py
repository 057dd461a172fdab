"""Reports out: one module a format, each with one FORMAT."""
