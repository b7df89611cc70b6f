"""An example of a rule file -> the text to lint and the spans that must be pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nexuslint.model.errors import PackError
from nexuslint.model.facts import Ground, Program, Theory
from nexuslint.model.rule import Example, Rule
from nexuslint.model.span import Span
from nexuslint.packs.letters import SoundLetter

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleCase:
    """What to lint, what to tell the reader beforehand, and the spans to expect (none: any).

    `beside` is the text of the other letter of the run, for rules that look across letters.
    """

    text: str
    spans: tuple[Span, ...]
    program: Program
    theories: tuple[Theory, ...]
    conditions: tuple[str, ...]
    beside: str | None = None


def build_case(rule: Rule, example: Example, letters: Mapping[str, SoundLetter]) -> ExampleCase:
    """The case that an example of a rule stands for.

    A fragment tells too little of what it is for: where the example does not say, it is read for the first program of
    the rule, and for the rule's own theory. An edited sound letter is read for what that letter is for.

    Raises:
        PackError: the example names a letter or a part that is not there, or its marks do not pair.
    """
    sound = _sound_letter(rule, example, example.letter, letters)
    marked = example.text if sound is None else _edited(rule, example, sound)
    text, spans = unmark(marked or "", f"{rule.file}:{example.line}")
    other = _sound_letter(rule, example, example.beside, letters)
    beside = other.text if other is not None else None
    if sound is not None:
        return ExampleCase(
            text=text,
            spans=spans,
            program=example.program or sound.program,
            theories=example.theories or sound.theories,
            conditions=example.conditions or sound.conditions,
            beside=beside,
        )
    program = example.program or rule.applies.programs[0]
    theories = example.theories or (_own_theories(rule) if program is Program.VA else ())
    return ExampleCase(
        text=text,
        spans=spans,
        program=program,
        theories=theories,
        conditions=example.conditions,
        beside=beside,
    )


def unmark(marked: str, where: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its ⟦ ⟧ marks, and the spans that stood between them.

    Raises:
        PackError: a mark has no partner, or nothing stands between two.
    """
    text, spans, start = "", [], None
    for character in marked:
        if character == OPEN and start is None:
            start = len(text)
        elif character == CLOSE and start is not None and len(text) > start:
            spans.append(Span(start=start, end=len(text)))
            start = None
        elif character in (OPEN, CLOSE):
            raise _error(
                where,
                f"the marks {OPEN} {CLOSE} must come in pairs, with words between them.",
            )
        else:
            text += character
    if start is not None:
        raise _error(where, f"a mark {OPEN} is never closed.")
    return text, tuple(spans)


def _sound_letter(
    rule: Rule, example: Example, name: str | None, letters: Mapping[str, SoundLetter]
) -> SoundLetter | None:
    if name is None:
        return None
    if name not in letters:
        known = ", ".join(sorted(letters)) or "none"
        raise _error(
            f"{rule.file}:{example.line}",
            f"unknown sound letter “{name}”. Known: {known}.",
        )
    return letters[name]


def _edited(rule: Rule, example: Example, sound: SoundLetter) -> str:
    replaced = example.replace or {}
    for part in (*example.drop, *replaced):
        if part not in sound.parts:
            known = ", ".join(sound.parts)
            raise _error(
                f"{rule.file}:{example.line}",
                f"{sound.name} has no part “{part}”. Known: {known}.",
            )
    kept = {name: replaced.get(name, text) for name, text in sound.parts.items() if name not in example.drop}
    return "\n\n".join(kept.values())


def _own_theories(rule: Rule) -> tuple[Theory, ...]:
    if rule.applies.theories:
        return rule.applies.theories
    if Ground.SERVICE in rule.applies.grounds or not rule.applies.grounds:
        return (Theory.DIRECT,)
    return (Theory.SECONDARY,)


def _error(where: str, message: str) -> PackError:
    return PackError(f"{where}: {message}", advice="Mend the example.")
