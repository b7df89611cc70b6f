"""JSON schemas of the files of a pack, for editors; made of the tables that the loader itself goes by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from types import UnionType
from typing import cast, get_args

from nexuslint.model.facts import FACT_KINDS, Ground, Program, Speaker, Theory, fact_fields
from nexuslint.model.finding import Severity
from nexuslint.model.rule import ACROSS, Status
from nexuslint.packs import head, loader, overrides, rule_examples
from nexuslint.packs.conditions import VERBS

Schema = dict[str, object]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": "string", "minLength": 1}
#: A version such as 1.0 is a number to YAML.
_VERSION: Schema = {"type": ["string", "number"]}
_SAYS = {
    "code": "The prefix of the pack and three digits, as in the file's name.",
    "name": "Names the fault: “this letter has a …”.",
    "severity": "How grave a finding is.",
    "applies": "The letters that the rule is for.",
    "summary": "The fault in one sentence.",
    "defect_when": "When it is a fault.",
    "not_when": "When it is none.",
    "finds": "What is asked of the facts of a letter.",
    "only_if": "Further questions that must all hold.",
    "silent_when": "Codes whose finding makes this rule pointless.",
    "milder": "A second, milder severity, and when it holds.",
    "message": "What is said; may name {quote}, {condition}, {detail}.",
    "advice": "What to ask the clinician for.",
    "why": "Why an adjudicator cares.",
    "sources": "On what authority.",
    "since": "The version of the pack that brought the rule.",
    "status": "How settled the rule is.",
    "examples": "Run as tests; always the last key.",
}


def rule_schema() -> Schema:
    """The schema of a rule file."""
    properties = {**{name: _described(name, one) for name, one in _rule_properties().items()}}
    required = [*loader.REQUIRED, *loader.REQUIRED_TOO, "examples"]
    return {
        **_head("A rule of nexuslint"),
        **_table(properties, required),
        "$defs": {
            **_comparisons(),
            **{f"where-{kind}": _where(kind) for kind in FACT_KINDS},
            "question": _question(("present", "missing")),
        },
    }


def pack_schema() -> Schema:
    """The schema of `pack.yaml`."""
    properties: dict[str, Schema] = dict.fromkeys((*head.REQUIRED, *head.OPTIONAL), _TEXT)
    properties["version"] = _VERSION
    properties["prefix"] = {"type": "string", "pattern": f"^{head.PREFIX.pattern}$"}
    properties["needs"] = {"type": "string", "pattern": r"^nexuslint\s+.+"}
    return {**_head("The head of a rule pack of nexuslint"), **_table(properties, head.REQUIRED)}


def overrides_schema() -> Schema:
    """The schema of `overrides.yaml`."""
    properties = dict.fromkeys(overrides.OVERRIDABLE, _TEXT) | {"severity": _words(Severity)}
    # To YAML 1.1 a bare `off` is false; our own reader takes it for the word.
    off: Schema = {"enum": [overrides.OFF, False]}
    return {
        **_head("What a rule pack changes in the rules of the packs before it"),
        "type": "object",
        "patternProperties": {r"^[A-Z]{2,6}\d{3}$": {"anyOf": [off, _table(properties, ())]}},
        "additionalProperties": False,
    }


def _rule_properties() -> dict[str, Schema]:
    prose = dict.fromkeys(("summary", "defect_when", "not_when", "message", "advice", "why"), _TEXT)
    question: Schema = {"$ref": "#/$defs/question"}
    silencer = _table({"code": _TEXT, "program": _words(Program), "where": {"type": "object"}}, ("code",))
    milder = _table(
        {
            "severity": _words(Severity),
            "program": _words(Program),
            "where": {"type": "object"},
            "when": _one_or_more(question),
        },
        ("severity",),
    )
    source = _table(
        {"cite": _TEXT, "says": _TEXT, "checked": {"type": ["string", "null"]}}, ("cite", "says", "checked")
    )
    return {
        "code": {"type": "string", "pattern": rf"^{head.PREFIX.pattern}\d{{3}}$"},
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "severity": _words(Severity),
        "applies": _table(
            {
                "program": _one_or_more(_words(Program)),
                "theory": _one_or_more(_words(Theory)),
                "ground": _one_or_more(_words(Ground)),
            },
            ("program",),
        ),
        **prose,
        "finds": _question(VERBS),
        "only_if": _one_or_more(question),
        "silent_when": _one_or_more({"anyOf": [_TEXT, silencer]}),
        "milder": _one_or_more(milder),
        "sources": {"type": "array", "items": source},
        "since": _VERSION,
        "status": _words(Status),
        "examples": _examples(),
    }


def _examples() -> Schema:
    many = _one_or_more(_TEXT)
    own: dict[str, Schema] = {
        "drop": many,
        "replace": {"type": "object", "additionalProperties": _TEXT},
        "program": _words(Program),
        "theory": _one_or_more(_words(Theory)),
        "conditions": many,
        "severity": _words(Severity),
    }
    properties = {name: own.get(name, _TEXT) for name in rule_examples.KEYS}
    either = [{"required": ["text"]}, {"required": ["letter"]}]
    bad = {**_table(properties, ()), "oneOf": either}
    good = {**_table(properties, ("because",)), "oneOf": either}
    return _table(
        {
            "bad": {"type": "array", "items": bad, "minItems": rule_examples.FEWEST_BAD},
            "good": {"type": "array", "items": good, "minItems": rule_examples.FEWEST_GOOD},
        },
        ("bad", "good"),
    )


#: Verbs that name no kind of fact.
_OF_NO_KIND = frozenset({"check", "across"})


def _question(verbs: Iterable[str]) -> Schema:
    """`finds`, `only_if` or `when`: one verb, and a `where` of the fields that its kind of fact has."""
    kinds: Schema = {"enum": list(FACT_KINDS)}
    asked = [verb for verb in verbs if verb not in _OF_NO_KIND]
    properties: dict[str, Schema] = dict.fromkeys(asked, kinds)
    properties["where"] = {"type": "object"}
    if "check" in verbs:
        marked = _table({"kind": kinds, "where": {"type": "object"}}, ("kind",))
        properties |= {
            "check": _TEXT,
            "across": {"enum": sorted(ACROSS)},
            "mark": _one_or_more({"anyOf": [kinds, marked]}),
            "per_condition": {"type": "boolean"},
            "on": _one_or_more(_TEXT),
            "within": _TEXT,
        }
    else:
        properties["program"] = _words(Program)
    fields = [
        {
            "if": {"properties": {verb: {"const": kind}}, "required": [verb]},
            "then": {"properties": {"where": {"$ref": f"#/$defs/where-{kind}"}}},
        }
        for verb in asked
        for kind in FACT_KINDS
    ]
    return {**_table(properties, ()), "oneOf": [{"required": [verb]} for verb in verbs], "allOf": fields}


def _where(kind: str) -> Schema:
    """The comparisons on the fields of one kind of fact."""
    return _table({name: {"$ref": f"#/$defs/is-{_type_name(hint)}"} for name, hint in fact_fields(kind).items()}, ())


def _comparisons() -> dict[str, Schema]:
    """What a field of each type may be compared with."""
    hints = {_type_name(hint): hint for kind in FACT_KINDS for hint in fact_fields(kind).values()}
    return {f"is-{name}": _comparison(hint) for name, hint in sorted(hints.items())}


def _comparison(hint: object) -> Schema:
    value = _one_or_more(_value(_type_of(hint)))
    other = _table({"not": value, "empty": {"type": "boolean"}}, ())
    may_be: list[Schema] = [value, {**other, "minProperties": 1, "maxProperties": 1}]
    if _type_of(hint) is Speaker:
        may_be.append({"const": "any"})
    return {"anyOf": may_be}


def _value(wanted: type) -> Schema:
    if wanted is bool:
        return {"type": "boolean"}
    if wanted is int:
        return {"type": "integer"}
    if issubclass(wanted, Enum):
        return _words(wanted)
    return {"type": ["string", "number"]}


def _type_of(hint: object) -> type:
    """The type of a field, `None` left out."""
    kinds = tuple(one for one in get_args(hint) if one is not type(None)) if isinstance(hint, UnionType) else (hint,)
    return cast("type", kinds[0])


def _type_name(hint: object) -> str:
    return _type_of(hint).__name__.lower()


def _words(kind: type[Enum]) -> Schema:
    return {"enum": [one.value for one in kind]}


def _one_or_more(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def _table(properties: dict[str, Schema], required: Iterable[str]) -> Schema:
    wanted = list(required)
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "required": wanted} if wanted else table


def _described(name: str, schema: Schema) -> Schema:
    return {"description": _SAYS[name], **schema}


def _head(title: str) -> Schema:
    return {"$schema": _DRAFT, "title": title}
