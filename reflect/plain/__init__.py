"""Plain mode: the same conversation line by line, for screen readers, pipes, and any terminal at all."""

from reflect.plain.conversing import converse as converse
