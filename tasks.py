"""Everything there is to do with this project, on any system: `python tasks.py run|test|check|bench|...`.

Needs Python 3.11 or newer and nothing else. What a task needs is installed into `.venv`, beside this file,
from the exact, hashed pins in `requirements/`. The Makefile is a thin cover over this file.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# An older Python can still read this file as far as here, so it is told in words and not by a traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "reflect needs Python 3.11 or newer, and this is Python %d.%d. Install a newer one from python.org "
        "or your system's packages, then run this again with it, for example: python3.12 tasks.py run\n"
        % sys.version_info[:2]
    )
    sys.exit(2)

import tomllib

ROOT = Path(__file__).resolve().parent
PINS = ROOT / "requirements"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

FAILED, REFUSED, INTERRUPTED = 1, 2, 130  # the exit codes of the app itself

# What each set of pins is for, in the words shown while it is being installed.
RUN = (["run.txt", "build.txt"], "what the app needs")
DEV = (["dev.txt"], "what the tests and checks need")
LOCKS = ("run", "build", "dev", "pins")  # in this order: each keeps to the versions of those before it

HELP = """\
python tasks.py TASK [-- ARGUMENTS]

  run       open the app; arguments go to it, for example: python tasks.py run -- --plain
  test      run the tests; arguments go to pytest
  check     lint, types, imports and spelling
  fix       let the linter and the formatter put right what they can
  bench     print start-up, first paint, key-to-paint and reading beside their budgets
  pictures  draw the pictures in docs/pictures from the app itself
  pins      work out the exact, hashed versions in requirements/*.txt again
"""


class Stop(Exception):  # noqa: N818 - a way out with a sentence, not a fault
    """The task cannot go on; the message says why and what to do."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


def say(sentence: str) -> None:
    """One plain line about what is happening; on stderr, so that the app's own output stays clean."""
    print(f"reflect: {sentence}", file=sys.stderr, flush=True)


# ------------------------------------------------------------------------------------------ what to install


def digest_of(pins: "list[str]") -> str:
    """A change in any of these files means installing again; the linter's settings do not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    total = hashlib.sha256(repr((project["project"], project["build-system"])).encode())
    for name in pins:
        total.update((PINS / name).read_bytes())
    return total.hexdigest()


def make_ready(*wanted: "tuple[list[str], str]") -> None:
    """Bring `.venv` up to what is wanted; when it already is, this takes a few milliseconds."""
    missing = [(pins, words) for pins, words in wanted if not is_installed(pins)]
    if not missing:
        return
    make_venv()
    for pins, words in missing:
        say(f"installing {words} into .venv (from requirements/{', '.join(pins)})")
        pip("install", "--require-hashes", "--only-binary=:all:", *(f"-r{PINS / name}" for name in pins))
    # Without isolation the build uses the pinned tools just installed: nothing unhashed is ever fetched.
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    for pins, _ in missing:
        stamp(pins).write_text(digest_of(pins), encoding="utf-8")


def stamp(pins: "list[str]") -> Path:
    """Where it is written down which pins were installed."""
    return VENV / f".installed-{pins[0]}"


def is_installed(pins: "list[str]") -> bool:
    """Whether these pins are in `.venv` already."""
    candidates = [pins, DEV[0]] if pins == RUN[0] else [pins]  # the tests' pins hold everything the app needs
    if not PYTHON.exists():  # also when the Python it was made with has been removed: the link is dead
        return False
    for candidate in candidates:
        mark = stamp(candidate)
        if mark.exists() and mark.read_text(encoding="utf-8") == digest_of(candidate):
            return True
    return False


def make_venv() -> None:
    """A virtual environment with a working pip, made again from nothing if it was left half done."""
    if PYTHON.exists() and quietly([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Stop(
            "this Python cannot make a virtual environment. On Debian or Ubuntu, "
            "`sudo apt install python3-venv` adds what is missing; then run this again.",
            REFUSED,
        )
    say(f"making .venv with Python {sys.version.split()[0]} (the first time only)")
    shutil.rmtree(VENV, ignore_errors=True)
    done = quietly([sys.executable, "-m", "venv", str(VENV)])
    if done.returncode:
        raise Stop(f"could not make {VENV}: {last_line(done)}")


def pip(*arguments: str) -> None:
    """Run pip in `.venv` without its talk; when it fails, its last words and what to try."""
    options = ["--quiet", "--disable-pip-version-check", "--no-input"]
    environment = {**os.environ, "PIP_USER": "0"}  # a user's `--user` habit has no place in an environment
    done = quietly([str(PYTHON), "-m", "pip", arguments[0], *options, *arguments[1:]], environment)
    if done.returncode:
        log = VENV / "install.log"
        log.write_text(done.stdout + done.stderr, encoding="utf-8")
        raise Stop(
            f"could not install what this needs: {last_line(done)} (all that pip said is in {log}). If the "
            "network was away, run this again; if it goes on, delete the folder .venv and run it once more."
        )


def quietly(
    command: "list[str]", environment: "dict[str, str] | None" = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command and keep what it says to ourselves until it matters."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def last_line(done: "subprocess.CompletedProcess[str]") -> str:
    """The line of a failed command's output that most likely says why: its last error, or simply its last."""
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    errors = [line for line in lines if line.lower().startswith("error: ")]
    likely = [*lines, *errors]
    return likely[-1].strip() if likely else f"it ended with {done.returncode} and said nothing"


# ------------------------------------------------------------------------------------------------ the tasks


def python(*arguments: str) -> int:
    """Run `.venv`'s Python from the repository's root, with this terminal."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def run(arguments: "list[str]") -> int:
    """Open the app, in the folder the person is in: a relative path they give means what they think."""
    make_ready(RUN)
    command = [str(PYTHON), "-m", "reflect", *arguments]
    if not WINDOWS:
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - the app takes our place, so the terminal and signals are its own
    return subprocess.run(command, check=False).returncode


def test(arguments: "list[str]") -> int:
    """Run the tests."""
    make_ready(DEV)
    return python("-m", "pytest", *arguments)


def check(arguments: "list[str]") -> int:  # noqa: ARG001 - every task is called the same way
    """Run every check, also after one has failed, and say at the end which did."""
    make_ready(DEV)
    checks = [
        ("lint", ["-m", "ruff", "check"]),
        ("layout", ["-m", "ruff", "format", "--check"]),
        ("types", ["-m", "mypy"]),
        ("who imports whom", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("what is imported when", ["-m", "pytest", "-q", "tests/unit/test_import_hygiene.py"]),
        ("spelling", ["-m", "codespell_lib"]),
    ]
    failed = []
    for name, command in checks:
        say(f"checking: {name}")
        if python(*command):
            failed.append(name)
    if failed:
        raise Stop(f"not right yet: {', '.join(failed)}")
    say("every check passed")
    return 0


def fix(arguments: "list[str]") -> int:
    """Let ruff put right what it can."""
    make_ready(DEV)
    python("-m", "ruff", "check", "--fix-only", *arguments)
    return python("-m", "ruff", "format", *arguments)


def bench(arguments: "list[str]") -> int:
    """Measure an installed wheel, beside its floors."""
    make_ready(DEV)
    return python("-m", "bench", *arguments)


def pictures(arguments: "list[str]") -> int:
    """Draw the README's pictures from the app itself."""
    make_ready(DEV)
    return python("-m", "docs.make_pictures", *arguments)


def pins(arguments: "list[str]") -> int:
    """Work out the pins again: for every platform and every Python we support, hashed, naming no index.

    `pip-compile` would pin for this machine only; uv's compiler resolves for all of them at once.
    An unchanged version stays as it is unless `--upgrade` is given.
    """
    make_ready((["pins.txt"], "what works out the pins"))
    # fmt: off
    options = [
        "--quiet", "--no-config",
        "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-emit-index-url", "--strip-extras",
        "--custom-compile-command", "python tasks.py pins",
    ]
    # fmt: on
    for name in LOCKS:
        say(f"working out requirements/{name}.txt")
        files = [f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt"]
        code = python("-m", "uv", "pip", "compile", *options, *files, *arguments)
        if code:
            raise Stop(f"requirements/{name}.in cannot be met as it stands (the reason is above)")
    return 0


TASKS = {
    "run": run,
    "test": test,
    "check": check,
    "fix": fix,
    "bench": bench,
    "pictures": pictures,
    "pins": pins,
}


def main(arguments: "list[str]") -> int:
    """Find the task, do it, and answer with an exit code and never with a traceback."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(HELP, end="")
        return 0 if arguments else REFUSED
    name, *rest = arguments
    if name not in TASKS:
        say(f"there is no task called {name}; there are {', '.join(TASKS)}")
        return REFUSED
    if rest and rest[0] == "--":
        rest = rest[1:]
    try:
        return TASKS[name](rest)
    except Stop as stop:
        say(str(stop))
        return stop.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        say(f"{name} could not go on: {error}")
        return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
