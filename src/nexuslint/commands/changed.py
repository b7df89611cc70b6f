"""Which letters have changed in a Git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from nexuslint.model.errors import UsageError
from nexuslint.paths import Keep, find_letters, identity, is_kept, is_letter, keep_all

#: What changes are told against when nothing else is said.
HEAD = "HEAD"
_GIT_SECONDS = 120


def changed_letters(ref: str, paths: Sequence[str], *, keep: Keep = keep_all) -> tuple[str, ...]:
    """The letters under `paths` (the whole repository, when there are none) that differ from `ref`, by name.

    `keep` is asked of whatever was found and not named. Staged, unstaged and new files count alike; ignored and deleted ones do not. A renamed letter counts under its new name.

    Raises:
        UsageError: Git or the repository is not there, or `ref` is no commit of it; a path is not there.
    """
    root = _root()
    base = _tree_of(ref)
    changed = _git(
        "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", base, "--", cwd=root
    )
    new = _git("ls-files", "--others", "--exclude-standard", "-z", cwd=root)
    files = {os.path.join(root, os.fsdecode(name)) for name in (changed + new).split(b"\0") if name}
    files = {file for file in files if os.path.isfile(file)}
    if paths:
        identities = {identity(file) for file in files}
        found = find_letters(paths, keep=keep, may_be_none=True)
        return tuple(letter for letter in found if identity(letter) in identities)
    here = os.path.realpath(".")
    kept = (file for file in files if _is_found(os.path.relpath(file, root)) and is_kept(file, root, keep))
    names = (os.path.relpath(file, here) for file in kept)
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def is_ref(name: str) -> bool:
    """True when the repository knows a commit by this name. False too where there is no repository."""
    return _run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode == 0


def _is_found(path: str) -> bool:
    """True for what a search of the repository's folder would find."""
    *folders, name = path.split(os.sep)
    return is_letter(name) and not any(folder.startswith(".") for folder in folders)


def _root() -> str:
    done = _run("rev-parse", "--show-toplevel")
    if done.returncode == 0:
        root = os.fsdecode(done.stdout.rstrip(b"\r\n"))
        if root:
            return os.path.realpath(root)
    if b"dubious ownership" in done.stderr:
        raise UsageError(
            "Git does not trust this repository, since it belongs to another user.",
            advice="“git status” tells how to trust it (safe.directory).",
        )
    raise UsageError(
        "--changed works in a Git repository, and this folder is in none.",
        advice="Go to the repository's folder, or leave --changed out.",
    )


def _tree_of(ref: str) -> str:
    """The commit that `ref` names; in a repository without any commit, the empty tree for HEAD."""
    done = _run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode("ascii").strip()
    if ref == HEAD:
        return _git("hash-object", "-t", "tree", "--stdin").decode("ascii").strip()
    if _run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise UsageError(
            f"“{ref}” is not in this repository, of which only the latest commits were fetched.",
            advice="Fetch it first: “git fetch --unshallow”; in GitHub Actions, checkout with fetch-depth: 0.",
        )
    raise UsageError(
        f"“{ref}” is no commit, branch or tag of this repository.",
        advice="“git branch --all” lists the branches; one that is not here yet must be fetched.",
    )


def _git(*arguments: str, cwd: str | None = None) -> bytes:
    done = _run(*arguments, cwd=cwd)
    if done.returncode:
        # What Git says may name files, and nothing in them.
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"Git failed: {said[-1] if said else f'exit code {done.returncode}'}", advice="Try “git status”."
        )
    return done.stdout


def _run(*arguments: str, cwd: str | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - Git as the user has it
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=cwd,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise UsageError(
            "--changed needs Git, and it was not found.",
            advice="Install Git, or leave --changed out and name the letters.",
        ) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"Git could not be run: {type(error).__name__}.", advice="Try “git status”.") from None
