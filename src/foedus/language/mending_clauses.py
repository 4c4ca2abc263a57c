"""Clauses that the parser hung on a word between, and verbs that the tagger took for names."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, Token

_SAYING = frozenset(
    """
    acknowledge add admit allege announce assert boast claim complain confirm declare deny disclose explain insist
    maintain note post proclaim reiterate repeat report reveal say state stress tell threaten tweet vow warn write
    """.split()  # noqa: SIM905
)
_ACCUSING = frozenset(("accuse", "suspect"))
_THREATENING = frozenset(("threaten", "warn", "vow", "pledge", "promise", "offer", "agree", "swear"))
_RELATIVE = frozenset(("WDT", "WP"))
_IN_S = frozenset(("VBZ", "NNS"))
_WHERE = frozenset(("in", "on", "at", "through", "via", "during"))
_TAKING_GERUNDS = frozenset(
    """
    admit avoid begin consider contemplate continue deny oppose propose quit recommend regret resist resume risk rule
    start stop suggest
    """.split()  # noqa: SIM905
)
"""Verbs that say of a gerund right behind them whether it comes about."""
_CHEERING = frozenset(("cheer", "applaud", "chant", "clap", "weep", "jeer"))


def reported_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X said in a statement carried by Y that Z had attacked" the clause behind "that" is what X said.

    The parser hung it on the statement or on Y. It has a subject of its own besides "that", so describes no noun.
    """
    found = list(tokens)
    for that in tokens:
        clause = tokens[that.head]
        if that.text.lower() != "that" or clause.deprel not in ("acl", "acl:relcl") or clause.index < that.index:
            continue
        if not any(
            token.head == clause.index and token.deprel.startswith("nsubj") and token != that for token in tokens
        ):
            continue
        verb = _saying_above(tokens, clause)
        if verb is not None and not any(token.head == verb.index and token.deprel == "ccomp" for token in tokens):
            found[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
            found[that.index] = replace(that, xpos="IN", upos="SCONJ", deprel="mark")
    return tuple(found)


def bare_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X armed Y, an allegation Z dismissed" the noun is what Z dismissed: of two subjects side by side the first.

    The parser made both the subjects of a clause beside the first one, or gave the clause to Y. In "a unit X had
    trained" it took X for the unit's name.
    """
    found = list(tokens)
    for name in tokens[1:]:
        if (told := _told_right_behind(tokens, name)) is not None:
            found[name.index] = replace(name, head=told, deprel="nsubj")
            continue
        verb = tokens[name.head]
        if name.deprel == "nsubj" and verb.deprel == "acl:relcl" and name.index < verb.index:
            near = tokens[min((t.index for t in tokens[: name.index] if t.head == name.index), default=name.index) - 1]
            if near.deprel == "appos" and near.head == verb.head and near.upos == "NOUN":
                found[verb.index] = replace(verb, head=near.index)
            continue
        if name.deprel != "nsubj" or verb.deprel != "parataxis" or not name.index < verb.index:
            continue
        first = [t for t in tokens[: name.index] if (t.head, t.deprel, t.upos) == (verb.index, "nsubj", "NOUN")]
        if len(first) != 1 or not _begins_an_aside(tokens, first[0]):
            continue
        between = tokens[first[0].index + 1 : name.index]
        if all(word.head == name.index for word in between) and not any(
            t.deprel == "obj" and t.head == verb.index for t in tokens
        ):
            found[first[0].index] = replace(first[0], head=verb.head, deprel="parataxis")
            found[verb.index] = replace(verb, head=first[0].index, deprel="acl:relcl")
    return tuple(found)


def _told_right_behind(tokens: tuple[Token, ...], name: Token) -> int | None:
    """The verb of a clause without a pronoun of which a name right behind its noun is the subject."""
    noun = tokens[name.head]
    if name.deprel != "appos" or name.upos != "PROPN" or noun.upos != "NOUN" or noun.index > name.index:
        return None
    verb = next((t for t in tokens[name.index + 1 :] if t.head == noun.index and t.deprel == "acl:relcl"), None)
    between = tokens[noun.index + 1 : verb.index] if verb is not None else ()
    if verb is None or any(t.upos == "PUNCT" or t.xpos in ("WDT", "WP", "WP$", "WRB") for t in between):
        return None
    below = [token for token in tokens if token.head == verb.index]
    had = any(token.deprel == "aux" and token.lemma == "have" for token in below)
    held = any(token.deprel in ("nsubj", "nsubj:pass", "aux:pass", "obj") for token in below)
    return verb.index if not held and (had or verb.xpos == "VBD") else None


def present_relatives(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "the militia, which Iran arms and trains, left" the word behind the name is the verb, and no noun.

    Nothing follows it but a comma, another such verb, or the verb over the noun that is described. A pronoun that the
    clause hangs on stays above it ("peace is not what the Front wants").
    """
    found = list(tokens)
    for pronoun in tokens[:-3]:
        if pronoun.xpos not in _RELATIVE or pronoun.text.lower() == "who":
            continue
        first = pronoun.index + 1 + (tokens[pronoun.index + 1].upos == "DET")
        last = first
        while last < len(tokens) - 2 and tokens[last].text[:1].isupper() and tokens[last].deprel != "det":
            last += 1
        verb, name = tokens[last], tokens[last - 1]
        if last == first or verb.deprel != "acl:relcl" or verb.xpos not in _IN_S or not _ends_there(tokens, verb):
            continue
        if verb.head == pronoun.index:
            continue
        if lemmas.lemma(verb.text, "VBZ") in _SAYING:
            continue
        found[pronoun.index] = replace(pronoun, head=verb.index, deprel="obj")
        found[name.index] = replace(name, head=verb.index, deprel="nsubj", upos="PROPN", xpos="NNP")
        for word in (verb, tokens[last + 2] if tokens[last + 1].text == "and" else verb):
            if word.xpos in _IN_S and word.text.islower():
                lemma = lemmas.lemma(word.text, "VBZ")
                found[word.index] = replace(found[word.index], upos="VERB", xpos="VBZ", lemma=lemma)
    return tuple(found)


def _ends_there(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a relative clause ends with a word or goes on with "and"."""
    behind = tokens[verb.index + 1 : verb.index + 2]
    return not behind or behind[0].text in (",", ".", "and", "-", "–", "—") or behind[0].xpos in ("VBD", "VBZ")


def said_of(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, which Y says arms Z" it is X that arms Z, and in "X, whom Y accuses of arming Z" X whom Y accuses.

    The parser made the pronoun an object of the saying, or of what the accused has done.
    """
    found = list(tokens)
    for verb in tokens:
        if verb.deprel != "acl:relcl" or not any(t.head == verb.index and t.deprel == "nsubj" for t in tokens):
            continue
        below = [t for t in tokens if t.head == verb.index]
        pronouns = [
            t for t in tokens[: verb.index] if t.xpos in _RELATIVE and verb.index in (t.head, tokens[t.head].head)
        ]
        if len(pronouns) != 1 or pronouns[0].deprel.startswith("nsubj"):
            continue
        pronoun, clause = pronouns[0], _right_behind(tokens, verb)
        if verb.lemma in _ACCUSING and pronoun.head != verb.index and not any(t.deprel == "obj" for t in below):
            found[pronoun.index] = replace(pronoun, head=verb.index, deprel="obj")
        elif verb.lemma in _SAYING and clause is not None:
            found[pronoun.index] = replace(pronoun, head=clause.index, deprel="nsubj")
            found[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
    return tuple(found)


def _right_behind(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    """The finite verb right behind a verb of saying, but for its own auxiliaries and adverbs, that has no subject."""
    for word in tokens[verb.index + 1 :]:
        if word.deprel in ("aux", "advmod", "aux:pass"):
            continue
        subject = any(t.head == word.index and t.deprel.startswith("nsubj") and t.index > verb.index for t in tokens)
        helped = any(t.head == word.index and t.deprel == "aux" for t in tokens[verb.index : word.index])
        finite = word.xpos in ("VBD", "VBZ", "VBP") or (helped and word.xpos in ("VB", "VBN", "VBG"))
        told = word.deprel in ("ccomp", "parataxis") and word.upos == "VERB" and finite
        return word if told and not subject else None
    return None


def clauses_beside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "2013: The rebels join the alliance" they join it: a finite verb with a subject describes no noun."""
    found = list(tokens)
    for verb in tokens[2:]:
        if verb.deprel != "appos" or verb.upos != "VERB" or verb.xpos not in ("VBD", "VBZ", "VBP"):
            continue
        if any(t.head == verb.index and t.deprel.startswith("nsubj") and t.index < verb.index for t in tokens):
            found[verb.index] = replace(verb, deprel="parataxis")
    return tuple(found)


def audiences(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "spoke before cheering lawmakers" the lawmakers cheer, and are before him in place and not in time."""
    found = list(tokens)
    for before, cheering, crowd in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text.lower() != "before" or cheering.lemma not in _CHEERING or not cheering.text.endswith("ing"):
            continue
        if cheering.deprel != "advcl" or crowd.head != cheering.index or crowd.deprel != "obj" or crowd.upos != "NOUN":
            continue
        found[crowd.index] = replace(crowd, head=cheering.head, deprel="obl")
        found[cheering.index] = replace(cheering, upos="ADJ", xpos="JJ", head=crowd.index, deprel="amod")
        found[before.index] = replace(before, upos="ADP", head=crowd.index, deprel="case")
        for token in tokens[crowd.index + 1 :]:
            if token.head == cheering.index:
                found[token.index] = replace(token, head=cheering.head)
    return tuple(found)


def gerunds_taken(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "ruled out meeting them" the meeting is what is ruled out, and no circumstance: no comma parts it."""
    found = list(tokens)
    for gerund in tokens[2:]:
        verb = tokens[gerund.head]
        if gerund.xpos != "VBG" or gerund.deprel != "advcl" or verb.lemma not in _TAKING_GERUNDS:
            continue
        between = tokens[verb.index + 1 : gerund.index]
        if verb.index < gerund.index and all(t.deprel == "compound:prt" and t.head == verb.index for t in between):
            found[gerund.index] = replace(gerund, deprel="xcomp")
    return tuple(found)


def late_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "accused X of arming Y, a charge X denies" the charge, taken for a subject behind its verb, stands apart."""
    found = list(tokens)
    for noun in tokens:
        late = noun.deprel == "nsubj" and noun.upos == "NOUN" and 0 <= noun.head < noun.index
        described = late and any(t.head == noun.index and t.deprel == "acl:relcl" for t in tokens)
        if described and _begins_an_aside(tokens, noun):
            found[noun.index] = replace(noun, deprel="parataxis")
    return tuple(found)


def threatened_if(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "threatened to stop talks to cut arms if Y arms Z" the "if" says on what the threat hangs, not the cutting."""
    found = list(tokens)
    for mark in tokens[2:]:
        clause = tokens[mark.head]
        inner = tokens[clause.head]
        if mark.text.lower() not in ("if", "unless") or clause.deprel != "advcl" or inner.index > mark.index:
            continue
        above, passed = inner, False
        while above.head >= 0 and above.head < above.index and above.lemma not in _THREATENING:
            passed = passed or above.deprel == "acl"
            if above.deprel not in ("acl", "xcomp", "obj", "advcl", "nmod", "obl", "conj") or above.xpos in FINITE:
                break
            above = tokens[above.head]
        if passed and above.lemma in _THREATENING and above.upos == "VERB":
            found[clause.index] = replace(clause, head=above.index)
    return tuple(found)


def _begins_an_aside(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun stands with its article and adjectives behind a comma or dash."""
    below = [token.index for token in tokens[: noun.index] if token.head == noun.index]
    start = min((i for i in below if tokens[i].deprel != "punct"), default=noun.index)
    return start > 0 and tokens[start - 1].text in (",", "-", "–", "—")


def _saying_above(tokens: tuple[Token, ...], clause: Token) -> Token | None:
    """The verb of saying in whose circumstances a clause hangs: "in a statement carried by Y that …"."""
    noun, verb = tokens[clause.head], None
    steps = 0
    while noun.head >= 0 and steps < len(tokens):
        above = tokens[noun.head]
        if noun.deprel == "obl" and above.lemma in _SAYING and above.upos == "VERB":
            verb = above
            break
        noun, steps = above, steps + 1
    told_in = any(t.head == noun.index and t.deprel == "case" and t.text.lower() in _WHERE for t in tokens)
    return verb if verb is not None and told_in and verb.index < noun.index else None
