"""The way in: ``python -m reflect`` and the command ``reflect``. Imports nothing it can do without."""

import sys


def main() -> int:
    """Run one command and answer with its exit code; never with a traceback."""
    try:
        code = _run(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told apart
    except BaseException as error:  # noqa: BLE001 - the last line of defence: everything is told in words
        from reflect.cli.trouble import told

        return told(error)
    return code


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from reflect import __version__

        print(f"reflect {__version__}")  # noqa: T201 - and not write: stdout may be closed
        return 0
    if not arguments:
        from reflect.splash import first_words, has_screen

        if has_screen():
            first_words()
    from reflect.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
