"""Starts Sitrep from a checkout: ``python main.py …`` is the same as the installed ``sitrep …``."""

from sitrep.__main__ import main

if __name__ == "__main__":
    main()
