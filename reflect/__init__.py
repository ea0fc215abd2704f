"""A guided reflection to prepare for supervision. Nothing is imported here: `--version` must be quick."""

__version__ = "0.1.0"
