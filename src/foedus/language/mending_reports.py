"""Who reports a sentence, behind it or between its words: "…, officials admitted in private", "X, Y alleges, fled"."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, Token

_REPORTING = frozenset(
    """
    acknowledge add admit affirm allege announce argue assert believe claim complain concede confirm contend declare
    disclose estimate fear hint insist maintain note observe predict proclaim recall report reveal say state stress
    suggest suspect tell testify think warn write
    """.split()  # noqa: SIM905
)
_BARE = frozenset(
    ("acknowledge", "admit", "allege", "argue", "assert", "believe", "concede", "contend", "insist", "maintain", "say")
)
"""Those whose base form is no noun."""
_OF_NOUNS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON"))
_ENDINGS = ("s", "d", "t", "e", "y", "n", "end")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_LONGEST = 12
"""Words that a reporter's description may have."""


def reporters(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """A noun and a finite verb of reporting behind a comma, with no object, report what they stand in or behind.

    The parser made a relative clause, an apposition or a further clause of them. At the end of a sentence the verb
    becomes its root and the sentence what is said; between two commas it stands beside the sentence's verb.
    """
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.upos not in ("VERB", "NOUN", "ADJ", "PROPN") or root.lemma in _REPORTING:
        return tokens
    commas = [token.index for token in tokens if token.text == ","]
    for place, comma in enumerate(commas):
        last = place == len(commas) - 1
        end = len(tokens) if last else commas[place + 1]
        verb = _verb_of(tokens, comma, end, lemmas)
        if verb is None or comma < root.index < end:
            continue
        if last and (comma > root.index) and _ends_with(tokens, verb):
            return _joined(tokens, root, verb, range(comma + 1, end), final=True)
        if not last and end == verb.index + 1 and comma < root.index:
            return _joined(tokens, root, verb, range(comma + 1, end), final=False)
    return tokens


def _verb_of(tokens: tuple[Token, ...], comma: int, end: int, lemmas: Lemmatiser) -> Token | None:
    """The verb of reporting behind a noun phrase that begins right behind a comma, as a verb in its finite form."""
    for token in tokens[comma + 1 : min(end, comma + 2 + _LONGEST)]:
        low = token.text.lower()
        if token.text == low and token.index > comma + 1 and low.endswith(_ENDINGS):
            many = low in _BARE or tokens[token.index - 1].xpos == "NNS"
            tag = token.xpos if token.xpos in FINITE else "VBZ" if low.endswith("s") else "VBP" if many else ""
            helped = token.xpos == "VBN" and tokens[token.index - 1].lemma == "have"
            if (tag or helped) and (lemma := lemmas.lemma(low, tag or "VBN")) in _REPORTING:
                return replace(token, upos="VERB", xpos=tag or "VBN", lemma=lemma)
        within = token.index > comma + 1
        second = within and token.upos == "DET" and tokens[token.index - 1].upos not in ("ADP", "CCONJ", "DET")
        if second or (token.upos not in _OF_NOUNS and not (token.upos in ("AUX", "ADV") and within)):
            return None
    return None


def _ends_with(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether nothing but circumstances, and who was told, stands behind a verb."""
    behind = tokens[verb.index + 1 :]
    objects = any(t.head == verb.index and t.deprel in ("ccomp", "xcomp", "obj") for t in behind)
    told = verb.lemma == "tell"
    clauses = any(t.upos in ("VERB", "AUX", "SCONJ") and t.xpos != "VBG" for t in behind)
    return not clauses and (told or not objects)


def _joined(
    tokens: tuple[Token, ...], root: Token, verb: Token, inside: Iterable[int], *, final: bool
) -> tuple[Token, ...]:
    """The sentence with the verb and its subject where they belong."""
    span = frozenset(inside)
    before = [t for t in tokens if t.index in span and t.index < verb.index]
    first_case = next((t.index for t in before if t.upos == "ADP" and t.index > before[0].index), verb.index)
    nouns = [t for t in before if t.upos in _NOMINAL and t.index < first_case]
    homes = _homes(tokens, root, span)
    if not nouns or homes is None:
        return tokens
    subject = nouns[-1]
    found = list(tokens)
    for stray, (head, deprel) in homes.items():
        found[stray] = replace(found[stray], head=head, deprel=deprel)
    found[verb.index] = (
        replace(verb, head=-1, deprel="root") if final else replace(verb, head=root.index, deprel="parataxis")
    )
    if final:
        found[root.index] = replace(root, head=verb.index, deprel="ccomp")
    found[subject.index] = replace(subject, head=verb.index, deprel="nsubj")
    for token in tokens:
        if token.index not in span or token.index in (verb.index, subject.index):
            continue
        if token.head not in span or token.head == token.index:
            near = verb if token.index > verb.index or token.upos in ("AUX", "ADV") else subject
            found[token.index] = replace(token, head=near.index, deprel=_below(token, near is verb))
        elif token.head == verb.index and token.index < verb.index and token.deprel.startswith("nsubj"):
            found[token.index] = replace(token, head=subject.index, deprel="compound")
    return tuple(found)


def _homes(tokens: tuple[Token, ...], root: Token, span: frozenset[int]) -> dict[int, tuple[int, str]] | None:
    """Head and relation of each word outside that hung on one within; None where they are not plain."""
    own = {t.deprel for t in tokens if t.head == root.index and t.index not in span}
    homes: dict[int, tuple[int, str]] = {}
    for stray in tokens:
        if stray.head not in span or stray.index in span or stray.deprel == "punct":
            continue
        before = tokens[stray.index - 1] if stray.index else stray
        if stray.deprel.startswith("nsubj") and stray.index < root.index:
            homes[stray.index] = (root.index, stray.deprel)
        elif stray.deprel in ("case", "det", "amod"):
            homes[stray.index] = (stray.index + 1, stray.deprel)
        elif stray.upos not in _NOMINAL:
            return None
        elif stray.index > root.index and before.upos == "ADP":
            homes[stray.index] = (root.index, "obl:agent" if before.text.lower() == "by" else "obl")
        elif stray.index < root.index and not own & {"nsubj", "nsubj:pass"}:
            homes[stray.index] = (root.index, "nsubj:pass" if "aux:pass" in own else "nsubj")
        elif stray.index > root.index and "obj" not in own:
            homes[stray.index] = (root.index, "obj")
        else:
            return None
    return homes


def _below(token: Token, of_verb: bool) -> str:
    if token.upos == "PUNCT":
        return "punct"
    if of_verb:
        return "aux" if token.upos == "AUX" else "advmod" if token.upos == "ADV" else "obl"
    return "det" if token.upos == "DET" else "amod" if token.upos == "ADJ" else "compound"
