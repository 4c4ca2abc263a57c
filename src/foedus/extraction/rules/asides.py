"""What an article adds to an indirect report in its own words: who somebody is, and what went before.

"The army said the rebels, who broke away in May, had fled, two weeks after the truce was signed": the army speaks of
the flight, the article of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.language import Sentence, Token
from foedus.model import Span

_BESIDE = ("appos", "acl", "acl:relcl")
"""Relations under which a clause or name is added to a noun."""
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "season", "year", "decade", "generation")
)
_FROM = frozenset(("after", "before"))
_ALONG = frozenset(("after", "as", "since", "while", "when", "before", "until", "although", "though"))
_LONGEST = 6
"""Words that a measure of time may have ("less than two and a half years")."""


def is_aside(sentence: Sentence, token: int, cue: int | None, contents: Sequence[Span]) -> bool:
    """Whether a token of what is said, unquoted, stands in an apposition or clause that the article adds.

    Added between commas are appositions and clauses behind a noun, and at what distance in time another thing happened
    ("a day after"). Behind the cue of what was said before it, it is also what went on besides ("…, the police said, as
    X fled") and what a noun phrase makes of it all ("…, the police said, the first such attack since"). Of "the group's
    leader, Jane Doe" both nouns count: the words identify, they do not report.
    """
    if any(sentence.behind_comma(child.index) for child in sentence.children(token, "appos")):
        return True
    told_before = cue is not None and any(span.end <= sentence.tokens[cue].start for span in contents)
    behind = cue if told_before else None
    if _is_at_distance(sentence, token, cue) or (behind is not None and _sums_up(sentence, token, behind)):
        return True
    if _identifies(sentence, token, contents):
        return True
    while token >= 0 and _within(contents, sentence.tokens[token]):
        word = sentence.tokens[token]
        if behind is not None and _goes_along(sentence, word, behind):
            return True
        inside = word.head >= 0 and _within(contents, sentence.tokens[word.head])
        beside = (word.deprel in _BESIDE and not _is_charge(sentence, word)) or _follows_name(sentence, word)
        if inside and beside and sentence.behind_comma(token):
            return cue is None or cue not in sentence.subtree(token)
        token = word.head
    return False


def _identifies(sentence: Sentence, token: int, contents: Sequence[Span]) -> bool:
    """Whether a word only says which body is meant of which something is said: "officers loyal to X took part".

    Likewise the verb of a clause behind the subject: "gunmen who had left X took part".
    """
    word = sentence.tokens[token]
    if word.head < 0 or not _within(contents, sentence.tokens[word.head]):
        return False
    noun = sentence.tokens[word.head]
    if word.deprel == "amod":
        return noun.upos in ("NOUN", "PROPN")
    return word.deprel == "acl:relcl" and noun.deprel in ("nsubj", "nsubj:pass")


def _is_charge(sentence: Sentence, word: Token) -> bool:
    """Whether a clause is what somebody is charged with: "accuses X, which once helped him, of invading Y"."""
    return word.xpos == "VBG" and any(child.text.lower() == "of" for child in sentence.children(word.index, "mark"))


def _follows_name(sentence: Sentence, word: Token) -> bool:
    """Whether a relative clause that the parse hangs on the verb stands behind a name ("fought X, with whom it …")."""
    first = sentence.subtree(word.index)[0]
    place = first - (sentence.tokens[first].text != ",")
    return word.deprel == "advcl:relcl" and place > 0 and sentence.tokens[place - 1].upos == "PROPN"


def _goes_along(sentence: Sentence, word: Token, cue: int) -> bool:
    """Whether a word heads a clause or phrase behind a cue and a comma that tells of something at another time."""
    if sentence.subtree(word.index)[0] <= cue or not sentence.behind_comma(word.index):
        return False
    return any(child.text.lower() in _ALONG for child in sentence.children(word.index, "mark", "case", "advmod"))


def _within(contents: Sequence[Span], word: Token) -> bool:
    return any(span.start <= word.start < span.end for span in contents)


def _sums_up(sentence: Sentence, token: int, cue: int) -> bool:
    """Whether a token stands in a noun phrase, no subject or time, behind the cue of what was said before it."""
    if token < cue:
        return False
    first = next((i for i in range(cue + 1, token) if sentence.tokens[i].text == ","), token) + 1
    if first > token or sentence.tokens[first].upos != "DET":
        return False
    noun = sentence.tokens[sentence.tokens[first].head]
    return noun.index > first and noun.lemma not in _TIMES and not noun.deprel.startswith("nsubj")


def _is_at_distance(sentence: Sentence, token: int, cue: int | None) -> bool:
    """Whether a token stands behind a comma and a measure of time: ", less than two days after the rebels fled"."""
    words = sentence.tokens
    for place in range(token - 1, 1, -1):
        if words[place].text == "," and words[place + 1].upos == "CCONJ":
            return False
        if words[place].text.lower() in _FROM and words[place - 1].lemma in _TIMES:
            measure = words[max(0, place - _LONGEST) : place]
            return any(word.text == "," for word in measure) and not (cue is not None and place < cue < token)
    return False
