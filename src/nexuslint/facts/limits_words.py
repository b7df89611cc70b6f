"""The work activities that a text names, under plain names, and the side of the body they are told for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nexuslint.model.facts import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity named in a text: its plain name, and where its words stand in the text."""

    name: str
    start: int
    end: int


#: Activities of one arm, leg, eye or ear: only they have a side.
ONE_SIDED = frozenset(
    {"lift", "carry", "lift and carry", "push and pull", "handle", "finger", "feel", "reach", "reach overhead", "reach in front", "foot controls", "hear", "see"}
)  # fmt: skip
_JOIN = r"(?:\s?[/&+]\s?| and/or | or | and |, )"
_STAND = r"stand(?:s|ing)?"
_WALK = r"(?:walk(?:s|ing)?|ambulat\w+)"
_LIFT = r"(?:lift(?:s|ing)?)"
_CARRY = r"(?:carr(?:y|ies|ying)(?! out| an? (?:\w+ )?instruction))"

#: Plain name, and the words for it (lower case). Of two that overlap the earlier line wins.
_ACTIVITIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})(?!\w)"))
    for name, words in (
        ("", r"foot ?stool|one-time|at one time|handled|weight[- ]?bearing|vision statement|cold objects|driver|long[- ]standing|under ?standing|standing order|well-balanced|light work|sedentary work|medium work|toilet seat|seated comfortably"),
        ("foot controls", r"(?:operat\w+ )?(?:of )?foot[- ](?:controls?|pedals?)|pedals?|clutch"),
        ("stand and walk", rf"{_STAND}{_JOIN}{_WALK}|{_WALK}{_JOIN}{_STAND}|(?:on|of) (?:his |her |their |the )?(?:feet|foot)|upright"),
        ("sit and stand", r"sit/stand|sit or stand option|change (?:of )?positions?|changing positions?|shift positions?"),
        ("bright light", r"(?:fluorescent|bright|overhead) lights?|lighting|sun"),
        ("lift and carry", rf"{_LIFT}{_JOIN}{_CARRY}|{_CARRY}{_JOIN}{_LIFT}"),
        ("push and pull", rf"push(?:ing|es)?{_JOIN}pull(?:ing|s)?|push(?:ing|es)?|pull(?:ing|s)?"),
        ("reach overhead", r"(?:reach\w* )?(?:overhead|over (?:the )?head|above (?:the |his |her )?(?:shoulders?|head)|above shoulder (?:height|level))(?: (?:reach\w*|work))?"),
        ("reach in front", r"reach\w*[,:]? ?\(?(?:in front|forwards?|to the front|in all other directions|in other directions|all other directions)(?: of (?:the )?body)?|forward reach\w*|(?:work at )?bench height"),
        ("reach", r"(?<!in )(?<!within )reach(?:es|ing)?"),
        ("sit", r"sit(?:s|ting)?|seated"),
        ("stand", r"stand(?:s|ing)?"),
        ("walk", r"walk(?:s|ing)?|ambulat\w+"),
        ("lift", r"lift(?:s|ing)?"),
        ("carry", _CARRY),
        ("finger", r"finger(?:ing|s)?(?: \(fine\w*[^)]*\))?|fine (?:hand work|manipul\w+|manip\.?|motor|pinch\w*|work)|pinch(?:ing)?|typing|(?:to|can) type|keyboard\w*|keying|button|fine"),
        ("handle", r"handl(?:e|es|ing)(?: \(gross\w*[^)]*\))?|gross (?:manipul\w+|manip\.?|handling)|grasp(?:s|ing)?|grip(?:s|ping)?|gross"),
        ("feel", r"feel(?:ing)?(?=\s*(?:$|[|,;:\t\[(☐☒□■]))"),
        ("stoop", r"stoop(?:s|ing)?|bend(?:s|ing)?"),
        ("crouch", r"crouch(?:es|ing)?|squat(?:s|ting)?"),
        ("kneel", r"kneel(?:s|ing)?"),
        ("crawl", r"crawl(?:s|ing)?"),
        ("climb ladders", r"(?:climb(?:s|ing)?:? )?(?:of )?(?:ladders?(?: ?/ ?| and | or |, )(?:ropes?(?: ?/ ?|, | and | or | ))?(?:scaffold\w*)|ladders?|scaffold\w*|roofs?)"),
        ("climb stairs", r"(?:climb(?:s|ing)?:? )?(?:of )?(?:stairs?(?: ?/ ?| and | or )ramps?|ramps?(?: ?/ ?| and | or )stairs?|stairs?|ramps?|steps(?= (?:up|never|rarely|occ)))|(?<!\w)climb(?:s|ing)?(?= [^.;,]{0,20}\bflights?)"),
        ("climb", r"climb(?:s|ing)?"),
        ("balance", r"balanc(?:e|ing)"),
        ("twist", r"twist(?:s|ing)?"),
        ("turn head", r"turn(?:s|ing)?(?: of)? (?:his |her |the )?(?:head|neck)|look(?:s|ing)? (?:up|down)"),
        ("see", r"sees?(?! as)|vision|visual\w*|read(?:ing)? (?:print|a label|small)|screens?(?: time)?|near acuity|far acuity"),
        ("hear", r"hear(?:ing)?|telephone"),
        ("speak", r"speak(?:ing)?|talk(?:ing)?|speech"),
        ("off task", r"off[- ]?task|(?:off|away from) (?:her|his|their) task|off the job"),
        ("attendance", r"(?:days? )?(?:absen(?:t|ces?|teeism)(?: from work)?(?: expected)?|miss(?:es|ed|ing)?(?: work(?: days?)?| days?)?|sick days?|sickness|attendance|days? (?:missed|lost|absent|off|out)|(?:away|home|leave|out)(?= (?:\w+ ){0,3}(?:days?|mornings?)| [\d~]| \w+ to \w+ d))(?: days?)?"),
        ("lie down", r"l(?:ie|ying|ies) (?:down|flat|curled)|reclin(?:e|es|ing)|(?:elevate|raise)[sd]? (?:the |his |her )?(?:legs?|feet|foot)|legs? up|feet up|elevation|naps?"),
        ("breaks", r"(?:unscheduled |extra |added |additional |rest )*(?:breaks?|rest periods?|rests?)(?: needed| expected)?|toilet|lavatory|restroom|bathroom"),
        ("concentrate", r"concentrat\w+|attention|attends?(?! to the)|focus\w*|(?:follow\w* |carry out |carry |remember\w* )?(?:\w+ )?(?:instructions?|directions)|remember\w*|memory|mental effort"),
        ("pace", r"pace|production|quotas?|speed|persist\w*"),
        ("interact", r"interact\w*|co-?workers?|(?:the )?public|supervis(?:or|ors|ion)|people|crowds?|customers?|criticism|next to others|others"),
        ("adapt", r"adapt(?:s|ing|ation)?|changes? in (?:the )?(?:routine|work(?:place| setting)?)|stress"),
        ("drive", r"driv(?:e|es|ing)"),
        ("heights and machinery", r"(?:unprotected |high )?heights|(?:moving |open )?machin(?:e|es|ery)(?: parts)?|hazards?|blades?|knives"),
        ("dust and fumes", r"dust(?:s|y)?|fumes?|odou?rs?|gas(?:es)?|smoke|(?:pulmonary )?irritants|perfumes?"),
        ("heat and cold", r"(?:extreme )?(?:heat|cold|humidity|damp|wet(?:ness)?|temperatures?)(?! objects)|altitude"),
        ("noise and vibration", r"noise|vibrat\w+|sirens"),
    )
)  # fmt: skip

_SIDE = re.compile(
    r"\b(?:(?P<both>bilateral\w*|both (?:arms?|hands?|sides?|legs?)|both(?=\s*$)|r(?:ight)? ?(?:/|and|&|\+) ?l(?:eft)?|l(?:eft)? ?(?:/|and|&|\+) ?r(?:ight)?)"
    r"|(?P<left>left(?! ear)|lt)|(?P<right>right(?! away| now| angle)|rt))\b",
    re.IGNORECASE,
)
_SIDE_LETTER = re.compile(r"(?<![\w'’.])(?:(?P<left>L)|(?P<right>R))(?![\w'’.]|\s*[.)]\s)")


@lru_cache(maxsize=1024)
def activities_of(text: str) -> tuple[Activity, ...]:
    """The activities named in a text, in the order of the text; none overlaps another."""
    lower = text.lower().replace("’", "'")
    found: list[Activity] = []
    for name, pattern in _ACTIVITIES:
        for match in pattern.finditer(lower):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(Activity(name=name, start=match.start(), end=match.end()))
    return tuple(sorted((one for one in found if one.name), key=lambda one: one.start))


def side_in(text: str) -> Side | None:
    """The side a text names ("left", "R", "R and L"), `None` when none or more than one by itself."""
    sides: set[Side] = set()
    for match in _SIDE.finditer(text):
        kind = match.lastgroup
        if kind == "both":
            return Side.BOTH
        sides.add(Side.LEFT if kind == "left" else Side.RIGHT)
    for match in _SIDE_LETTER.finditer(text):
        sides.add(Side.LEFT if match.lastgroup == "left" else Side.RIGHT)
    return next(iter(sides)) if len(sides) == 1 else None
