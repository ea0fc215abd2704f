"""Conversations made up by rule and by chance, many and fast, to find the one that goes wrong."""
