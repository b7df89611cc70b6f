"""A letter's result as bytes and back: JSON lists in the order of the fields, each class known beforehand."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from nexuslint.model.report import LetterResult

_Decoder = Callable[[Any], Any]


def encode_result(result: LetterResult) -> bytes:
    """The whole result but for its path: the same letter may lie elsewhere tomorrow."""
    return zlib.compress(json.dumps(_plain(result), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def decode_result(content: bytes, path: str) -> LetterResult:
    """The result of `encode_result`, of the letter at `path`.

    Raises:
        ValueError, TypeError, KeyError, IndexError: the content is not what this version wrote.
    """
    values = json.loads(zlib.decompress(content))
    values[0] = path
    return cast("LetterResult", _decoder(LetterResult)(values))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        own = [_plain(getattr(value, one.name)) for one in fields(value) if one.init]
        return ["", *own[1:]] if isinstance(value, LetterResult) else own
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


@cache
def _decoder(hint: object) -> _Decoder:
    """The function that turns plain values into what `hint` says."""
    origin = get_origin(hint)
    if isinstance(hint, UnionType):
        (wanted,) = (one for one in get_args(hint) if one is not NoneType)
        decode = _decoder(wanted)
        return lambda value: None if value is None else decode(value)
    if origin is tuple:
        decode = _decoder(get_args(hint)[0])
        return cast("_Decoder", tuple) if decode is _same else (lambda value: tuple(map(decode, value)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return cast("_Decoder", hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _class_decoder(hint)
    return _same


def _class_decoder(kind: type[Any]) -> _Decoder:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind) if one.init]
    decoders = [(index, _decoder(hints[name])) for index, name in enumerate(names)]
    changed = [(index, decode) for index, decode in decoders if decode is not _same]

    def decode_class(values: list[Any]) -> Any:  # noqa: ANN401 - any of the model's classes
        for index, decode in changed:
            values[index] = decode(values[index])
        return kind(**dict(zip(names, values, strict=True)))

    return decode_class


def _same(value: Any) -> Any:  # noqa: ANN401 - numbers and texts are what they are
    return value
