"""Words parted by a hyphen at a line's end: which are whole words, which keep the hyphen."""

# Word lists read best as running text.
# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

#: First and last parts of compounds that keep their hyphen ("self-", "service-"; "-bearing", "-term").
_HEADS = frozenset(
    "self service non well post half all cross full part long short high low mid right left two three"
    " four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety weight range"
    " line sick follow side over step lower upper end year month week day hour time load age work job injury"
    " combat flight aid joint leg knee hip back neck up so far near large small first second third"
    " one double single peer board evidence fact claims life pain sleep light heavy medium good ill then now"
    " multi face hand foot force body cause trial case law state care rear hard soft deep"
    " wide open old new late early free whole above below disc nerve bone muscle degree inch pound foot"
    " mile ton mini nexus tool elbow wrist ankle finger thumb shoulder chest head eye ear home house road book"
    " risk dose drug blood heart stress current".split()
)
_TAILS = frozenset(
    "connected bearing related based term of the to and or by up in on off out old year years level sided"
    " side handed motion duty call in-law law like free time wise minded ended step house hour day week month"
    " pound foot inch legged aged trained certified reviewed known documented established existing traumatic"
    " operative service combat type induced specific dependent mediated causing rated shaped thickness stage"
    " line lasting standing range over down through away six five four three two one seven eight nine".split()
)
#: Words that a setter may part where two words meet, and that are written as one.
_CLOSED = frozenset(
    "headache headaches background workplace workload workday workdays workout weekend weekends weekday"
    " handicap handwritten handwriting handling overcome overall overuse overweight overhead overtime outcome"
    " outcomes upright upper upon uphill footwear football lifelong lifetime daytime daylight sideways"
    " sidewalk backward backwards backpack household housework eyesight earlier shoulders heading bodily"
    " timely largely highly lowest lower longer secondary secondly kneeling lifting timeline headquarters"
    " bedtime nighttime nightmares wheelchair wellness fullness rightly likelihood halfway crossing backache"
    " bookkeeping homework stressful painful painless careful".split()
)
#: Words after a hanging hyphen ("short- and long-term").
_JOINERS = frozenset({"and", "or", "to", "nor", "versus", "through"})

#: Inner parts of compounds ("line-of-duty", "out-in-front").
_SMALL = frozenset("a an and at by for from in of off on or out over the to up with".split())

_PART_BEFORE = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)-$")
_PART_AFTER = re.compile(r"[^\W\d_]+")


def vocabulary(texts: Iterable[str]) -> Collection[str]:
    """The lower-case words that stand whole in some line, and its compounds with their hyphens."""
    words: set[str] = set()
    for text in texts:
        # The first and last word of a line may be parts.
        for word in text.split()[1:-1]:
            bare = word.strip(".,;:()[]\"“”'’?!").lower()
            words.add(bare)
            words.update(bare.split("-"))
    return words


def line_end(before: str, after: str, known: Collection[str]) -> tuple[bool, bool]:
    """How a line that ends with a hyphen goes on: whether the hyphen stays, and whether a blank follows.

    `before` and `after` are the two lines; `known` the `vocabulary` of the letter.
    """
    left, right = _PART_BEFORE.search(before), _PART_AFTER.match(after)
    if right and right[0].lower() in _JOINERS:
        return True, True
    if before.endswith((" -", "--")):
        return True, True
    if not left or not right:
        return True, False
    last = re.split(r"[-’']", left[1])[-1].lower()
    tail = right[0].lower()
    whole, compound = last + tail, f"{last}-{tail}"
    if not (left[1][-1].islower() and right[0].islower()):
        # "DEGENER-\nATIVE" goes together only where the letter has the word whole.
        return not (whole in known and compound not in known), False
    if compound in known:
        return True, False
    if whole in known:
        return False, False
    if whole in _CLOSED:
        return False, False
    if len(last) == 1 or last in _HEADS or tail in _TAILS:
        return True, False
    if left[1] != left[1][-len(last) :] and last in _SMALL:
        return True, False
    return (last in known and tail in known and len(tail) > 3), False
