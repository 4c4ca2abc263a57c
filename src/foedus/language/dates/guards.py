"""Tells dates from what only looks like one: names, modal "may", counts of things, ages."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.language.dates.grammar import Phrase
from foedus.language.dates.lexicon import Lexeme, Lexicon
from foedus.language.tokens import Sentence, Token


def is_time(
    phrase: Phrase, pieces: Sequence[Lexeme], sentence: Sentence, tokens: Sequence[Token], words: Lexicon
) -> bool:
    """Whether a phrase may be read as a time where it stands; `tokens` are the sentence's that it covers."""
    before = pieces[phrase.first - 1] if phrase.first else None
    after = pieces[phrase.last] if phrase.last < len(pieces) else None
    if phrase.name in ("iso", "slashed", "ago", "offset", "relative_day", "day_before"):
        return True
    if _is_name(phrase, pieces, words):
        return False
    if phrase.name == "year":
        return _is_year(phrase, before, after, sentence, tokens, words)
    if phrase.name == "day_of":
        return _is_day_of(phrase, before, sentence, tokens)
    if phrase.name == "year_range":
        return before is None or before.symbol not in ("_", "-", "/") or before.text.isalpha() or before.text == "("
    if phrase.get("M") is not None:
        late = before is not None and before.text.lower() == "as" and phrase.first > 1  # "as recently as June"
        told = late and pieces[phrase.first - 2].text.lower() in ("recently", "late", "early")
        return (told or _is_month(phrase, before, tokens, words)) and not counts_things(phrase, sentence, tokens)
    if phrase.name == "season":
        told = before is not None and before.text.lower() in words.classes["before season"]
        return phrase.get("tpfwjY") is not None or (phrase.symbols == "dS" and told)
    if phrase.name in ("duration", "vague_duration", "set"):
        return _is_length(phrase, pieces, before, after)
    return True


def _is_name(phrase: Phrase, pieces: Sequence[Lexeme], words: Lexicon) -> bool:
    """Whether the words around make a name of it: "Black September", "the 3 May Movement", "April 6 Youth Movement"."""
    if phrase.get("MDSHE") is None:
        return False
    if phrase.first:
        before = pieces[phrase.first - 1]
        dotted = (
            before.text == "." and phrase.first > 1 and pieces[phrase.first - 2].text.lower() in ("mr", "mrs", "ms")
        )
        if dotted or (before.text[0].isupper() and before.text.lower() in words.classes["name before"]):
            return True
    for piece in pieces[phrase.last : phrase.last + 3]:
        if not piece.text[0].isupper():
            return False
        if piece.text.lower() in words.classes["name after"]:
            return True
    return False


def _is_month(phrase: Phrase, before: Lexeme | None, tokens: Sequence[Token], words: Lexicon) -> bool:
    if phrase.get("noYtpfsrwj") is not None and phrase.name != "month_year":
        return True
    month = phrase.get("M")
    word = month.text.lower() if month is not None else ""
    token = next((t for t in tokens if month is not None and t.start <= month.start < t.end), None)
    if token is not None and (token.entity.endswith("PER") or token.upos in ("AUX", "VERB")):
        return False
    if phrase.get("Ymtpfs") is not None:
        return True
    if word in words.classes["doubtful month"]:
        return before is not None and before.text.lower() in words.classes["before month"]
    return word not in words.classes["short month"] or phrase.get(".") is not None or before is not None


def counts_things(phrase: Phrase, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether the number counts what follows: "In May 12 soldiers were killed"."""
    number = phrase.get("n")
    if number is None or phrase.get("Y") is not None or phrase.pieces[-1] is not number:
        return False
    token = next((t for t in tokens if t.start <= number.start < t.end), None)
    if token is None or not token.deprel.startswith("nummod") or token.head <= token.index:
        return False
    return sentence.tokens[token.head].xpos in ("NNS", "NNPS")


def _is_year(
    phrase: Phrase,
    before: Lexeme | None,
    after: Lexeme | None,
    sentence: Sentence,
    tokens: Sequence[Token],
    words: Lexicon,
) -> bool:
    year = phrase.number("Y") or 0
    dash = after is not None and after.text == "-" and after.start > phrase.pieces[-1].end  # "1971 - The army rises"
    opens = before is None and after is not None and (dash or after.text in (":", "–", "—"))
    if phrase.get("d") is not None or (opens and 1500 <= year <= 2099):
        return True
    if not 1500 <= year <= 2099 or (after is not None and after.text in ("%", "°", "-", "’", "/")):
        return False
    previous = before.text.lower() if before is not None else ""
    token = tokens[-1]
    counts = token.deprel.startswith("nummod") and token.head > token.index
    head = sentence.tokens[token.head] if token.head >= 0 else None
    plural = counts and head is not None and head.xpos in ("NNS", "NNPS")
    if previous in words.classes["determiner"]:
        return year >= 1800 and not (plural and previous not in ("the", "its", "their", "'s", "’s"))
    if plural:
        return False
    if previous in words.classes["before year"] or previous in ("(", ",", "[", "-", "–", "—"):
        return True
    return year >= 1900 and token.deprel in ("nmod:unmarked", "obl:unmarked", "nmod", "obl", "appos", "conj")


def _is_day_of(phrase: Phrase, before: Lexeme | None, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether an ordinal in figures is a day of the month ("on the 3rd"), and counts no noun behind it."""
    if not phrase.pieces[-1].text[0].isdigit() or before is None:
        return False
    following = sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    alone = not following or following[0].upos not in ("NOUN", "PROPN", "ADJ", "NUM")
    return alone and before.text.lower() in ("on", "since", "until", "till", "by", "from", "before", "after")


def _is_length(phrase: Phrase, pieces: Sequence[Lexeme], before: Lexeme | None, after: Lexeme | None) -> bool:
    if after is not None and after.text.lower() == "old":
        return False
    if after is not None and after.symbol == "-" and phrase.last + 1 < len(pieces):
        return pieces[phrase.last + 1].text.lower() not in ("old", "olds")
    if phrase.name == "vague_duration":
        follows = after is not None and after.text.lower() == "of"
        return follows or (before is not None and (before.symbol in "iXVy" or before.text.lower() in ("over", "many")))
    if phrase.symbols in ("au", "ah"):
        counted = after is not None and after.symbol == "y"  # "a month after"
        return counted or (before is not None and before.symbol in "iXybk")
    return True
