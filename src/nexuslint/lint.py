"""The way through the house: file, Letter, Reading, Facts, Findings, Report. Heavy imports wait for the first letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from nexuslint.checklist import make_checklist, make_function_table
from nexuslint.checks import CHECKS
from nexuslint.engine.grades import is_off, settled
from nexuslint.engine.run import run_rules
from nexuslint.model.errors import LetterError
from nexuslint.model.facts import Facts, Program, Theory
from nexuslint.model.letter import Format, Letter, NoteKind, SourceFile
from nexuslint.model.options import Options as Options
from nexuslint.model.pack import PackSet
from nexuslint.model.pack_source import PackSource
from nexuslint.model.report import LetterResult, Problem, Status
from nexuslint.model.rule import Rule
from nexuslint.model.span import Span
from nexuslint.packs import core_pack_folder, load_lexicons, load_packs

if TYPE_CHECKING:
    from nexuslint.engine.conditions import Check
    from nexuslint.language.reading import Reading
    from nexuslint.language.roles import RoleReader
    from nexuslint.parsers.guard import GuardedReader


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """One sentence as it was read: its place, its roles and who speaks."""

    span: Span
    roles: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsView:
    """The whole reading of one letter, for `nexuslint facts`."""

    letter: Letter
    facts: Facts
    sentences: tuple[SentenceView, ...]


@dataclass(kw_only=True)
class Linter:
    """Reads and judges letters; the rules, the reader and the parsing process are made once and kept.

    Use it as a context manager, so that the parsing process ends with it.
    """

    options: Options = field(default_factory=Options)
    #: Gives the parsing process of several linters, who leave its end to whoever gave it.
    shared_parser: Callable[[], GuardedReader] | None = field(default=None, repr=False)
    _parser: GuardedReader | None = field(default=None, repr=False)

    def __enter__(self) -> Linter:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def pack(self) -> PackSet:
        """The core rule pack and those of the options, with the severities that the options set."""
        return settled(_packs(self.options.packs, self.options.allow_code), self.options.severities)

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """Our own checks, and those of the packages that the options allow."""
        return _checks(self.options.allow_code)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The codes that the options let through."""
        options = self.options
        return frozenset(
            rule.code
            for rule in self.pack.rules
            if (not options.select or rule.code.startswith(options.select))
            and not (options.ignore and rule.code.startswith(options.ignore))
            and not is_off(rule.code, options.severities, off=self.pack.off, select=options.select)
        )

    @cached_property
    def asked(self) -> dict[str, Rule]:
        """The rules that the options let through, by code."""
        return {rule.code: rule for rule in self.pack.rules if rule.code in self.shown}

    @cached_property
    def reader(self) -> Callable[[Letter], Reading]:
        """The function that reads a letter's language; making it imports spaCy and loads the role reader."""
        return _reader(tuple(one for one in self.options.packs if Path(one.folder, "lexicon").is_dir()))

    def lint_paths(self, paths: Sequence[str]) -> Iterator[LetterResult]:
        """Give one result for each path, in order; a file that cannot be read gives a result that says so.

        "-" is standard input. The next file is parsed while this one is judged.
        """
        for index, path in enumerate(paths):
            yield self.lint_path(path, following=paths[index + 1] if index + 1 < len(paths) else None)

    def lint_path(self, path: str, *, following: str | None = None) -> LetterResult:
        """Give the result of one file, as `lint_paths` does; the file that is asked for next is parsed meanwhile."""
        parser = self._started_parser()
        result_or_letter = self._parsed(parser, path)
        if following is not None and following != "-":
            parser.submit(following)
        return self.judge(result_or_letter) if isinstance(result_or_letter, Letter) else result_or_letter

    def read(self, path: str) -> FactsView:
        """Give the whole reading of one file.

        Raises:
            LetterError: the file could not be read.
        """
        letter = self._read_letter(self._started_parser(), path)
        reading = self.reader(letter)
        sentences = tuple(
            SentenceView(span=one.span, roles=tuple(sorted(one.roles)), speaker=one.speaker.value)
            for one in reading.sentences
        )
        return FactsView(letter=letter, facts=self._facts(reading), sentences=sentences)

    def judge(self, letter: Letter) -> LetterResult:
        """Give the result of a letter that has been parsed."""
        from nexuslint.facts.wording import find_wording

        reading = self.reader(letter)
        facts = self._facts(reading)
        findings = run_rules(self.pack.rules, facts, letter, self.checks, shown=self.shown)
        return LetterResult(
            path=letter.source.path,
            status=Status.PARTIAL if letter.is_partial else Status.OK,
            sha256=letter.source.sha256,
            program=facts.program.value,
            program_note=facts.program_note,
            theories=tuple(theory.value for theory in facts.theories),
            conditions=tuple(condition.name for condition in facts.conditions),
            findings=findings,
            checklist=make_checklist(facts, letter, frozenset(finding.code for finding in findings)),
            function=make_function_table(facts, letter),
            names=self._person_words(letter, facts),
            notes=letter.notes,
            problems=tuple(
                Problem(message=note.message, page=note.page)
                for note in letter.notes
                if note.kind is NoteKind.UNREAD_PAGE
            ),
            wording=find_wording(reading, facts),
        )

    def _person_words(self, letter: Letter, facts: Facts) -> tuple[str, ...]:
        from nexuslint.facts.people_named import find_person_words

        return find_person_words(letter, facts, _own_words())

    def close(self) -> None:
        """End the parsing process."""
        if self._parser is not None and self.shared_parser is None:
            self._parser.close()
            self._parser = None

    def _facts(self, reading: Reading) -> Facts:
        from nexuslint.facts import read_facts

        options = self.options
        return read_facts(reading, program=options.program, theories=options.theories, conditions=options.conditions)

    def _started_parser(self) -> GuardedReader:
        if self.shared_parser is not None:
            return self.shared_parser()
        if self._parser is None:
            from nexuslint.parsers.guard import GuardedReader

            self._parser = GuardedReader()
        return self._parser

    def _parsed(self, parser: GuardedReader, path: str) -> Letter | LetterResult:
        try:
            return self._read_letter(parser, path)
        except LetterError as error:
            problem = Problem(message=error.message, advice=error.advice)
            return LetterResult(path=path, status=Status.UNREAD, problems=(problem,))

    @staticmethod
    def _read_letter(parser: GuardedReader, path: str) -> Letter:
        if path != "-":
            return parser.read(path)
        import sys

        return parser.read_bytes(sys.stdin.buffer.read())


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    """The words of the core's rules and word lists, in lower case: they name nobody. A firm's own rules may."""
    rules = " ".join(
        f"{one.summary} {one.defect_when} {one.not_when} {one.advice} {one.why}" for one in _packs((), ()).rules
    )
    lists = " ".join(one.words for phrases in load_lexicons((core_pack_folder(),)).lists.values() for one in phrases)
    return frozenset(re.findall(r"[^\W\d_]{2,}", f"{rules} {lists}".lower()))


@lru_cache(maxsize=8)
def _packs(sources: tuple[PackSource, ...], allow_code: tuple[str, ...]) -> PackSet:
    return load_packs(_folders(sources), known_checks=frozenset(_checks(allow_code)), with_examples=False)


def _folders(sources: tuple[PackSource, ...]) -> tuple[Path, ...]:
    return (core_pack_folder(), *(Path(one.folder) for one in sources))


def _checks(allow_code: tuple[str, ...]) -> Mapping[str, Check]:
    if not allow_code:
        return CHECKS
    from nexuslint.packs.installed import all_checks

    return all_checks(CHECKS, tuple(one.split()[0] for one in allow_code))


@lru_cache(maxsize=4)
def _reader(sources: tuple[PackSource, ...]) -> Callable[[Letter], Reading]:
    """The reader for the word lists of the core and of these packs, of which each changes them."""
    from nexuslint.language.pipeline import build_reader

    return build_reader(load_lexicons(_folders(sources)), _role_reader())


@lru_cache(maxsize=1)
def _role_reader() -> RoleReader:
    from nexuslint.language.roles import RoleReader

    return RoleReader.load()


def lint_text(
    text: str,
    *,
    program: Program | None = None,
    theories: tuple[Theory, ...] = (),
    conditions: tuple[str, ...] = (),
) -> LetterResult:
    """Give the result of a letter that is held as text."""
    from nexuslint.parsers.text import parse_text

    content = text.encode("utf-8")
    source = SourceFile(path="-", format=Format.TEXT, sha256=sha256(content).hexdigest())
    with Linter(options=Options(program=program, theories=theories, conditions=conditions)) as linter:
        return linter.judge(parse_text(content, source))
