"""The content: YAML in, a checked pack of flows out. Knows nothing of conversations or screens."""
