"""The wheel, the pins and the tasks: what a person who installs reflect will meet."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PINS = ROOT / "requirements"
LOCKS = sorted(PINS.glob("*.txt"))


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted(path: Path) -> list[str]:
    """The requirements in a .in file, without comments and options."""
    lines = [line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("-")]


# --------------------------------------------------------------------------------------------------- pins


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_is_exact_and_hashed(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert pinned
    for entry in pinned:
        assert re.match(r"[a-z0-9._-]+==[^ ]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_an_index_a_host_or_a_folder_of_one_machine(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"index|https?:|file:|trusted|find-links| /|[A-Z]:\\", text)


def test_the_pins_start_from_what_the_project_declares() -> None:
    """One list of what the app needs, said twice because pip reads one and the pins the other."""
    assert sorted(wanted(PINS / "run.in")) == sorted(project()["project"]["dependencies"])
    built_with = project()["build-system"]["requires"]
    pinned_for_building = {re.split(r"[<>=]", line)[0] for line in wanted(PINS / "build.in")}
    assert {re.split(r"[<>=]", line)[0] for line in built_with} == pinned_for_building - {"editables"}


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition("dependencies = [")[2].partition("]")[0].strip().splitlines()
    for above, line in zip(["", *block], block, strict=False):
        if line.strip().startswith('"'):
            assert above.strip().startswith("#"), f"no reason above {line.strip()}"


# -------------------------------------------------------------------------------------------------- wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip install .` builds it but from what is installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_flows_are_in_the_wheel_and_compiled(unpacked: Path) -> None:
    pack = unpacked / "reflect" / "_pack"
    assert (pack / "pack.json").stat().st_size > 0
    shipped = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()} - {
        "pack.json"
    }
    ours = {path.relative_to(ROOT / "flows").as_posix() for path in (ROOT / "flows").rglob("*.yaml")}
    proofs = {name for name in ours if name.startswith(("tests/", "language/"))}
    assert {name for name in shipped if name.endswith(".yaml")} == ours - proofs
    assert not {name for name in shipped if name.startswith(("tests/", "language/"))}


def test_the_wheel_carries_types_styles_licence_and_nothing_of_the_workshop(unpacked: Path) -> None:
    assert (unpacked / "reflect" / "py.typed").exists()
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reflect").rglob("*.tcss")}
    assert {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.tcss")} == ours
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))
    assert {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"} == {"reflect"}


def test_the_wheel_works_without_the_repository(unpacked: Path, tmp_path: Path) -> None:
    """Its own copy is first on the path, and it is run from an empty folder: no `flows/` in sight."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    where = "import reflect, sys; sys.stdout.write(reflect.__file__)"
    for arguments, expected in ((["-c", where], str(unpacked)), (["-m", "reflect", "flows", "check"], "")):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert expected in done.stdout


def test_a_pack_with_an_error_is_not_built(tmp_path: Path) -> None:
    """What has not been proved is not shipped: compiling refuses it, and that stops the build."""
    from reflect.flows.pack import compile_pack

    (tmp_path / "pack.yaml").write_text("name: broken\nflows: [\n", encoding="utf-8")
    with pytest.raises(Exception, match="error"):
        compile_pack(tmp_path)


# -------------------------------------------------------------------------------------------------- tasks


def tasks(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), *arguments], capture_output=True, text=True, check=False
    )


def test_the_tasks_are_listed_and_an_unknown_one_is_refused() -> None:
    assert "python tasks.py run -- --plain" in tasks("--help").stdout
    refused = tasks("frobnicate")
    assert refused.returncode == 2
    assert "there is no task called frobnicate" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_older_python_is_told_so_in_one_sentence() -> None:
    """A stand-in for the version is enough: the guard is the first thing in the file."""
    pretend = (
        "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); "
        f"runpy.run_path({str(ROOT / 'tasks.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("reflect needs Python 3.11 or newer, and this is Python 3.9.")
    assert done.stderr.count("\n") == 1


def test_make_knows_every_task() -> None:
    import tasks as module

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = makefile.partition("TASKS := ")[2].splitlines()[0].split()
    assert listed == list(module.TASKS)
    assert all(f"  {name} " in module.HELP for name in module.TASKS)


# ----------------------------------------------------------------------------------------------- pictures


@pytest.mark.parametrize(
    "picture", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.stem
)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    """Somebody who reads the README tells nobody: no font, style or image comes from elsewhere."""
    text = picture.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|//|@font-face|@import|<image|href", text)
