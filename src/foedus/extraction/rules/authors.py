"""Who does what a noun names, where no verb lends it its subject: behind "by", or told in a clause beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.extraction.rules.grammar import Grammar

_PHRASES = ("nmod", "obl")
_GIVING = frozenset(
    "airlift deliver donate fly furnish give hand lend parachute provide send ship smuggle supply".split()  # noqa: SIM905
)
_LATER = ("conj", "advcl", "parataxis")


def authors(grammar: Grammar, noun: int) -> tuple[int, ...]:
    """What stands behind the "by" of a noun, of one below it ("raids on its villages by X"), or of the verb over it.

    Villages are by nobody, so their "by" is that of the raids; nor has an active verb an agent ("condemned the raid on
    its camp by X").
    """
    own = grammar.behind(noun, "by") or _blamed(grammar, noun) or _given_by(grammar, noun)
    if own or "by" not in grammar.prepositions:
        return own
    token = grammar.tokens[noun]
    places = [child.index for child in grammar.sentence.children(noun, *_PHRASES)]
    if (
        token.deprel == "obj"
        and any(grammar.sentence.children(token.head, "nsubj"))
        and not grammar.passive(token.head)
    ):
        places.append(token.head)
    return tuple(agent for place in places for agent in grammar.behind(place, "by") if agent > noun)


def authors_by_clause(grammar: Grammar, deed: int, words: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Who did what a noun names by the relative clause behind it: X in "the raid that X carried out"."""
    for clause in grammar.sentence.children(deed, "acl:relcl"):
        if clause.lemma in words["authoring"] | words["waging"]:
            doers = grammar.sentence.children(clause.index, "nsubj")
            yield from (doer.index for doer in doers if doer.xpos not in ("WDT", "WP"))


def _blamed(grammar: Grammar, noun: int) -> tuple[int, ...]:
    """On whom a deed is blamed by words beside it, where something is told of it ("died in an ambush blamed on X")."""
    if grammar.tokens[noun].deprel not in _PHRASES:
        return ()
    participles = (child.index for child in grammar.sentence.children(noun, "acl") if child.lemma == "blame")
    return tuple(place for verb in participles for place in grammar.behind(verb, "on"))


def _given_by(grammar: Grammar, noun: int) -> tuple[int, ...]:
    """By whom something is given that somebody has: "with shells flown in by X"."""
    if grammar.tokens[noun].deprel not in _PHRASES:
        return ()
    given = (child.index for child in grammar.sentence.children(noun, "acl") if child.lemma in _GIVING)
    return tuple(place for verb in given for place in grammar.behind(verb, "by"))


def partners_before(grammar: Grammar, noun: int) -> tuple[int, ...]:
    """Whose dealing with somebody it is that a later clause tells of: "X took the town, and a truce with Y collapsed".

    The subjects of the clause before. The noun must be the subject of its clause and nobody's by its own words.
    """
    token = grammar.tokens[noun]
    clause = grammar.tokens[token.head]
    if not token.deprel.startswith("nsubj") or clause.deprel not in _LATER or not grammar.behind(noun, "with"):
        return ()
    if any(grammar.sentence.children(noun, "nmod:poss")) or grammar.behind(noun, "between"):
        return ()
    return grammar.surface_subjects(clause.head)
