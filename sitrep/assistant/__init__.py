"""Reads figures out of article text, by rules alone. Text in, proposals out; no store.

A sentence without a cue word is not read. In the others `words` marks what each word may mean,
`nouns` and `units` say what a count counts, `after` with `asides`, `predicates`, `orders` and
`lists` look for its cue, `doubts` for what did not happen, `rules` decides and `hits` says how one
count stands to another. `facts` and `single` read what nobody counted, `columns` pages of key
figures; `context`, `attribution`, `bodies` and `whereabouts` say who says it, where and when;
`merge` makes one proposal of what is said twice, `headlines` finds the totals, `certainty` what is
sure. Words stand in
``resources/languages/<code>/lexicon.toml``; those that staff added come as `own`.
"""
