"""Pairs of ends where the parse puts words in an unusual order; the usual ones stand in the frames' examples."""

from __future__ import annotations

from foedus.codebook import Codebook
from foedus.extraction.rules.matching import Matcher
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, Mention, MentionKind, Span

WORDS = (
    ("Backed", "back", "VERB", "VBN", 4, "acl"),
    ("by", "by", "ADP", "IN", 2, "case"),
    ("Chad", "Chad", "PROPN", "NNP", 0, "obl:agent"),
    (",", ",", "PUNCT", ",", 4, "punct"),
    ("Redcaps", "Redcap", "PROPN", "NNPS", 5, "nsubj"),
    ("rested", "rest", "VERB", "VBD", -1, "root"),
)


def test_a_participle_before_the_noun_that_it_describes_is_read() -> None:
    text, tokens = "", []
    for index, (form, lemma, upos, xpos, head, deprel) in enumerate(WORDS):
        start = len(text)
        text += form + " "
        place = {"start": start, "end": start + len(form), "head": head}
        tokens.append(Token(index=index, text=form, lemma=lemma, upos=upos, xpos=xpos, deprel=deprel, **place))
    sentence = Sentence(index=0, paragraph=0, tokens=tuple(tokens))
    mentions = [_mention(sentence, 2, ActorKind.STATE), _mention(sentence, 4, ActorKind.ARMED_GROUP)]
    matches = Matcher(sentence, mentions, Codebook.load()).matches()
    pairs = [(m.predicate.relation, *(end and end.actor.name for end in pair)) for m in matches for pair in m.pairs]
    assert ("backing", "Chad", "Redcaps") in pairs


def _mention(sentence: Sentence, head: int, kind: ActorKind) -> Mention:
    token = sentence.tokens[head]
    span = Span(article="a1:0", start=token.start, end=token.end, text=token.text)
    actor = Actor(id=f"x:{head}", name=token.text, kind=kind)
    return Mention(span=span, kind=MentionKind.NAME, actors=(actor,), sentence=0, first=head, last=head + 1, head=head)
