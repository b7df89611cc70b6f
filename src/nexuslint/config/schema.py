"""The JSON schema of `nexuslint.toml`, for editors; made of the table of keys that the reader itself goes by."""

from __future__ import annotations

from nexuslint.config.keys import ACCEPT, ACCEPT_KEYS, KEYS, PER_FILE, Key, Kind

Schema = dict[str, object]
_TEXT: Schema = {"type": "string", "minLength": 1}


def settings_schema() -> Schema:
    """The schema of a settings file. Keys are written with dashes in it; underscores are read as well."""
    per_file = {key.name: _key(key) for key in KEYS if key.per_file}
    accept: Schema = {
        "type": "object",
        "properties": dict.fromkeys(ACCEPT_KEYS, _TEXT),
        "required": list(ACCEPT_KEYS),
        "additionalProperties": False,
    }
    properties: Schema = {key.name: _key(key) for key in KEYS}
    properties[PER_FILE] = {
        "description": "Pattern -> settings for the letters that match it; later tables win.",
        "type": "object",
        "additionalProperties": {"type": "object", "properties": per_file, "additionalProperties": False},
    }
    properties[ACCEPT] = {
        "description": "Rules that are let stand in one letter, each with a reason.",
        "type": "array",
        "items": accept,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of nexuslint",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _key(key: Key) -> Schema:
    return {"description": key.summary, **_value(key)}


def _value(key: Key) -> Schema:
    words: Schema = {"enum": list(key.words)}
    match key.kind:
        case Kind.WORD:
            return words
        case Kind.WORDS:
            return _one_or_more(words)
        case Kind.TEXT:
            return _TEXT
        case Kind.TEXTS | Kind.PATTERNS | Kind.CODES:
            return _one_or_more(_TEXT)
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.JOBS:
            return {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "auto"}]}
        case Kind.GRADES:
            return {"type": "object", "additionalProperties": words}


def _one_or_more(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}
