"""The walker: events in, a path through the graph out. Pure: no clock, no files, no screen."""
