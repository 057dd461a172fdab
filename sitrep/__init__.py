"""Humanitarian situation reports from articles, offline.

Each package opens with what it does; a line may import only what stands below it::

    __main__ · cli · services, worker · store, assistant, importers, formats
    document · domain · languages
"""
