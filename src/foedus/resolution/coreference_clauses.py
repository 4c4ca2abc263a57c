"""The clauses around a pronoun: which verbs share a subject, and which noun or verb stands above."""

from __future__ import annotations

from foedus.language import Sentence, Token

_CONDITIONS = frozenset({"if", "unless", "should"})
_THREATENING = frozenset({"threaten", "warn", "attack", "menace", "sanction", "punish", "blacklist"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_OF_OBJECTS = frozenset({"of", "for", "from", "into", "to"})
"""What marks a clause whose subject may be the object of the one above."""
_SHARING = ("conj", "advcl")
"""How a clause without a subject of its own hangs on the one that lends it one."""


def warning_above(sentence: Sentence, token: Token) -> int:
    """The verb of threat above the condition of which a pronoun is the subject; -1 where there is none."""
    verb = sentence.tokens[token.head] if token.head >= 0 else token
    if verb.deprel != "advcl" or verb.head < 0:
        return -1
    if not any(child.text.lower() in _CONDITIONS for child in sentence.children(verb.index, "mark", "aux")):
        return -1
    above = sentence.tokens[verb.head]
    if above.lemma in _THREATENING:
        return above.index
    over = sentence.tokens[above.head] if above.head >= 0 else above  # "threatened to attack X unless it left"
    return above.index if above.deprel == "xcomp" and over.lemma in _THREATENING else -1


def clauses_above(sentence: Sentence, verb: int) -> list[int]:
    """A verb, and those above it whose subject is its own: "began to arm it" is said of two."""
    found = [verb]
    while verb >= 0 and sentence.tokens[verb].deprel == "xcomp" and not any(sentence.children(verb, "nsubj")):
        verb = sentence.tokens[verb].head
        if any(sentence.children(verb, "obj", "iobj")):
            break  # "asked X to arm it"
        found.append(verb)
    return found


def sharing(sentence: Sentence, clauses: list[int]) -> list[int]:
    """Verbs with those whose subject is theirs as well: "X left Y and fought it", "X left Y before rejoining it"."""
    found = list(clauses)
    verb = sentence.tokens[found[-1]]
    while verb.deprel in _SHARING and verb.head >= 0 and not any(sentence.children(verb.index, *_SUBJECTS)):
        if any(child.text.lower() in _OF_OBJECTS for child in sentence.children(verb.index, "mark")):
            break  # "X accused Y of attacking it"
        verb = sentence.tokens[verb.head]
        found.append(verb.index)
    return found


def over_bearer(sentence: Sentence, token: Token) -> list[int]:
    """As in "fighters of X, a chief who broke away from them": they broke with others than his fighters."""
    word = token
    while word.head >= 0 and word.deprel != "acl:relcl":
        word = sentence.tokens[word.head]
    found: list[int] = []
    while word.head >= 0 and word.deprel in ("acl:relcl", "appos", "nmod"):
        if word.deprel == "nmod":
            found.append(word.head)
        word = sentence.tokens[word.head]
    return found
