"""The window. The only package that knows Qt; it reads the store and writes through services."""
