"""Scripted conversations: read with places, their answers fitted to the pack, their expectations judged."""
