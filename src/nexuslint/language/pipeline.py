"""The one spaCy pipeline: tokens, sentences, cues of the lexicon, roles and speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import compile_infix_regex, filter_spans

from nexuslint.language.attribution import decide_roles
from nexuslint.language.reading import Cue, Reading, Sentence
from nexuslint.language.roles import RoleScores, SentenceText
from nexuslint.language.sections import section_of_each
from nexuslint.language.sentences import SentenceSpan, find_sentences
from nexuslint.model.letter import Letter
from nexuslint.model.lexicon import Lexicon
from nexuslint.model.span import Span

#: Tokens that spaCy's English rules would cut: abbreviations of this trade, kept whole.
_WHOLE_TOKENS = (
    *(
        "C&P",
        "c&p",
        "M.D.",
        "D.O.",
        "D.C.",
        "Ph.D.",
        "Psy.D.",
        "Ed.D.",
        "N.P.",
        "P.A.",
        "R.N.",
        "D.P.M.",
        "O.D.",
        "Au.D.",
    ),
    *("C.F.R.", "U.S.C.", "Fed.", "Cir.", "Vet.", "App.", "DD-214", "DD-2807", "PA-C", "FNP-C", "C-file"),
)


class RoleSource(Protocol):
    """Anything that scores the roles and the speaker of each sentence of a letter, in context."""

    def read(self, sentences: Sequence[SentenceText]) -> tuple[RoleScores, ...]:
        """One score set for each sentence, in order."""
        ...


def build_reader(lexicon: Lexicon, role_source: RoleSource | None) -> Callable[[Letter], Reading]:
    """Give the function that reads a letter; building it costs about as much as reading a few letters.

    Without a `role_source` the cues alone decide the roles.
    """
    nlp = spacy.blank("en")
    _mend_tokenizer(nlp)
    matcher = _matcher(nlp, lexicon)

    def read(letter: Letter) -> Reading:
        doc = nlp(letter.text)
        if doc.text != letter.text:
            raise AssertionError("the tokenizer changed the text")
        spans = tuple(find_sentences(letter.text, letter.blocks))
        _set_sentences(doc, spans)
        return Reading(letter=letter, doc=doc, sentences=_sentences(letter, doc, spans, matcher, role_source))

    return read


def _mend_tokenizer(nlp: Language) -> None:
    tokenizer: Any = nlp.tokenizer  # compiled, without types
    for text in _WHOLE_TOKENS:
        tokenizer.add_special_case(text, [{"ORTH": text}])
    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[A-Za-z0-9)])/(?=[A-Za-z(])",
        r"(?<=\d)(?=(?:mg|lb|lbs|min|hrs?)\b)",
    ]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _matcher(nlp: Language, lexicon: Lexicon) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    tokenizer: Any = nlp.tokenizer
    for name, phrases in lexicon.lists.items():
        by_label: dict[str, list[str]] = {}
        for phrase in phrases:
            by_label.setdefault(phrase.label, []).append(phrase.words)
        for label, words in by_label.items():
            matcher.add(f"{name}/{label}", list(tokenizer.pipe(words)))
    return matcher


def _set_sentences(doc: Doc, spans: Sequence[SentenceSpan]) -> None:
    """Tell spaCy where sentences start, for whoever looks at the doc."""
    starts = {span.span.start for span in spans}
    for token in doc:
        token.is_sent_start = token.idx in starts


def _cues(doc: Doc, matcher: PhraseMatcher) -> list[Cue]:
    """The cues in the order of the text; of two in the same list the longer one stands."""
    by_list: dict[str, list[DocSpan]] = {}
    for match in matcher(doc, as_spans=True):
        by_list.setdefault(match.label_.partition("/")[0], []).append(match)
    cues = []
    for name, matches in by_list.items():
        for match in filter_spans(matches):
            label = match.label_.partition("/")[2]
            cues.append(Cue(list=name, label=label, span=Span(start=match.start_char, end=match.end_char)))
    return sorted(cues, key=lambda cue: cue.span)


def _sentences(
    letter: Letter,
    doc: Doc,
    spans: Sequence[SentenceSpan],
    matcher: PhraseMatcher,
    role_source: RoleSource | None,
) -> tuple[Sentence, ...]:
    cues = _cues(doc, matcher)
    starts = [cue.span.start for cue in cues]
    texts = [" ".join(span.span.of(letter.text).split()) for span in spans]
    scored: Sequence[RoleScores | None] = [None] * len(spans)
    if role_source is not None:
        scored = role_source.read(
            [SentenceText(text=text, opens=span.opens) for text, span in zip(texts, spans, strict=True)]
        )
    sections = section_of_each(letter, spans)
    sentences = []
    for index, (span, scores) in enumerate(zip(spans, scored, strict=True)):
        text = span.span.of(letter.text)
        own = tuple(
            cue
            for cue in cues[bisect_left(starts, span.span.start) : bisect_left(starts, span.span.end)]
            if cue.span.end <= span.span.end
        )
        roles, all_scores, speaker = decide_roles(text, own, scores, offset=span.span.start, section=sections[index])
        sentences.append(
            Sentence(
                index=index,
                span=span.span,
                text=text,
                block=letter.blocks[span.block],
                block_index=span.block,
                opens=span.opens,
                roles=roles,
                scores=all_scores,
                speaker=speaker,
                cues=own,
                section=sections[index],
            )
        )
    return tuple(sentences)
