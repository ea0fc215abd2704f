"""Reading a command's arguments from a small table, and its help from the same table."""

from __future__ import annotations

from typing import NamedTuple

from reflect.cli.trouble import CommandError


class Option(NamedTuple):
    """``--name`` and, where it takes one, what its value is called in the help."""

    name: str
    help: str
    value: str = ""


class Command(NamedTuple):
    """One command: how it is called, what it is for, its options, and how many bare words it takes."""

    name: str
    usage: str
    about: str
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    examples: tuple[str, ...] = ()

    @property
    def help(self) -> str:
        """The help of this command, in plain words."""
        first, *more = wrapped(f"reflect {self.name} {self.usage}")
        lines = [first, *(f"    {line}" for line in more), "", *wrapped(self.about)]
        if self.options:
            lines += ["", *listed([(f"{one.name} {one.value}".rstrip(), one.help) for one in self.options])]
        if self.examples:
            lines += ["", "For example:", *(f"  {example}" for example in self.examples)]
        return "\n".join(lines)


class Given(NamedTuple):
    """What was given: the bare words in order, and options by name (a flag's value is empty)."""

    words: tuple[str, ...]
    options: dict[str, str]

    def has(self, name: str) -> bool:
        return name in self.options

    def get(self, name: str) -> str:
        return self.options.get(name, "")

    def word(self, place: int = 0) -> str:
        return self.words[place] if place < len(self.words) else ""


def read(command: Command, arguments: list[str]) -> Given:
    """Sort the arguments of one command. Raises CommandError, with the nearest right word, for the rest."""
    words: list[str] = []
    options: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        one = rest.pop(0)
        if one == "--":
            words += rest
            break
        if not one.startswith("-") or one == "-":
            words.append(one)
            continue
        name, equals, value = one.partition("=")
        option = _option(command, name)
        if name in options:
            raise CommandError(f"{name} was given twice. Once is enough.")
        if option.value and not equals:
            if not rest or rest[0].startswith("--"):
                raise CommandError(f"{name} needs a value after it: {name} {option.value}.")
            value = rest.pop(0)
        elif equals and not option.value:
            raise CommandError(f"{name} stands alone; it takes no value.")
        options[name] = value
    if len(words) > command.most:
        extra = words[command.most]
        raise CommandError(
            f"`reflect {command.name}` does not know what to do with `{extra}`. {_see(command)}"
        )
    if len(words) < command.least:
        raise CommandError(f"`reflect {command.name}` needs more: reflect {command.name} {command.usage}")
    return Given(tuple(words), options)


def _option(command: Command, name: str) -> Option:
    for option in command.options:
        if option.name == name:
            return option
    hint = did_you_mean(name, [option.name for option in command.options])
    raise CommandError(f"`reflect {command.name}` has no option {name}.{hint} {_see(command)}")


def _see(command: Command) -> str:
    return f"`reflect {command.name} --help` lists what it takes."


def did_you_mean(word: str, known: list[str]) -> str:
    """`` Did you mean `x`?`` where one of the known words is near, else nothing."""
    from reflect.flows.suggest import nearest

    near = nearest(word.lower(), known)
    return f" Did you mean `{near}`?" if near else ""


def wrapped(text: str, indent: str = "") -> list[str]:
    """A paragraph in lines of at most 78 columns."""
    from textwrap import wrap

    return wrap(text, 78, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def listed(rows: list[tuple[str, str]]) -> list[str]:
    """Names and what they do, in two columns."""
    from textwrap import wrap

    width = max(len(name) for name, _ in rows) + 4
    lines = []
    for name, text in rows:
        first, *more = wrap(text, 78 - width, break_on_hyphens=False) or [""]
        lines.append(f"  {name}".ljust(width) + first)
        lines += [" " * width + line for line in more]
    return lines
