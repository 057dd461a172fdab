"""Making a map out of outlines: what it is about, which window, which shapes, where words go.

No figure is counted here and no page arranged; `sitrep.document.maps` puts the parts together.
"""
