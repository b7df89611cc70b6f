"""What the rating of a spine turns on: range of motion, flare-ups, and signs that go into a limb, with what they take away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact, matched
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import MotionKind, MotionOrFlareUp, RadiatingSign, Speaker
from nexuslint.model.span import Span

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE})
_MOTION = re.compile(
    r"\b(?:range of motion|rom|flexion|extension|flex(?:es|ed)|extend(?:s|ed)|rotation|lateral bend\w*|side bend\w*|bends?|forward bend\w*|degrees|schober|fingertips?)\b"
)
_FLARE_UP = re.compile(
    r"\b(?:flare[- ]?ups?|flares?|flaring|bad (?:days?|spells?)|goes out|went out|acute episodes?|exacerbations?|(?:it|back|spine) (?:locks|seizes|gives out)|locks? up)\b"
)
#: A straight leg raise is told in degrees too, and is no motion of the spine.
_RAISED = re.compile(
    r"\b(?:straight[- ]leg[- ]rais\w+|leg rais\w+|slr|rais(?:ing|es?) the (?:straight )?(?:right |left )?(?:straight )?leg|las[eè]gue\w*|(?:ankle|patellar|achilles) \w+)\b[^.;]{0,60}?\bdegrees"
)


def find_motion(reading: Reading) -> Iterator[MotionOrFlareUp]:
    """Give range of motion and flare-ups, each where a sentence tells them."""
    for sentence in reading.sentences:
        if sentence.speaker is Speaker.QUESTION:
            continue
        motion = _motion(sentence) if sentence.has("finding", "measured") else None
        for kind, span in ((MotionKind.FLARE_UP, matched(sentence, _FLARE_UP)), (MotionKind.MOTION, motion)):
            if span is not None:
                yield fact(
                    MotionOrFlareUp,
                    sentence,
                    span,
                    seen_by="words",
                    speaker=Speaker.AUTHOR,
                    kind=kind,
                    loss=_loss(reading, sentence),
                )


def _motion(sentence: Sentence) -> Span | None:
    """The words on range of motion, those of a straight leg raise left out."""
    raised = [match.span() for match in _RAISED.finditer(sentence.lower)]
    for found in _MOTION.finditer(sentence.lower):
        if not any(start <= found.start() < end for start, end in raised):
            return Span(start=sentence.span.start + found.start(), end=sentence.span.start + found.end())
    return None


_LIMB = r"(?:legs?|thighs?|cal(?:f|ves)|foot|feet|toes?|buttocks?|knees?|shins?|soles?|arms?|hands?|fingers?|limbs?|extremit(?:y|ies))"
_RADIATING = re.compile(
    rf"\b(?:radiat\w+|radicul\w+|sciatica|foot drop|drop foot|dermatom\w+|pins and needles|(?:shoots?|shooting|runs?|running|travels?|spreads?|goes|going|pain|burning) (?:pain )?(?:all the way )?(?:down|into|to) (?:(?:the|his|her|both|either) )?(?:(?:left|right|lower|back of the) )*{_LIMB}|"
    rf"(?:numb\w*|tingl\w*|weak\w*)(?: \w+){{0,4}} {_LIMB}|{_LIMB} (?:is |are |goes? |went |feels? )(?:\w+ )?(?:numb|weak|asleep|dead)|weak(?:ness)? (?:of |in )?(?:the )?(?:left |right )?(?:great toe|dorsiflexion|ankle)|(?:dorsiflexion|great toe extension|toe extension)\b[^.;]{{0,20}}\b[0-4]/5|"
    rf"straight[- ]leg[- ]rais\w+|\bslr\b|las[eè]gue\w*|(?:ankle|patellar|achilles|knee) (?:reflex|jerk)\w*)"
)
#: The name of the condition, which is no sign where the sentence only diagnoses it.
_NAME = re.compile(r"radicul\w+|sciatica")
_DENIED = re.compile(r"\b(?:no|not|without|denies|denied|never|free of|nor|negative for|absence of)\b[^.;,]{0,40}$")
_NORMAL = re.compile(
    r"^[^.;,]{0,30}\b(?:negative|normal|intact|full|symmetric\w*|absent bilaterally for pain|2\+|5/5)\b"
)


def find_radiating_signs(reading: Reading) -> Iterator[RadiatingSign]:
    """Give each sentence that tells a sign or symptom going from the spine into a limb, unless it is denied."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD:
            continue
        for found in _RADIATING.finditer(sentence.lower):
            before, after = sentence.lower[: found.start()], sentence.lower[found.end() :]
            if _DENIED.search(before) or _NORMAL.match(after):
                continue
            if _NAME.fullmatch(found.group()) and not sentence.has("finding", "symptom_only", "severity"):
                continue
            span = Span(start=sentence.span.start + found.start(), end=sentence.span.start + found.end())
            yield fact(RadiatingSign, sentence, span, seen_by="words", loss=_loss(reading, sentence))
            break


_LOSS = re.compile(
    r"\b(?:cannot|can't|could not|unable to|not able to|has to (?!be seen)|have to|must (?!be seen)|keeps? (?:him|her) (?:from|in)|prevents?|stays? (?:in bed|home|down)|(?:takes?|took) to (?:his|her|the) bed|loses? (?:\w+ )?(?:days?|degrees|work)|limits?|forces? (?:him|her)|so that (?:he|she)|lies? down|lie flat|laid up|gives? way|trips?|stumbles?|falls?)\b[^.;]*"
)
_OF_IT = re.compile(
    r"^\W*(?:then|during|in (?:them|these|such|a flare|the flares?)|at (?:such|these|those) times|on (?:such|those|these) days|these|they|it|this|with (?:them|it|this)|when (?:it|this|they)|for (?:two|three|a|the))\b"
)


def _loss(reading: Reading, sentence: Sentence) -> Span | None:
    """The words for what is lost: in the sentence itself, or in the next one where it goes on about it."""
    own = matched(sentence, _LOSS)
    if own is not None or sentence.index + 1 >= len(reading.sentences):
        return own
    following = reading.sentences[sentence.index + 1]
    is_of_it = following.block_index == sentence.block_index and bool(_OF_IT.match(following.lower))
    return matched(following, _LOSS) if is_of_it and following.speaker not in _NOT_TOLD else None
