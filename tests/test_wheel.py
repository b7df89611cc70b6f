"""The built wheel carries every file of rules/ and the role reader, and the program works from it."""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKED_RULES = "nexuslint/_packs/core/"
LETTER = """March 3, 2024

RE: Tobias Wren, VA claim for tinnitus

I reviewed his service treatment records of [date]. In my opinion his tinnitus could be related to artillery noise.

Ilse Varga, MD
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing is written beside the sources."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        shutil.copy2(ROOT / name, source)
    for name in ("src", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    target = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target), cwd=source)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new virtual environment with the wheel in it; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt", with_pip=False)
    python = program(folder, "python")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    )
    own = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    # Read after the environment's own folder, and without their own .pth files: an editable install here stays unseen.
    (own / "libraries.pth").write_text("\n".join(library_folders()), encoding="utf-8")
    return folder


def library_folders() -> list[str]:
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()}
    return sorted(folder for folder in folders if Path(folder).is_dir())


def program(folder: Path, name: str) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin") / name


def run(*command: str, cwd: Path | None = None, wanted: tuple[int, ...] = (0,)) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=kept,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode in wanted, done.stdout + done.stderr
    return done.stdout


def test_every_file_of_the_rules_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name.removeprefix(PACKED_RULES): name for name in archive.namelist() if name.startswith(PACKED_RULES)}
        files = {
            path.relative_to(ROOT / "rules").as_posix(): path for path in (ROOT / "rules").rglob("*") if path.is_file()
        }
        assert set(packed) == set(files)
        changed = [name for name, path in files.items() if archive.read(packed[name]) != path.read_bytes()]
        assert changed == []


def test_the_role_reader_and_what_else_is_no_code_is_in_the_wheel(wheel: Path) -> None:
    package = ROOT / "src" / "nexuslint"
    data = {
        f"nexuslint/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert "nexuslint/language/roles_model/layers.onnx" in data
    assert "nexuslint/py.typed" in data
    with zipfile.ZipFile(wheel) as archive:
        assert data <= set(archive.namelist())


def test_the_wheel_holds_licence_and_notice_and_nothing_of_the_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert any(name.endswith(".dist-info/licenses/NOTICE") for name in names)
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"nexuslint"}


def test_rules_and_their_examples_are_found_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    nexuslint = str(program(environment, "nexuslint"))
    where = run(str(program(environment, "python")), "-c", "import nexuslint; print(nexuslint.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(environment.resolve())
    assert len(json.loads(run(nexuslint, "rules", "--format", "json", cwd=tmp_path))["rules"]) == 58
    assert "could be" in run(nexuslint, "explain", "NX202", cwd=tmp_path)


def test_a_letter_is_judged_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "wren.txt").write_text(LETTER, encoding="utf-8")
    told = run(str(program(environment, "nexuslint")), "wren.txt", "--format", "json", cwd=tmp_path, wanted=(1,))
    (file,) = json.loads(told)["files"]
    assert "NX605" in {finding["code"] for finding in file["findings"]}
