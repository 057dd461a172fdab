"""Checks before issue: rules of style, of numbers, of limits. Values in, findings out."""
