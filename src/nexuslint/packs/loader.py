"""A pack's folder -> its rules. Strict: whatever is not known is refused with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from nexuslint.model.facts import Ground, Program, Theory
from nexuslint.model.finding import Severity
from nexuslint.model.rule import (
    Across,
    Applies,
    Condition,
    Milder,
    Missing,
    Pack,
    Present,
    Rule,
    Silencer,
    Source,
    Status,
)
from nexuslint.packs.conditions import (
    parse_finds,
    parse_guards,
    parse_milder,
    parse_silencers,
)
from nexuslint.packs.folders import check_files, digest_of, read_pack_file, rule_files, shown_path
from nexuslint.packs.head import check_needs, check_prefix, read_head
from nexuslint.packs.positions import (
    Entry,
    check_keys,
    complain,
    complain_unknown,
    one_of,
    read_entries,
)
from nexuslint.packs.rule_examples import parse_examples

#: The keys of a rule file in the order to write them; `examples` comes last, so that it can be cut off unread.
REQUIRED = (
    "code",
    "name",
    "severity",
    "applies",
    "summary",
    "defect_when",
    "not_when",
    "finds",
    "message",
    "advice",
    "why",
)
REQUIRED_TOO = ("sources", "since", "status")
OPTIONAL = ("only_if", "silent_when", "milder")
#: What a message may name; {quote} and {detail} only where the verb has words to point at.
PLACEHOLDERS = ("quote", "condition", "detail")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EXAMPLES_KEY = "\nexamples:"


def load_pack(
    folder: Path,
    *,
    known_checks: frozenset[str],
    with_examples: bool = True,
    earlier: Iterable[Pack] = (),
) -> Pack:
    """The pack at `folder`, its rules in the order of their codes; examples are left out unread when not asked for.

    Its rules may be silenced by those of the packs that come `earlier`, and it may not have a prefix of theirs.

    Raises:
        PackError: anything in the pack is unknown, wanting or contradicts itself, or it needs another nexuslint.
    """
    before = tuple(earlier)
    head = read_head(folder)
    check_prefix(head, before)
    if before:
        # The core comes with this very nexuslint; tests/packs see that its own range is right.
        check_needs(head)
    check_files(folder)
    rules = [
        _read_rule(
            path,
            folder,
            known_checks=known_checks,
            pack=f"{head.name} {head.version}",
            prefix=head.prefix,
            with_examples=with_examples,
        )
        for path in rule_files(folder)
    ]
    _check_codes(rules, {rule.code: rule for pack in before for rule in pack.rules})
    return Pack(name=head.name, version=head.version, prefix=head.prefix, rules=tuple(rules), digest=digest_of(folder))


def _read_rule(
    path: Path,
    folder: Path,
    *,
    known_checks: frozenset[str],
    pack: str,
    prefix: str,
    with_examples: bool,
) -> Rule:
    text = read_pack_file(path, folder)
    if not with_examples:
        text = text.partition(_EXAMPLES_KEY)[0]
    root = read_entries(text, shown_path(path, folder))
    examples_key = ("examples",) if with_examples else ()
    table = check_keys(
        root,
        "a rule",
        required=(*REQUIRED, *REQUIRED_TOO, *examples_key),
        optional=OPTIONAL,
    )
    if with_examples and next(reversed(table)) != "examples":
        complain(table["examples"], "`examples` must be the last key of a rule.")
    code, name = _named(table["code"], table["name"], path, prefix)
    condition = parse_finds(table["finds"], known_checks=known_checks)
    severity = read_severity(table["severity"])
    return Rule(
        code=code,
        name=name,
        severity=severity,
        applies=_applies(table["applies"]),
        summary=table["summary"].text("summary"),
        defect_when=table["defect_when"].text("defect_when"),
        not_when=table["not_when"].text("not_when"),
        condition=condition,
        only_if=parse_guards(table["only_if"]) if "only_if" in table else (),
        silent_when=_silencers(table.get("silent_when"), condition),
        milder=_milder(table.get("milder"), condition, severity),
        message=read_message(table["message"], condition),
        advice=read_plain(table["advice"], "advice"),
        why=read_plain(table["why"], "why"),
        sources=tuple(_source(item) for item in table["sources"].items("sources")),
        since=table["since"].text("since"),
        status=Status(one_of(table["status"], "status", [one.value for one in Status])),
        examples=parse_examples(table["examples"], condition) if with_examples else (),
        pack=pack,
        file=root.file,
        line=root.line,
    )


def _named(code_entry: Entry, name_entry: Entry, path: Path, prefix: str) -> tuple[str, str]:
    code, name = code_entry.text("code"), name_entry.text("name")
    if not re.fullmatch(re.escape(prefix) + r"\d{3}", code):
        complain(
            code_entry,
            f"a code of this pack is {prefix} and three digits, not “{code}”.",
        )
    if path.stem != f"{code}-{name}":
        complain(name_entry, f"the file of this rule must be named {code}-{name}.yaml.")
    return code, name


def read_severity(entry: Entry) -> Severity:
    """A severity.

    Raises:
        PackError: the word is none.
    """
    return Severity(one_of(entry, "severity", [one.value for one in Severity]))


def _applies(entry: Entry) -> Applies:
    table = check_keys(entry, "applies", required=("program",), optional=("theory", "ground"))
    theories = table["theory"].one_or_more() if "theory" in table else ()
    grounds = table["ground"].one_or_more() if "ground" in table else ()
    return Applies(
        programs=tuple(
            Program(one_of(one, "program", [p.value for p in Program])) for one in table["program"].one_or_more()
        ),
        theories=tuple(Theory(one_of(one, "theory", [t.value for t in Theory])) for one in theories),
        grounds=tuple(Ground(one_of(one, "ground", [g.value for g in Ground])) for one in grounds),
    )


def _silencers(entry: Entry | None, condition: Condition) -> tuple[Silencer, ...]:
    return parse_silencers(entry, condition) if entry is not None else ()


def _milder(entry: Entry | None, condition: Condition, severity: Severity) -> tuple[Milder, ...]:
    clauses = parse_milder(entry, condition) if entry is not None else ()
    for clause in clauses:
        if entry is not None and clause.severity.rank <= severity.rank:
            complain(entry, f"a milder severity must be milder than {severity.value}.")
    return clauses


def read_message(entry: Entry, condition: Condition) -> str:
    """The message of a rule, whose placeholders must be those of its condition.

    Raises:
        PackError: it names another.
    """
    text = entry.text("message")
    allowed = set(PLACEHOLDERS)
    if isinstance(condition, Missing):
        allowed = {"condition"}
    elif isinstance(condition, Present):
        allowed.discard("detail")
    elif isinstance(condition, Across):
        # Such a rule points at no words: {quote} is the name of the other file.
        allowed.discard("condition")
    for name in _PLACEHOLDER.findall(text):
        if name not in allowed:
            complain_unknown(entry, "placeholder in message", name, allowed)
    if "{" in _PLACEHOLDER.sub("", text) or "}" in _PLACEHOLDER.sub("", text):
        complain(entry, "a brace in message stands only around a placeholder.")
    return text


def read_plain(entry: Entry, what: str) -> str:
    """Words that are told as they stand.

    Raises:
        PackError: they hold a placeholder.
    """
    text = entry.text(what)
    if "{" in text or "}" in text:
        complain(entry, f"{what} is told as it stands, without placeholders.")
    return text


def _source(entry: Entry) -> Source:
    table = check_keys(entry, "a source", required=("cite", "says", "checked"))
    checked = None if table["checked"].is_null else table["checked"].text("checked")
    if checked is not None and not _DAY.fullmatch(checked):
        complain(
            table["checked"],
            "checked is a day such as 2026-11-20, or null where the text was not seen.",
        )
    return Source(
        cite=table["cite"].text("cite"),
        says=table["says"].text("says"),
        checked=checked,
    )


def _check_codes(rules: list[Rule], earlier: Mapping[str, Rule]) -> None:
    """Refuse a code given twice, a silencer that does not exist, and rules that silence one another in a ring."""
    by_code: dict[str, Rule] = dict(earlier)
    for rule in rules:
        if rule.code in by_code:
            complain(
                _whole(rule),
                f"the code {rule.code} is taken by {by_code[rule.code].file}.",
            )
        by_code[rule.code] = rule
    for rule in rules:
        for silencer in rule.silent_when:
            if silencer.code not in by_code:
                complain_unknown(_whole(rule), "code in silent_when", silencer.code, by_code)
    for rule in rules:
        if rule.code in _silencing(rule.silent_when, by_code):
            complain(
                _whole(rule),
                f"{rule.code} is silenced by itself, round a ring of silent_when.",
            )


def _silencing(silencers: Iterable[Silencer], by_code: dict[str, Rule]) -> set[str]:
    """Every code that can silence, at any remove."""
    found: set[str] = set()
    waiting = [silencer.code for silencer in silencers]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(silencer.code for silencer in by_code[code].silent_when)
    return found


def _whole(rule: Rule) -> Entry:
    return Entry("", rule.file, rule.line)
