"""`--format junit`: JUnit XML, for CI systems that show test results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nexuslint.model.finding import Accepted, Finding, Severity
from nexuslint.model.report import LetterResult, Report
from nexuslint.model.rule import Rule
from nexuslint.reporters import View
from nexuslint.reporters.ci import part_words, place_of
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.file_names import relative_name
from nexuslint.reporters.words import count, unread_parts

#: No clock: the same run gives the same bytes.
_TIME = "0"
#: A suggestion is told and fails nothing.
_FAILING = (Severity.ERROR, Severity.WARNING)
_READING = "the file was read"


@dataclass(frozen=True, slots=True, kw_only=True)
class JunitReporter:
    """A suite for each letter, a case in it for each rule that is for such letters, and one for reading the file.

    An error or a warning fails its rule's case; a suggestion passes with its words beside it; a rule of which all findings
    are accepted is skipped; what could not be read is an error. A case that passes lets a CI system tell what was mended.
    """

    view: View
    name: str = "junit"
    suffix: str = ".xml"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report, always in UTF-8."""
        suites = Element("testsuites", name="nexuslint")
        for result in report.results:
            suites.append(_suite(result, report.rules, relative_name(result.path, self.view)))
        for key in ("tests", "failures", "errors"):
            suites.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
        suites.set("time", _TIME)
        indent(suites)
        out.write(
            b'<?xml version="1.0" encoding="UTF-8"?>\n'
            + tostring(suites, encoding="utf-8", xml_declaration=False)
            + b"\n"
        )


def _suite(result: LetterResult, rules: Sequence[Rule], name: str) -> Element:
    suite = Element("testsuite", name=_xml(name))
    suite.append(_reading_case(result, name))
    for code, rule_name in _asked(result, rules).items():
        findings = [finding for finding in result.findings if finding.code == code]
        accepted = [one for one in result.accepted if one.finding.code == code]
        suite.append(_case(f"{code} {rule_name}", name, findings, accepted))
    for key, tag in (("tests", "."), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        number = sum(case.find(tag) is not None for case in suite)
        suite.set(key, str(number))
    suite.set("time", _TIME)
    return suite


def _asked(result: LetterResult, rules: Sequence[Rule]) -> dict[str, str]:
    """The rules for letters of this program, and those that found something, by code in order: code and name."""
    names = {
        rule.code: rule.name
        for rule in rules
        if result.program is not None and result.program in [program.value for program in rule.applies.programs]
    }
    told = (*result.findings, *(one.finding for one in result.accepted))
    names |= {finding.code: finding.name for finding in told}
    return dict(sorted(names.items()))


def _reading_case(result: LetterResult, name: str) -> Element:
    case = Element("testcase", name=_READING, classname=_xml(name), time=_TIME)
    parts = unread_parts(result)
    if parts:
        lines = [part_words(part) for part in parts]
        error = SubElement(case, "error", type="unread", message=_xml(lines[0]))
        error.text = _xml_lines(lines)
    return case


def _case(title: str, name: str, findings: Sequence[Finding], accepted: Sequence[Accepted]) -> Element:
    case = Element("testcase", name=_xml(title), classname=_xml(name), time=_TIME)
    failing = [finding for finding in findings if finding.severity in _FAILING]
    if failing:
        worst = min(failing, key=lambda finding: finding.severity.rank)
        more = f" (and {count(len(findings) - 1, 'more place')})" if len(findings) > 1 else ""
        failure = SubElement(case, "failure", type=worst.severity.value, message=_xml(f"{worst.message}{more}"))
        failure.text = _xml_lines(_told(findings))
    elif findings:
        SubElement(case, "system-out").text = _xml_lines(_told(findings))
    elif accepted:
        reasons = "; ".join(dict.fromkeys(clean(one.reason) for one in accepted))
        SubElement(case, "skipped", type="accepted", message=_xml(f"accepted: {reasons}"))
    return case


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.severity.value}, {place_of(finding)}: {clean(finding.message)}"
        yield f"Ask for: {clean(finding.advice)}"


def _xml_lines(lines: Sequence[str] | Iterator[str]) -> str:
    return "\n".join(_xml(line) for line in lines)


def _xml(text: str) -> str:
    """`text` on one line without what XML cannot hold."""
    return "".join(one for one in clean(text) if one not in "\ufffe\uffff")
