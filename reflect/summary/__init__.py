"""The paper: one document model, built by a pure function from a conversation, and its renderers."""
