"""Packs and checks of installed packages, by the entry point groups `nexuslint.packs` and `nexuslint.checks`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from nexuslint.model.errors import PackError, UsageError
from nexuslint.model.facts import Facts
from nexuslint.model.finding import Hit
from nexuslint.suggest import did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PACKS, CHECKS = "nexuslint.packs", "nexuslint.checks"
Check = Callable[[Facts], Iterable[Hit]]


def installed_packs() -> dict[str, Path]:
    """The folder of each installed pack, by the name of its entry point; no code of a pack is run to find it."""
    found = {}
    for entry in _entry_points(PACKS):
        folder = _folder_of(entry)
        if folder is not None:
            found[entry.name] = folder
    return found


@lru_cache(maxsize=8)
def allowed_checks(packages: tuple[str, ...]) -> dict[str, Check]:
    """The checks of the installed packages of these names, by their own names. Their code is loaded here.

    Raises:
        UsageError: a package is not installed, or has no checks.
        PackError: a check cannot be loaded, or two have one name.
    """
    offered = tuple(_entry_points(CHECKS))
    checks: dict[str, Check] = {}
    for package in packages:
        own = [entry for entry in offered if _same(_package(entry), package)]
        if not own:
            known = sorted({_package(entry) for entry in offered})
            near = did_you_mean(package, known) or "Is it installed where nexuslint is?"
            raise UsageError(f"allow-code: no installed package “{package}” has checks.", advice=near)
        for entry in own:
            if entry.name in checks:
                raise PackError(
                    f"{package}: the check “{entry.name}” is taken by another package.", advice="Use one of the two."
                )
            checks[entry.name] = _guarded(entry, package)
    return checks


def all_checks(own: Mapping[str, Check], packages: tuple[str, ...]) -> dict[str, Check]:
    """Our own checks with those of the packages.

    Raises:
        UsageError: a package is not installed, or has no checks.
        PackError: a check cannot be loaded, or has the name of another.
    """
    more = allowed_checks(packages)
    taken = sorted(set(own) & set(more))
    if taken:
        raise PackError(
            f"allow-code: the check “{taken[0]}” has the name of one of nexuslint's own.",
            advice="Ask those who made it.",
        )
    return {**own, **more}


def versions_of(packages: Iterable[str]) -> tuple[str, ...]:
    """Name and version of each package; a package that is not there has no version."""
    from importlib.metadata import PackageNotFoundError, version

    told = []
    for package in packages:
        try:
            told.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            told.append(package)
    return tuple(told)


def package_of_check(name: str) -> str | None:
    """The installed package that has a check of this name, allowed or not."""
    return next((_package(entry) for entry in _entry_points(CHECKS) if entry.name == name), None)


def _guarded(entry: EntryPoint, package: str) -> Check:
    where = f"the check “{entry.name}” of {package}"
    try:
        check = entry.load()
    except Exception as error:  # noqa: BLE001 - a foreign check may raise anything
        raise PackError(f"{where} cannot be loaded: {type(error).__name__}.", advice="Ask those who made it.") from None

    def guarded(facts: Facts) -> Iterator[Hit]:
        try:
            hits = tuple(check(facts))
        except Exception as error:  # noqa: BLE001 - a foreign check may raise anything
            # Its message is left out: it may hold words of the letter.
            raise PackError(f"{where} failed: {type(error).__name__}.", advice="Ask those who made it.") from None
        yield from hits

    return guarded


def _entry_points(group: str) -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points

    return iter(sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)))


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else ""


def _same(one: str, other: str) -> bool:
    return _normal(one) == _normal(other)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def _folder_of(entry: EntryPoint) -> Path | None:
    """Where the pack of an entry point `name = "package.folder"` lies."""
    first, *rest = entry.value.split(":")[0].split(".")
    tops = []
    if entry.dist is not None:
        tops.append(Path(str(entry.dist.locate_file(first))))
    # An editable install lies elsewhere. The spec of a top-level name is found without running its code.
    spec = find_spec(first)
    if spec is not None:
        tops += [Path(one) for one in spec.submodule_search_locations or ()]
    for top in tops:
        folder = top.joinpath(*rest)
        if (folder / "pack.yaml").is_file():
            return folder
    return None
