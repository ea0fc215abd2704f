"""Figures of a pack: how long every way through it is, where the ways end, and how hard it is to read."""
