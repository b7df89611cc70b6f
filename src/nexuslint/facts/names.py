"""How a person's name is written: the patterns shared by whoever looks for people."""

from __future__ import annotations

import re

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőœřśşšţťūůűųźżžșț"
#: One given name or surname, hyphens and apostrophes in it; not written in capitals throughout.
NAME = rf"(?:[{_UP}][{_LOW}]*(?:['’][{_UP}])?[{_LOW}]+(?:[{_UP}][{_LOW}]+)?(?:-[{_UP}{_LOW}][{_LOW}]+)*)"
INITIAL = rf"[{_UP}]\.?(?:-[{_UP}]\.)?"
PARTICLE = r"(?:[Vv]an|[Vv]on|[Dd]el|[Dd]ella|[Dd]er|[Dd]en|[Dd]e|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|al|el|bin|ibn|ter|ten|St\.|y)"
SURNAME = rf"(?:(?:{PARTICLE}[ -])*(?:O['’]|Mc|Mac|D['’]|Al-|El-)?{NAME})"
CAPITALS = rf"[{_UP}][{_UP}'’-]+"
#: A whole name: given name or initials first, or surname first with a comma, or in capitals.
FULL_NAME = re.compile(
    rf"(?P<last_first>(?P<sur1>{SURNAME}|{CAPITALS}), ?(?:{NAME}|{CAPITALS})(?: {INITIAL})?)|"
    rf"(?P<first_last>(?:{NAME}|{INITIAL})(?: ?(?:{INITIAL}|{NAME}|[\"“(]{NAME}[\"”)]|{PARTICLE})(?= ))*(?: ?(?<=\.)| )(?P<sur2>{SURNAME}|{CAPITALS}))|"
    rf"(?P<caps>\b{CAPITALS}(?: {INITIAL})? {CAPITALS})"
)
DEGREE = re.compile(
    r"(?<![A-Za-z.])(?:M\. ?D\.?|MD|D\. ?O\.?|DO|MBBS|MBBCh|MB ?ChB|M\.?B\.?,? ?B\.?(?:S|Ch)\.?|MB ?BCh|BM ?BCh|FRCS\w*|FRCP\w*|MRCP\w*|FAAOS|FACS|FACP|FAAN|FACC|FCCP|FAAFP|FAAPMR|Ph\.? ?D\.?|Psy\.?D\.?|Ed\.?D\.?|ABPP|"
    r"FNP\S*|AGNP\S*|ANP\S*|ACNP\S*|AGACNP\S*|AGPCNP\S*|DNP|CNP|CRNP|ARNP|APRN\S*|APN|PMHNP\S*|WHNP\S*|CRNA|CNM|NP(?:-C|-BC)?|N\.P\.|P\.?A\.?-? ?C|PA|P\.A\.|DPM|D\.P\.M\.|O\.D\.|OD|Au\.?D\.?|CCC-A|CCC-SLP|DDS|DMD|D\.D\.S\.)(?![A-Za-z])"
)
OTHER_DEGREE = re.compile(
    r"(?<![A-Za-z.])(?:D\.?C\.?|LCSW\S*|LICSW|LMSW|LISW\S*|LSCSW|CSW|MSW|LPC\S*|LPCC\S*|LMHC|LCPC|LCMHC|LMFT|LAc|CADC\S*|DPT|MPT|PT|OT|OTR\S*|OTD|N\.?D\.?|R\.?N\.?|BSN|MSN|LPN|LVN|BCBA|CRC|RRT|ATC|LMT|PharmD|Pharm\.D\.)(?![A-Za-z])"
)
#: Words, lower case, that are written as names are and are none.
NOT_NAMES = frozenset((
    "department", "veterans", "affairs", "social", "security", "administration", "evidence", "intake", "center",
    "regional", "office", "supplemental", "claim", "hearing", "disability", "determination", "services", "lumbar",
    "cervical", "spine", "knee", "back", "left", "right", "shoulder", "hip", "dear", "sir", "madam", "judge", "whom",
    "concern", "medical", "opinion", "nexus", "letter", "report", "examination", "service", "army", "navy", "marine",
    "corps", "air", "force", "board", "appeals", "file", "number", "date", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "degenerative", "disc",
    "disease", "sleep", "apnea", "loss", "obstructive", "post", "traumatic", "stress", "disorder", "chronic", "pain",
    "current", "independent", "statement", "physical", "mental", "capacity", "capacities", "questionnaire",
    "residual", "functional", "doctor", "clinic", "hospital", "officer", "review", "decision", "gunnery", "sergeant",
    "veteran", "ret", "retired", "thursdays", "mondays", "deceased", "widow", "university", "street", "avenue",
    "road", "suite", "drive", "psychological", "evaluation", "treating", "source",
))  # fmt: skip
#: Who and what a person beside the claimant is to him or her.
RELATION = re.compile(
    r"\b(?:wife|husband|spouse|friend|buddy|neighbor|attorney|counsel|representative|lawyer|examiner|driver|served with|roommate|supervisor|employer|corpsman|medic|shipmate|comrade|fellow|squad leader|platoon|statement|witness|colleague|aide|caseworker|paralegal|service officer|secretary|nurse|therapist|counselor|manager|foreman|coworker)\b",
    re.IGNORECASE,
)


def surname_in(match: re.Match[str]) -> str:
    """The surname, lower case, of a match of `FULL_NAME`."""
    if match.group("caps"):
        return match.group("caps").split()[-1].lower().replace("’", "'")
    return (match.group("sur1") or match.group("sur2")).lower().replace("’", "'")
