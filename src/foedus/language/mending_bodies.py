"""Bodies and their people: clauses behind "a coalition of X", and "members of A and fighters of B"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.mending_appositions import is_name
from foedus.language.numbers import NUMBERS
from foedus.language.tokens import Token, cases_of

_WHOLES = frozenset(
    """
    alliance association axis bloc body coalition committee confederation council federation front group grouping
    league movement network organisation organization pact party umbrella union
    """.split()  # noqa: SIM905
)
"""Bodies that others make up."""
_BODIES = _WHOLES | {"army", "brigade", "brigades", "force", "forces", "guard", "militia", "rally", "congress"}
_NAMING = frozenset(("for", "of"))
_PARTS_OF = frozenset(("nmod", "flat", "compound"))
_NEAR = 6
"""How many words behind "among them" the head of the first name stands."""
_WITHIN = frozenset(("in", "within", "under", "to", "inside"))
_FOUNDED = frozenset(
    ("chair", "command", "create", "establish", "form", "found", "head", "launch", "lead", "set", "unveil")
)
"""What is done to the whole and not to its parts: "an alliance of militias formed in 1997"."""
_ONE = frozenset(("has", "is", "was"))


def bodies_beside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Army for the Freedom of A and Union for the Unity of B" the union is a second body, beside the army.

    The parser joined it to what stands in the name of the first, or gave its "for" to that.
    """
    found = list(tokens)
    for link in tokens[4:-3]:
        second, case = tokens[link.index + 1], tokens[link.index + 2]
        if link.deprel != "cc" or not _is_named_body(second) or case.text.lower() not in _NAMING:
            continue
        inner = tokens[second.head]
        first = inner
        while not _is_named_body(first) and first.deprel == "nmod" and first.head >= 0:
            first = tokens[first.head]
        if second.deprel != "conj" or not _is_named_body(first) or not first.index < inner.index <= link.index:
            continue
        if not cases_of(tokens, inner.index) & _NAMING:
            continue
        found[second.index] = replace(second, upos="PROPN", xpos="NNP", head=first.index)
        purpose = tokens[case.head]
        if case.deprel == "case" and purpose.head == first.index:
            found[purpose.index] = replace(purpose, head=second.index)
    return tuple(found)


def _is_named_body(word: Token) -> bool:
    return word.text[:1].isupper() and word.text.lower() in _BODIES


def of_wholes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a coalition of militias that includes X", "in which X leads", the clause tells of the coalition.

    The verb tells so by its number, or the preposition before "which": it is the whole that has others in it.
    """
    found = list(tokens)
    for pronoun in tokens[3:]:
        if pronoun.text.lower() not in ("that", "which") or pronoun.head <= pronoun.index:
            continue
        clause = tokens[pronoun.head]
        parts = tokens[clause.head]
        if clause.deprel != "acl:relcl" or parts.xpos != "NNS" or parts.deprel != "nmod" or parts.head < 0:
            continue
        whole = tokens[parts.head]
        owned = whole.lemma in _WHOLES and whole.xpos == "NN" and cases_of(tokens, parts.index) == {"of"}
        if owned and (_is_of_one(tokens, pronoun, clause) or cases_of(tokens, pronoun.index) & _WITHIN):
            found[clause.index] = replace(clause, head=whole.index)
    return tuple(found)


def founded_wholes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "an alliance of militias formed in May by X", "led by X", it is the alliance that was formed and is led."""
    found = list(tokens)
    for clause in tokens[3:]:
        if clause.deprel != "acl" or clause.xpos != "VBN" or clause.lemma not in _FOUNDED or clause.head < 0:
            continue
        parts = tokens[clause.head]
        whole = tokens[parts.head]
        owned = parts.xpos == "NNS" and parts.deprel == "nmod" and parts.index == clause.index - 1
        if owned and whole.lemma in _WHOLES and whole.xpos == "NN" and cases_of(tokens, parts.index) == {"of"}:
            found[clause.index] = replace(clause, head=whole.index)
    return tuple(found)


def _is_of_one(tokens: tuple[Token, ...], pronoun: Token, clause: Token) -> bool:
    """Whether the verb of which a relative pronoun is the subject agrees with one thing and not with several."""
    helpers = [t for t in tokens if t.head == clause.index and t.deprel.startswith(("aux", "cop"))]
    finite = min(helpers, key=lambda t: t.index, default=clause)
    one = finite.xpos == "VBZ" or finite.text.lower() in _ONE
    return one and pronoun.deprel.startswith("nsubj")


def counted_parts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "an alliance of three: the wing of A, B and C" these are the three, and B and C no owners of the wing.

    The number tells how many names there are behind the colon.
    """
    found = list(tokens)
    for colon in tokens[2:-4]:
        first = tokens[colon.head]
        parts = tokens[first.head]
        if colon.text != ":" or first.deprel != "appos" or not parts.index < colon.index < first.index:
            continue
        count = next((NUMBERS.get(t.text.lower(), 0) for t in tokens if t.head == parts.index and t.upos == "NUM"), 0)
        owners = [t for t in tokens if t.head == first.index and t.deprel == "nmod" and t.index > first.index]
        listed = [t for t in tokens if t.deprel == "conj" and any(t.head == owner.index for owner in owners)]
        if count and len(listed) == count - 1 and not any(t.head == first.index and t.deprel == "conj" for t in tokens):
            for token in listed:
                found[token.index] = replace(token, head=first.index)
    return tuple(found)


def among_them(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "factions of X, among them Y and Z, fled" Y and Z are some of the factions, and these have fled.

    Behind what is no plural they are some of the subject: "ten groups have joined the front, among them X".
    """
    found = list(tokens)
    for among in tokens[2:-2]:
        them = tokens[among.index + 1]
        if among.text.lower() != "among" or them.text.lower() != "them" or tokens[among.index - 1].text != ",":
            continue
        several = tokens[among.index - 2]
        while several.xpos != "NNS" and several.deprel in _PARTS_OF and 0 <= several.head < several.index:
            several = tokens[several.head]
        if several.upos in ("PROPN", "NOUN") and several.xpos not in ("NNS", "NNPS"):
            several = _plural_subject(tokens, several) or several
        behind = tokens[them.index + 1 : them.index + 1 + _NEAR]
        name = next((t for t in behind if is_name(t) and not (t.head > t.index and is_name(tokens[t.head]))), None)
        small = several.text.islower() or several.index == 0
        if name is None or several.xpos != "NNS" or not small:
            continue
        if several.head == name.index:
            found[several.index] = replace(several, head=name.head, deprel=name.deprel)
        found[name.index] = replace(name, head=several.index, deprel="appos")
        found[among.index] = replace(among, head=name.index, deprel="advmod")
        found[them.index] = replace(them, head=among.index, deprel="fixed")
    return tuple(found)


def _plural_subject(tokens: tuple[Token, ...], noun: Token) -> Token | None:
    """The subject, if it is a plural, of the verb that a noun hangs on."""
    while noun.upos != "VERB" and noun.head >= 0:
        noun = tokens[noun.head]
    subjects = (t for t in tokens[: noun.index] if t.head == noun.index and t.deprel.startswith("nsubj"))
    return next((t for t in subjects if t.xpos == "NNS"), None)
