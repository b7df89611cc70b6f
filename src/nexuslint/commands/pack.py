"""`nexuslint pack`: make, test and document rule packs of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from nexuslint.model.pack import PackSet
    from nexuslint.packs.letters import SoundLetter

allow_code_option = click.option(
    "--allow-code", metavar="PACKAGE", multiple=True, help="An installed package whose checks may run. Repeatable."
)


@click.group(short_help="Make, test and document a rule pack of your own.")
def pack() -> None:
    """Make, test and document a rule pack of your own: a folder of rules, word lists and letters, without any code."""


@pack.command(short_help="Write a small pack to start from.")
@click.argument("folder", metavar="FOLDER")
@click.option("--prefix", metavar="LETTERS", help="What the codes of the pack begin with (default: made of its name).")
def new(folder: str, prefix: str | None) -> int:
    """Write a small pack into FOLDER, which must not be there yet; its name is the pack's. It passes its own test."""
    from pathlib import Path

    from nexuslint.commands.terminal import write_text
    from nexuslint.packs.template import write_new_pack

    for name in write_new_pack(Path(folder), prefix=prefix):
        write_text(f"written  {folder}/{name}\n")
    write_text(f"\nnexuslint pack test {folder}\n")
    return 0


@pack.command(short_help="Run the examples of a pack and read its sound letters.")
@click.argument("folder", metavar="[FOLDER]", default=".", required=False)
@allow_code_option
def test(folder: str, allow_code: tuple[str, ...]) -> int:
    """Load the pack at FOLDER (default: here), run the examples of its rules, and see that its sound letters have no finding.

    Ends with 0 when all is as it must be, with 1 when an example or a letter is told wrongly, with 4 when the pack is broken.
    """
    from nexuslint.commands.terminal import write_text
    from nexuslint.example_runner import example_problem, sound_letter_problem
    from nexuslint.lint import Linter, Options
    from nexuslint.packs.installed import versions_of
    from nexuslint.packs.sources import find_pack
    from nexuslint.reporters.words import count

    folders, packs, letters = _load(folder, allow_code)
    own = packs.packs[-1]
    wrong: list[str] = []
    examples = 0
    options = Options(packs=(find_pack(str(folders[-1]), "."),), allow_code=versions_of(allow_code))
    with Linter(options=options) as linter:
        for rule in own.rules:
            for example in rule.examples:
                problem = example_problem(linter, rule, example, letters)
                if example.known_miss:
                    problem = "" if problem else "is right now: take its `known_miss` out"
                examples += 1
                wrong += [f"{rule.file}:{example.line}: {problem}."] if problem else []
        sound = [letters[path.stem] for path in sorted((folders[-1] / "letters").glob("*.yaml"))]
        for letter in sound:
            for told in (False, True):
                problem = sound_letter_problem(linter, letter, told=told)
                if problem:
                    wrong.append(f"{folders[-1].name}/letters/{letter.name}.yaml:1: {problem}.")
                    break
    for line in wrong:
        write_text(line + "\n")
    told_of = f"{count(len(own.rules), 'rule')}, {count(examples, 'example')}, {count(len(sound), 'sound letter')}"
    write_text(f"{own.label}: {told_of}; {f'{len(wrong)} told wrongly' if wrong else 'all as they must be'}.\n")
    return 1 if wrong else 0


@pack.command(short_help="Write a page for each rule of a pack.")
@click.argument("folder", metavar="[FOLDER]", default=".", required=False)
@click.option("--output", metavar="DIR", help="Where to write the pages (default: docs/ in the pack).")
@allow_code_option
def docs(folder: str, output: str | None, allow_code: tuple[str, ...]) -> int:
    """Write a Markdown page for each rule of the pack at FOLDER (default: here), and an index."""
    from pathlib import Path

    from nexuslint.commands.terminal import write_text
    from nexuslint.model.errors import UsageError
    from nexuslint.reporters.rule_pages import make_pages

    folders, packs, _ = _load(folder, allow_code)
    target = Path(output) if output is not None else folders[-1] / "docs"
    pages = make_pages(packs.packs[-1], families={}, made_by="nexuslint pack docs")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"“{target}” cannot be written: {error.strerror}.", advice="Name another --output.") from None
    write_text(f"{len(pages)} pages in {target}\n")
    return 0


def _load(folder: str, allow_code: tuple[str, ...]) -> tuple[tuple[Path, Path], PackSet, dict[str, SoundLetter]]:
    """The folders of the core and the pack, their rules with examples, and the sound letters of both."""
    from pathlib import Path

    from nexuslint.checks import CHECKS
    from nexuslint.model.errors import UsageError
    from nexuslint.packs import core_pack_folder, load_packs
    from nexuslint.packs.installed import all_checks
    from nexuslint.packs.letters import load_letters_of

    own = Path(folder).resolve()
    if not own.is_dir():
        raise UsageError(f"There is no folder “{folder}”.", advice="“nexuslint pack new FOLDER” makes a pack.")
    known = all_checks(CHECKS, allow_code) if allow_code else CHECKS
    folders = (core_pack_folder(), own)
    return folders, load_packs(folders, known_checks=frozenset(known)), load_letters_of(folders)
