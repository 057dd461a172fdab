"""Slow work in a second process: values in, values out, one JSON message a line."""
