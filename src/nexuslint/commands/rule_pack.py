"""The rules by code, name or the beginning of a code."""

from __future__ import annotations

from collections.abc import Iterable

from nexuslint.config import Settings
from nexuslint.config.settings_file import Acceptance
from nexuslint.model.errors import UsageError
from nexuslint.model.rule import Pack, Rule
from nexuslint.suggest import nearest


def load_core_pack(*, with_examples: bool) -> Pack:
    """The rules that come with nexuslint.

    Raises:
        PackError: they are broken, or not there.
    """
    from nexuslint.checks import CHECKS
    from nexuslint.packs import core_pack_folder, load_pack

    return load_pack(core_pack_folder(), known_checks=frozenset(CHECKS), with_examples=with_examples)


def find_rule(pack: Pack, asked: str) -> Rule:
    """The rule of a code or a name, letter case set aside.

    Raises:
        UsageError: there is none.
    """
    folded = asked.casefold()
    for rule in pack.rules:
        if folded in (rule.code.casefold(), rule.name.casefold()):
            return rule
    raise UsageError(f"There is no rule “{asked}”.", advice=_advice(pack, asked))


def check_codes(pack: Pack, codes: Iterable[str]) -> None:
    """See that every code, or beginning of one, belongs to a rule.

    Raises:
        UsageError: one does not.
    """
    known = [rule.code for rule in pack.rules]
    for asked in codes:
        if not any(code.startswith(asked) for code in known):
            raise UsageError(f"No rule has a code that is or begins with “{asked}”.", advice=_advice(pack, asked))


def check_settings_codes(pack: Pack, settings: Settings) -> None:
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


def check_accepted_codes(pack: Pack, acceptances: Iterable[Acceptance]) -> None:
    """See that every code that a table or a sidecar file accepts is that of a rule.

    Raises:
        UsageError: one is not; the file that names it is told.
    """
    for one in acceptances:
        if pack.rule(one.code) is None:
            raise UsageError(f"{one.where}: there is no rule “{one.code}”.", advice=_advice(pack, one.code))


def _advice(pack: Pack, asked: str) -> str:
    names = {rule.code: rule.code for rule in pack.rules} | {rule.name: rule.code for rule in pack.rules}
    found = dict.fromkeys(names[one] for one in nearest(asked, names))
    rules = {rule.code: rule.name for rule in pack.rules}
    words = " or ".join(f"{code} ({rules[code]})" for code in found)
    return f"Did you mean {words}?" if words else "“nexuslint rules” lists them all."
