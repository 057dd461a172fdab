"""Work in several steps that several pages start: adding articles, issuing, exporting."""
