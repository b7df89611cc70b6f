"""The rules by code, name or the beginning of a code."""

from __future__ import annotations

from collections.abc import Iterable

from nexuslint.config import Settings
from nexuslint.config.settings_file import Acceptance
from nexuslint.model.errors import UsageError
from nexuslint.model.pack import PackSet
from nexuslint.model.rule import Rule
from nexuslint.suggest import nearest


def load_rules(*, with_examples: bool, config: str | None = None, isolated: bool = False) -> PackSet:
    """The rules that hold here: those of nexuslint and of the packs that the settings of the working directory name.

    Raises:
        UsageError: the settings file is wrong.
        PackError: a pack is broken.
    """
    from pathlib import Path

    from nexuslint.checks import CHECKS
    from nexuslint.commands.settings_options import make_asked
    from nexuslint.config import settings_for
    from nexuslint.config.packs import packs_of
    from nexuslint.engine.grades import settled
    from nexuslint.packs import core_pack_folder, load_packs

    settings = settings_for(".", make_asked(config=config, isolated=isolated))
    folders: list[Path] = [core_pack_folder()]
    known = frozenset(CHECKS)
    folders += [Path(one.folder) for one in packs_of(settings)]
    if settings.allow_code:
        from nexuslint.packs.installed import all_checks

        known = frozenset(all_checks(CHECKS, settings.allow_code))
    return settled(load_packs(folders, known_checks=known, with_examples=with_examples))


def find_rule(pack: PackSet, asked: str) -> Rule:
    """The rule of a code or a name, letter case set aside.

    Raises:
        UsageError: there is none.
    """
    folded = asked.casefold()
    for rule in pack.rules:
        if folded in (rule.code.casefold(), rule.name.casefold()):
            return rule
    raise UsageError(f"There is no rule “{asked}”.", advice=_advice(pack, asked))


def check_codes(pack: PackSet, codes: Iterable[str]) -> None:
    """See that every code, or beginning of one, belongs to a rule.

    Raises:
        UsageError: one does not.
    """
    known = [rule.code for rule in pack.rules]
    for asked in codes:
        if not any(code.startswith(asked) for code in known):
            raise UsageError(f"No rule has a code that is or begins with “{asked}”.", advice=_advice(pack, asked))


def check_settings_codes(pack: PackSet, settings: Settings) -> None:
    """See that every code of the settings, or beginning of one, belongs to a rule.

    Raises:
        UsageError: one does not; the file that names it is told.
    """
    known = [rule.code for rule in pack.rules]
    named = {"select": settings.select, "ignore": settings.ignore}
    named["severity"] = tuple(code for code, _ in settings.severities)
    for name, codes in named.items():
        for asked in codes:
            if not any(code.startswith(asked) for code in known):
                where = settings.origin(name)
                raise UsageError(
                    f"{where}: no rule has a code that is or begins with “{asked}”.", advice=_advice(pack, asked)
                )


def check_accepted_codes(pack: PackSet, acceptances: Iterable[Acceptance]) -> None:
    """See that every code that a table or a sidecar file accepts is that of a rule.

    Raises:
        UsageError: one is not; the file that names it is told.
    """
    for one in acceptances:
        if pack.rule(one.code) is None:
            raise UsageError(f"{one.where}: there is no rule “{one.code}”.", advice=_advice(pack, one.code))


def _advice(pack: PackSet, asked: str) -> str:
    names = {rule.code: rule.code for rule in pack.rules} | {rule.name: rule.code for rule in pack.rules}
    found = dict.fromkeys(names[one] for one in nearest(asked, names))
    rules = {rule.code: rule.name for rule in pack.rules}
    words = " or ".join(f"{code} ({rules[code]})" for code in found)
    return f"Did you mean {words}?" if words else "“nexuslint rules” lists them all."
