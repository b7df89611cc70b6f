"""What a rule file writes under `finds`, `only_if`, `silent_when`, `milder` -> the model's conditions, typed."""

from __future__ import annotations

from enum import Enum
from functools import cache
from types import UnionType
from typing import NoReturn, cast, get_args

from nexuslint.model.facts import FACT_KINDS, Program, fact_fields
from nexuslint.model.finding import Severity
from nexuslint.model.rule import (
    ACROSS,
    Across,
    Coded,
    Comparison,
    Condition,
    Disagree,
    Guard,
    Milder,
    Missing,
    Present,
    Silencer,
    Value,
    Where,
)
from nexuslint.model.span import Span
from nexuslint.packs.positions import (
    Entry,
    check_keys,
    complain,
    complain_unknown,
    one_of,
    words_of,
)

VERBS = ("present", "missing", "disagree", "check", "across")
#: A rule is about the author's own statements unless it says otherwise.
_AUTHOR = "author"
_ANY = "any"


def parse_finds(entry: Entry, *, known_checks: frozenset[str]) -> Condition:
    """The condition that `finds` states.

    Raises:
        PackError: an unknown verb, kind, field, value or check.
    """
    table = entry.table("finds")
    verbs = [verb for verb in VERBS if verb in table]
    if len(verbs) != 1:
        unknown = next(
            (key for key in table if key not in {*VERBS, "where", "mark", "per_condition", "on", "within"}),
            None,
        )
        if unknown:
            complain_unknown(table[unknown], "verb in finds", unknown, VERBS)
        complain(entry, f"finds needs exactly one of {', '.join(VERBS)}.")
    match verbs[0]:
        case "present":
            return _present(entry)
        case "missing":
            return _missing(entry)
        case "disagree":
            return _disagree(entry)
        case "across":
            table = check_keys(entry, "finds", required=("across",))
            return Across(name=one_of(table["across"], "across", ACROSS))
        case _:
            table = check_keys(entry, "finds", required=("check",))
            name = table["check"].text("check")
            if name not in known_checks:
                _complain_of_check(table["check"], name, known_checks)
            return Coded(name=name)


def _complain_of_check(entry: Entry, name: str, known: frozenset[str]) -> NoReturn:
    from nexuslint.packs.installed import package_of_check

    package = package_of_check(name)
    if package is not None:
        complain(entry, f"the check “{name}” comes from the package “{package}”: name it in allow-code to let it run.")
    complain_unknown(entry, "check", name, known)


def parse_guards(entry: Entry) -> tuple[Guard, ...]:
    """The further conditions that `only_if` states, all of which must hold.

    Raises:
        PackError: an unknown verb, kind, field, value or program.
    """
    return tuple(
        Guard(condition=_simple(item, "only_if", ("program",)), program=_program(item)) for item in entry.one_or_more()
    )


def parse_silencers(entry: Entry, condition: Condition) -> tuple[Silencer, ...]:
    """The codes of `silent_when`: a bare code, or a table of code, program and where.

    Raises:
        PackError: an unknown key, field, value or program. Whether the code exists is asked when the pack is whole.
    """
    silencers = []
    for item in entry.one_or_more():
        if isinstance(item.value, dict):
            table = check_keys(item, "silent_when", required=("code",), optional=("program", "where"))
            where = _hit_where(table.get("where"), condition)
            silencers.append(Silencer(code=table["code"].text("code"), program=_program(item), where=where))
        else:
            silencers.append(Silencer(code=item.text("silent_when")))
    return tuple(silencers)


def parse_milder(entry: Entry, condition: Condition) -> tuple[Milder, ...]:
    """The milder severities of `milder`: one table or a list of them.

    Raises:
        PackError: an unknown key, severity, field, value or program.
    """
    clauses = []
    for item in entry.one_or_more():
        table = check_keys(
            item,
            "milder",
            required=("severity",),
            optional=("program", "where", "when"),
        )
        when = tuple(_simple(one, "when") for one in table["when"].one_or_more()) if "when" in table else ()
        clauses.append(
            Milder(
                severity=Severity(one_of(table["severity"], "severity", [one.value for one in Severity])),
                when=when,
                where=_hit_where(table.get("where"), condition),
                program=_program(item),
            )
        )
    return tuple(clauses)


def _simple(entry: Entry, what: str, more: tuple[str, ...] = ()) -> Present | Missing:
    table = check_keys(entry, what, optional=("present", "missing", "where", *more))
    verbs = [verb for verb in ("present", "missing") if verb in table]
    if len(verbs) != 1:
        complain(entry, f"{what} needs exactly one of present, missing.")
    kind = _kind(table[verbs[0]])
    where = _where(table.get("where"), kind)
    return Present(kind=kind, where=where) if verbs[0] == "present" else Missing(kind=kind, where=where)


def _present(entry: Entry) -> Present:
    table = check_keys(entry, "finds", required=("present",), optional=("where",))
    kind = _kind(table["present"])
    return Present(kind=kind, where=_where(table.get("where"), kind))


def _missing(entry: Entry) -> Missing:
    table = check_keys(
        entry,
        "finds",
        required=("missing",),
        optional=("where", "mark", "per_condition"),
    )
    kind = _kind(table["missing"])
    mark = tuple(_mark(item) for item in table["mark"].one_or_more()) if "mark" in table else ()
    per = "per_condition" in table and one_of(table["per_condition"], "per_condition", ("true", "false")) == "true"
    return Missing(kind=kind, where=_where(table.get("where"), kind), mark=mark, per_condition=per)


def _mark(entry: Entry) -> Present:
    if isinstance(entry.value, dict):
        table = check_keys(entry, "mark", required=("kind",), optional=("where",))
        kind = _kind(table["kind"])
        return Present(kind=kind, where=_where(table.get("where"), kind))
    kind = _kind(entry)
    return Present(kind=kind, where=_where(None, kind))


def _disagree(entry: Entry) -> Disagree:
    table = check_keys(entry, "finds", required=("disagree", "on"), optional=("within", "where"))
    kind = _kind(table["disagree"])
    known = _fields(kind)
    on = tuple(one_of(item, f"field of {kind}", known) for item in table["on"].one_or_more())
    within = one_of(table["within"], f"field of {kind}", known) if "within" in table else None
    return Disagree(kind=kind, on=on, within=within, where=_where(table.get("where"), kind))


def _kind(entry: Entry) -> str:
    return one_of(entry, "kind of fact", FACT_KINDS)


def _program(entry: Entry) -> Program | None:
    table = entry.table("this")
    if "program" not in table:
        return None
    return Program(one_of(table["program"], "program", [one.value for one in Program]))


def _hit_where(entry: Entry | None, condition: Condition) -> tuple[Where, ...]:
    """A `where` on the very fact that was hit, which only the verb `present` has."""
    if entry is None:
        return ()
    if not isinstance(condition, Present):
        complain(entry, "a where on the hit stands only in a rule that finds `present`.")
    return _where(entry, condition.kind, any_speaker=True)


def _where(entry: Entry | None, kind: str, *, any_speaker: bool = False) -> tuple[Where, ...]:
    table = entry.table("where") if entry is not None else {}
    known = _fields(kind)
    comparisons = []
    for name, value in table.items():
        if name not in known:
            complain_unknown(value, f"field of {kind}", name, known)
        if name == "speaker" and value.value == _ANY:
            continue
        comparisons.append(_comparison(name, value, known[name]))
    if "speaker" not in table and not any_speaker:
        comparisons.insert(
            0,
            Where(
                field="speaker",
                comparison=Comparison.IS,
                values=(_typed_author(known),),
            ),
        )
    return tuple(comparisons)


def _comparison(name: str, entry: Entry, hint: object) -> Where:
    if isinstance(entry.value, dict):
        table = check_keys(entry, f"where on {name}", optional=("not", "empty"))
        if len(table) != 1:
            complain(entry, f"where on {name} needs exactly one of not, empty.")
        if "empty" in table:
            wanted = one_of(table["empty"], "empty", ("true", "false")) == "true"
            return Where(field=name, comparison=Comparison.EMPTY, values=(wanted,))
        return Where(
            field=name,
            comparison=Comparison.NOT,
            values=_values(name, table["not"], hint),
        )
    return Where(field=name, comparison=Comparison.IS, values=_values(name, entry, hint))


def _values(name: str, entry: Entry, hint: object) -> tuple[Value, ...]:
    return tuple(_value(name, item, hint) for item in entry.one_or_more())


def _value(name: str, entry: Entry, hint: object) -> Value:
    kinds = tuple(one for one in get_args(hint) if one is not type(None)) if isinstance(hint, UnionType) else (hint,)
    wanted = kinds[0]
    if wanted is bool:
        return one_of(entry, f"value of {name}", ("true", "false")) == "true"
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(one_of(entry, f"value of {name}", [str(one.value) for one in wanted]))
    if wanted is Span:
        complain(entry, f"{name} points at words of the letter: it can only be asked with `empty`.")
    word = next(words_of(entry, f"value of {name}"))
    if wanted is int:
        if not word.isdecimal():
            complain(entry, f"{name} is compared with a whole number.")
        return int(word)
    return word


def _typed_author(known: dict[str, object]) -> Value:
    speaker = cast("type[Enum]", known["speaker"])
    return speaker(_AUTHOR)


@cache
def _fields(kind: str) -> dict[str, object]:
    return fact_fields(kind)
