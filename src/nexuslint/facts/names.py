"""How a person's name is written: the patterns shared by whoever looks for people."""

from __future__ import annotations

import re

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_LOW = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőœřśşšţťūůűųźżžșț"
#: One given name or surname, hyphens and apostrophes in it; not written in capitals throughout.
NAME = rf"(?:[{_UP}][{_LOW}]*(?:['’][{_UP}])?[{_LOW}]+(?:[{_UP}][{_LOW}]+)?(?:-[{_UP}{_LOW}][{_LOW}]+)*)"
INITIAL = rf"[{_UP}]\.?"
PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|al|el|bin|ibn|ter|ten|St\.|y)"
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


def surname_in(match: re.Match[str]) -> str:
    """The surname, lower case, of a match of `FULL_NAME`."""
    if match.group("caps"):
        return match.group("caps").split()[-1].lower().replace("’", "'")
    return (match.group("sur1") or match.group("sur2")).lower().replace("’", "'")
