"""The pages of a pack's rules in Markdown, and their index: `docs/rules` of our own, `nexuslint pack docs` of others."""

from __future__ import annotations

from collections.abc import Mapping

from nexuslint.model.facts import Ground
from nexuslint.model.rule import Applies, Example, Milder, Missing, Pack, Present, Rule, Source
from nexuslint.reporters.words import count

PROGRAMS = {"va": "VA nexus letters", "ssd": "Social Security disability letters"}
#: Fields that say nothing to a reader of the page.
_UNTOLD = frozenset({"speaker", "claimed", "certainty"})
GROUNDS = {Ground.SERVICE: "service itself", Ground.CONDITION: "another service-connected condition"}


def make_pages(pack: Pack, *, families: Mapping[str, str], made_by: str) -> dict[str, str]:
    """File name -> text of every page of a pack whose examples were loaded.

    `families` has a title for each beginning of codes; rules of none stand under their own. `made_by` is the command that
    makes the pages anew.
    """
    pages = {f"{rule.code}-{rule.name}.md": rule_page(rule) for rule in pack.rules}
    return {"index.md": index_page(pack, families=families, made_by=made_by), **pages}


def index_page(pack: Pack, *, families: Mapping[str, str], made_by: str) -> str:
    """The table of all rules, family by family."""
    lines = [
        "# Rules",
        "",
        f"{count(len(pack.rules), 'rule')} of {pack.label}. Made from the rule files by `{made_by}`.",
        "",
    ]
    others = {rule.code[:-2]: "" for rule in pack.rules if not rule.code.startswith(tuple(families))}
    for prefix, title in {**families, **others}.items():
        lines += [
            f"## {prefix} {title}".rstrip(),
            "",
            "| code | name | severity | letters | in one sentence |",
            "|---|---|---|---|---|",
        ]
        for rule in pack.rules:
            if rule.code.startswith(prefix):
                link = f"[{rule.code}]({rule.code}-{rule.name}.md)"
                letters = ", ".join(program.value for program in rule.applies.programs)
                lines.append(f"| {link} | {rule.name} | {_severities(rule)} | {letters} | {rule.summary} |")
        lines.append("")
    return "\n".join(lines)


def rule_page(rule: Rule) -> str:
    """One rule, in the order in which a reader asks."""
    return "\n\n".join(
        (
            f"# {rule.code} {rule.name}",
            rule.summary,
            f"**Severity** {rule.severity.value}{_milder(rule.milder)}  \n**Applies to** {_applies(rule.applies)}",
            f"## A fault when\n\n{rule.defect_when}",
            f"## Not a fault when\n\n{rule.not_when}",
            f"## Why it matters\n\n{rule.why}",
            f"## What to ask for\n\n{rule.advice}",
            "## Examples of the fault\n\n" + "\n\n".join(_example(one, rule) for one in rule.examples if one.bad),
            "## No fault\n\n" + "\n\n".join(_example(one, rule) for one in rule.examples if not one.bad),
            "## Authorities\n\n" + "\n".join(_source(source) for source in rule.sources),
            f"Since {rule.since}, {rule.status.value}. Nothing here is legal advice.\n",
        )
    )


def _severities(rule: Rule) -> str:
    milder = dict.fromkeys(clause.severity.value for clause in rule.milder)
    return f"{rule.severity.value} ({', '.join(milder)})" if milder else rule.severity.value


def _milder(clauses: tuple[Milder, ...]) -> str:
    """The milder severities and, roughly, when they hold."""
    told = []
    for clause in clauses:
        parts = [f"in {PROGRAMS[clause.program.value]}"] if clause.program else []
        parts += [_when_words(condition) for condition in clause.when]
        parts += [f"where it is told as {_values(where.field, where.values)}" for where in clause.where]
        told.append(f"{clause.severity.value} {' '.join(parts)}".strip())
    return "".join(f"; {one}" for one in told)


def _when_words(condition: Present | Missing) -> str:
    words = condition.kind.replace("_", " ")
    asked = [_values(where.field, where.values) for where in condition.where if where.field not in _UNTOLD]
    more = f" ({', '.join(asked)})" if asked else ""
    return f"where {words}{more} stands" if isinstance(condition, Present) else f"where no {words}{more} stands"


def _values(field: str, values: tuple[object, ...]) -> str:
    words = [str(getattr(value, "value", value)) for value in values]
    return field.replace("_", " ") if words == ["True"] else f"{field.replace('_', ' ')} {' or '.join(words)}"


def _applies(applies: Applies) -> str:
    words = " and ".join(PROGRAMS[program.value] for program in applies.programs)
    if applies.theories:
        words += f", theory: {', '.join(theory.value for theory in applies.theories)}"
    if applies.grounds:
        words += f", where the condition is tied to {' or '.join(GROUNDS[ground] for ground in applies.grounds)}"
    return words


def _example(example: Example, rule: Rule) -> str:
    because = f"\n\nBecause {example.because}." if example.because else ""
    notes = [PROGRAMS[example.program.value]] if example.program and len(rule.applies.programs) > 1 else []
    notes += [f"severity {example.severity.value}"] if example.severity else []
    notes += [f"not yet told right: {example.known_miss}"] if example.known_miss else []
    note = f"\n\n*{'; '.join(notes)}*" if notes else ""
    return _quoted(_example_words(example)) + note + because


def _example_words(example: Example) -> str:
    if example.text is not None:
        return example.text
    beside = f"Beside the sound letter `{example.beside}`: `{example.letter}`"
    words = [beside if example.beside else f"The sound letter `{example.letter}`"]
    if example.drop:
        words.append(f"without {', '.join(f'`{part}`' for part in example.drop)}")
    text = " ".join(words)
    if not example.replace:
        return text + ("." if example.drop else ", as it stands.")
    return text + ", where:\n" + "\n".join(f"`{part}` reads: {words}" for part, words in example.replace.items())


def _quoted(text: str) -> str:
    """A block quote; the words to point at, which rule files mark ⟦so⟧, in bold."""
    bold = text.replace("⟦", "**").replace("⟧", "**")
    return "\n".join(f"> {line}".rstrip() + ("  " if line else "") for line in bold.splitlines())


def _source(source: Source) -> str:
    sure = f"seen {source.checked}" if source.checked else "cited from memory, not checked"
    return f"- {source.cite}: {source.says} ({sure})."
