"""Articles in: one module a file type, text and metadata out. Runs in the worker.

``read.read`` decides what a file is and asks its reader for a `Draft`; ``finishing.finish`` makes
every draft an `ArticleReading` in the same way: characters cleaned, website lines dropped, the
headline first, gaps in the metadata filled from the text.
"""
