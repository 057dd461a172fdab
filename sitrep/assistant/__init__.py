"""Reads figures out of article text, by rules alone. Text in, proposals out; no store.

Counts and cue words are found first, over the whole text; a sentence is read only where both
meet: `words` marks it, `nouns` says what a count counts, `after`, `predicates` and `lists` look for
its cue, `doubts` for what did not happen, `rules` decides. `facts` reads what nobody counted,
`context` who says it, where and when, `merge` makes one proposal of what is said twice. Words
stand in ``resources/languages/<code>/lexicon.toml``.
"""
