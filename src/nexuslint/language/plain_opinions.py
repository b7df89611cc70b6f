"""Opinions in words so plain that they are heard even where the learned reader hears none: against a link, or only possible."""

from __future__ import annotations

import re

#: A possibility of a link, or of a limit, in words so plain that it is heard even where the reader hears no opinion.
_PLAIN_HEDGE = re.compile(
    r"\b(?:could|may|might)(?: very| quite)?(?: well| possibly| conceivably| easily| perhaps)? (?:be|have (?:had |been )?|stem|come|trace|belong|owe|go)\b[^.;]{0,50}\b(?:carry-?over|sequel\w*|related|due to|caused|the (?:cause|result|start|source|root|origin)|a (?:cause|result|consequence|product)|its (?:beginnings?|source|origins?|roots?|start)|connected|linked|stem\w*|attributable|secondary|from (?:his|her|the) (?:time|years|service|army|navy|days|fall|work|injury))\b|"
    r"\bi (?:suspect|fancy|wonder (?:if|whether)|think it (?:conceivable|possible|thinkable))\b[^.;]{3,60}\b(?:source|feeds?|belongs?|behind|caused?|due to|related|goes? back|comes? from|came from|started|brought (?:it )?on|contribut\w+)\b|"
    r"\b(?:not (?:be )?out of keeping|not beyond the bounds of reason|a case can be made)\b|"
    r"\b(?:he|she|claimant|patient|mr\.? \w+|ms\.? \w+|mrs\.? \w+) (?:may|might|could)(?: well| possibly| perhaps)? (?:not )?(?:be (?:able|unable) to (?:keep|sit|stand|lift|carry|walk|work|stay|sustain|concentrate|handle|hold|maintain|get)|manage|get by|have (?:some )?(?:trouble|difficulty) (?:keeping|sitting|standing|lifting|staying|sustaining|concentrating|holding))\b"
)
#: A favourable arm beside it, or a denial of the denial.
_FAVORS = re.compile(
    r"\b(?:as likely as even|more likely than even|aggravat\w+|made (?:it|them) worse|not|hardly|nor) (?:\w+ ){0,2}(?:short of|under|below|less)\b|\b(?:as likely as even|more likely than even)\b"
)
_SERVICE = r"(?:active |military )?(?:service\b|army|navy|marines?|marine corps|air force|coast guard|guard|deployment|uniform|iraq|gulf|vietnam|tour)"
#: Words so plainly against a link that they are heard even where the reader hears no opinion.
_PLAINLY_AGAINST = re.compile(
    r"\b(?:fall\w*|fell|stops?|comes?|lands?|is|rate\w*|put\w*)\b[^.;]{0,30}\b(?:short of|under|below|beneath) (?:the )?(?:even (?:odds|money)|evens|level|halfway|half(?:way)? (?:mark|line)|one half|half\b(?! (?:a|an|of)\b))|\b(?:fewer|less) than half the odds\b|"
    r"\b(?:put|give|make|rate|set)\b[^.;]{0,60}\b(?:one chance in (?:three|four|five|six|seven|eight|nine|ten)|(?:under|about|at|below|barely) (?:about )?(?:a third|a quarter|one in (?:three|four|five|ten))|(?:well |far )?(?:under|below) half)\b|^\W*one chance in (?:three|four|five|six|seven|eight|nine|ten)\b|\b(?:two|three|four|five|ten) to one (?:the other way|against)\b|"
    rf"\b(?:(?:would|could|can|do|did)(?: ?not|n't)|cannot|be lying if i|don't)\b[^.;]{{0,40}}\b(?:lay|laid|hang|hung|pin|pinned|tie|tied|charge|put|blame|give|credit|ascribe|attribute|trace)\b[^.;]{{0,60}}\b(?:to|on|at|upon)\b (?:his |her |the )?(?:time in (?:the )?|years in (?:the )?)?{_SERVICE}|"
    r"\b(?:full[- ](?:time|duty)|regular duty)\b[^.;]{0,40}\b(?:no|without) (?:any )?restrict\w*|\[ ?x ?\] ?less likely than not\b|\bconnection (?:is |to be )?improbable\b|\bput the (?:army|navy|air force|marines|service) out of it\b"
)


def is_plainly_against(told: str) -> bool:
    """True when a sentence (lower case, the threshold's own "not" taken out) puts a link below one half, or denies it."""
    return bool(_PLAINLY_AGAINST.search(told)) and not _FAVORS.search(told)


def is_plainly_possible(told: str) -> bool:
    """True when a sentence (lower case) calls a link, or a limit, possible."""
    return bool(_PLAIN_HEDGE.search(told))
