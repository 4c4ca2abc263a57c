"""Cues matched over the parse: the words of a cue, its argument slots, and the tokens of what is said."""

from __future__ import annotations

from foedus.codebook.cues import Cue, Cues, Slot
from foedus.language import Sentence, Token
from foedus.language.tokens import MONTHS, WEEKDAYS

POS = {
    "VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb", "AUX": "auxiliary",
    "ADP": "preposition", "SCONJ": "conjunction", "DET": "determiner", "PART": "adverb",
}  # fmt: skip
"""Parts of speech of the parse in the words of the cue files."""

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_MAX_PARENTHESIS = 12
"""Tokens of a "…, he said, …" between commas."""
_QUOTING = frozenset({"quote", "cite", "report", "describe"})
_UNHEEDING = frozenset(("defy", "disregard", "flout", "ignore", "snub"))
_ASKING = frozenset(("ask", "order", "promise"))
_HELD = frozenset(("by", "in"))
_CALENDAR = frozenset(word.title() for word in MONTHS | WEEKDAYS)
MAX_CLIMB = 8
"""How far up a source or a governing clause is looked for."""


def answering_cue(sentence: Sentence, token: Token, cues: Cues) -> Cue | None:
    """The cue of denying whose object a noun of saying is: of "rejected the claim that …" the denier is the source.

    Who ignores an appeal for a truce rejects it; who ignores a report does not deny it.
    """
    if token.head < 0 or token.upos != "NOUN" or token.deprel not in ("obj", "nsubj:pass"):
        return None
    said = [cue for cue in cues.of(token.lemma.lower(), "noun") if cue.attribution]
    if not said:
        return None
    verb = sentence.tokens[token.head]
    if verb.lemma.lower() in _UNHEEDING:
        asked = any(cue.kind in _ASKING for cue in said)
        return next((cue for cue in cues.of("reject", "verb") if asked and cue.kind == "deny"), None)
    cue, _ = match_cue(sentence, verb, cues)
    return cue if cue is not None and cue.kind in ("deny", "doubt") else None


def is_reason(sentence: Sentence, token: Token) -> bool:
    """Whether a noun tells a reason and nobody's opinion: "in view of the raids", "on account of them"."""
    if token.lemma not in ("view", "account"):
        return False
    bare = not any(sentence.children(token.index, "det", "nmod:poss", "amod"))
    return bare and any(sentence.children(token.index, "case")) and any(sentence.children(token.index, "nmod"))


def holder(sentence: Sentence, noun: Token) -> int | None:
    """Whose an opinion is: "in X's view", "in the view of X", "by the account of X"."""
    for owner in sentence.children(noun.index, "nmod:poss"):
        return owner.index
    if noun.deprel != "obl" or not any(sentence.children(noun.index, "det")) or not sentence.cases(noun.index) & _HELD:
        return None
    return next((c.index for c in sentence.children(noun.index, "nmod") if "of" in sentence.cases(c.index)), None)


def match_cue(sentence: Sentence, token: Token, cues: Cues) -> tuple[Cue | None, tuple[int, ...]]:
    """The cue a token heads, with the tokens of its further words; (None, ()) where it heads none.

    Of several cues of the same words the first whose frame is met in the sentence is taken; else the first that a
    quotation can follow, else the first.
    """
    best: tuple[int, Cue | None, tuple[int, ...]] = (0, None, ())
    known = cues.of(token.lemma.lower(), POS.get(token.upos, ""))
    called = token.deprel == "amod" and token.lemma == "call"  # "the so-called truce"
    if not known or called or is_reason(sentence, token):
        return best[1:]
    for cue in known:
        words = further_words(sentence, token, cue.words)
        if words is None or cue.kind in ("speaker", "body", "mute"):
            continue
        content = content_of(sentence, token, cue, words)
        if content or not cue.content:
            return cue, words
        rank = 1 if content is None else 2
        if rank > best[0]:
            best = (rank, cue, words)
    return best[1:]


def further_words(sentence: Sentence, token: Token, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words after the first of a cue stand: right after it, or among its dependents; None if not."""
    if len(words) == 1:
        return ()
    after = token.index + 1
    if all(_is(t, word) for t, word in zip(sentence.tokens[after:], words[1:], strict=False)):
        found = tuple(range(after, min(after + len(words) - 1, len(sentence.tokens))))
        if len(found) == len(words) - 1:
            return found
    places = [next((c.index for c in sentence.children(token.index) if _is(c, word)), None) for word in words[1:]]
    return None if None in places else tuple(place for place in places if place is not None)


def _is(token: Token, word: str) -> bool:
    return token.lemma.lower() == word or token.text.lower() == word


def is_passive(sentence: Sentence, head: int) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a bare participle after a noun."""
    if any(sentence.children(head, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent")):
        return True
    token = sentence.tokens[head]
    return token.xpos == "VBN" and token.deprel == "acl"


def slot_heads(sentence: Sentence, head: int, slot: Slot, words: tuple[int, ...] = ()) -> list[int]:
    """The dependents of a cue that fill an argument slot. `clause` and `quote` are not dependents and give nothing."""
    taken = frozenset(words)
    rows = [child for place in (head, *words) for child in sentence.children(place) if child.index not in taken]
    name = slot.name
    if name == "prep":
        return [c.index for c in rows if preposition_of(sentence, c) == slot.preposition and not _is_date(sentence, c)]
    if name == "obj":
        objects = [c for c in rows if c.deprel == "obj"]
        if not objects and is_passive(sentence, head):
            objects = [c for c in rows if c.deprel == "nsubj:pass"]
        return [c.index for c in objects if c.upos != "SCONJ"]
    if name == "subject":
        return [c.index for c in rows if c.deprel in SUBJECTS]
    if name == "csubj":
        return [c.index for c in rows if c.deprel.startswith("csubj")]
    if name == "ccomp":
        expletive = any(sentence.children(head, "expl"))
        clauses = ("ccomp", "csubj", "csubj:pass") if expletive else ("ccomp",)
        return [c.index for c in rows if c.deprel in clauses or _spoken_parataxis(sentence, head, c)]
    if name == "inf":
        return [c.index for c in rows if c.deprel in ("xcomp", "advcl", "acl") and _is_infinitive(sentence, c)]
    if name == "gerund":
        return [c.index for c in rows if c.deprel in ("xcomp", "ccomp", "advcl") and c.xpos == "VBG"]
    if name == "acl":
        return [c.index for c in rows if c.deprel in ("acl", "ccomp", "advcl") and _is_said(sentence, c)]
    if name == "relative":
        return [c.index for c in rows if c.deprel == "acl:relcl" and _is_inside(sentence, c)]
    return [c.index for c in rows if c.deprel == name]


def _is_date(sentence: Sentence, child: Token) -> bool:
    """Whether a phrase names a day: "called on the first of March" calls on nobody."""
    if child.upos not in ("PROPN", "NUM", "ADJ"):
        return False
    return any(word.text in _CALENDAR for word in (child, *sentence.children(child.index)))


def _is_infinitive(sentence: Sentence, child: Token) -> bool:
    return any(c.upos == "PART" and c.lemma.lower() == "to" for c in sentence.children(child.index, "mark"))


def _is_said(sentence: Sentence, child: Token) -> bool:
    """A clause that says what a noun holds ("the claim that …", "a call to …"), no participle and no reason or time."""
    marks = [c.lemma.lower() for c in sentence.children(child.index, "mark", "case")]
    if child.deprel == "advcl":
        return any(mark in ("that", "whether", "to") for mark in marks)
    bare = child.xpos in ("VBN", "VBG") and not any(sentence.children(child.index, "aux", *SUBJECTS))
    return bool(marks) or not bare


def _is_inside(sentence: Sentence, clause: Token) -> bool:
    """A relative clause by "in which" or "where": it tells what is in the thing, not what it did."""
    for child in sentence.children(clause.index, "obl", "advmod"):
        if child.lemma.lower() == "where":
            return True
        if child.lemma.lower() == "which" and any(
            c.lemma.lower() == "in" for c in sentence.children(child.index, "case")
        ):
            return True
    return False


def preposition_of(sentence: Sentence, child: Token) -> str | None:
    """The preposition or conjunction that brings in a dependent phrase or clause, in lower case; None without one."""
    if child.deprel.split(":")[0] not in ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp"):
        return None
    owners = [child.index, *(c.index for c in sentence.children(child.index, "nmod:poss"))]
    marks = (c for owner in owners for c in sentence.children(owner, "case", "mark"))
    return next((c.lemma.lower() for c in marks if c.upos in ("ADP", "SCONJ")), None)


def _spoken_parataxis(sentence: Sentence, head: int, child: Token) -> bool:
    """A clause set after the cue by a colon: 'She said: they left'."""
    if child.deprel != "parataxis" or child.index < head:
        return False
    first = sentence.subtree(child.index)[0]
    return any(t.text == ":" for t in sentence.tokens[max(head, first - 1) : child.index])


def content_of(sentence: Sentence, token: Token, cue: Cue, words: tuple[int, ...]) -> tuple[int, ...] | None:
    """Token indices of what is said by the first pattern met; None where none is, () where only a quotation can be."""
    quotable = False
    for pattern in cue.content:
        if pattern[0].name == "quote":
            quotable = True
            continue
        if pattern[0].name == "clause":
            clause = governing_clause(sentence, token, cue)
            if clause is not None:
                return clause
            continue
        heads: list[int] = []
        for slot in pattern:
            filled = [head for head in slot_heads(sentence, token.index, slot, words) if head not in heads]
            if not filled and not slot.optional:
                break
            heads.extend(filled)
        else:
            found = {index for head in heads for index in sentence.subtree(head)}
            found -= _leading_adjunct(sentence, token, heads)
            if _runs_on(sentence, token, heads):
                found = {index for index in found if index > token.index}
            return tuple(sorted(found))
    return _denied_noun(sentence, token, cue) or (() if quotable else None)


def _denied_noun(sentence: Sentence, token: Token, cue: Cue) -> tuple[int, ...]:
    """The noun that a clause without a pronoun says somebody denies: "a charge Y denies", "a charge denied by Y"."""
    own = [child for child in sentence.children(token.index, "nsubj") if child.xpos not in ("WP", "WDT")]
    bare = token.deprel == "acl:relcl" and len(own) == 1 and not any(sentence.children(token.index, "obj"))
    bare = bare or (token.deprel == "acl" and token.xpos == "VBN" and any(sentence.children(token.index, "obl:agent")))
    return _without(sentence, token.head, token.index) if cue.kind == "deny" and bare else ()


def _runs_on(sentence: Sentence, cue: Token, heads: list[int]) -> bool:
    """Whether a clause follows its verb of saying without a mark: then nothing before the verb belongs to it."""
    after = sentence.tokens[cue.index + 1 : cue.index + 2]
    follows = all(sentence.tokens[head].deprel == "ccomp" and head > cue.index for head in heads)
    return follows and bool(after) and after[0].upos != "PUNCT"


def _leading_adjunct(sentence: Sentence, cue: Token, heads: list[int]) -> frozenset[int]:
    """What the parse gives the clause but belongs to the verb of saying: 'said on Thursday they would stay'."""
    for head in heads:
        if sentence.tokens[head].deprel != "ccomp":
            continue
        for child in sentence.children(head, "obl"):
            below = sentence.subtree(child.index)
            if below[0] == cue.index + 1 and sentence.tokens[below[-1] + 1 : below[-1] + 2]:
                following = sentence.tokens[below[-1] + 1]
                if following.upos != "PUNCT":
                    return frozenset(below)
    return frozenset()


def quoted_as(sentence: Sentence, verb: Token) -> int | None:
    """Who is quoted in "quoted X as saying that", "X was quoted as saying that"; None for another verb."""
    as_clause = any(c.lemma.lower() == "as" for c in sentence.children(verb.index, "mark", "case", "advmod"))
    if not as_clause or verb.xpos != "VBG" or verb.head < 0 or sentence.tokens[verb.head].lemma not in _QUOTING:
        return None
    quoted = "nsubj:pass" if is_passive(sentence, verb.head) else "obj"
    return next((c.index for c in sentence.children(verb.head, quoted)), None)


def governing_clause(sentence: Sentence, token: Token, cue: Cue) -> tuple[int, ...] | None:
    """The clause a parenthetical cue hangs on ("…, he said, …", "according to …"), without the cue's own words."""
    if cue.pos == "verb" and cue.source != "object":
        if quoted_as(sentence, token) is not None:
            above = sentence.tokens[token.head]
            return _without(sentence, above.head, above.index) if above.deprel == "parataxis" else None
        as_clause = any(c.lemma.lower() == "as" for c in sentence.children(token.index, "mark", "advmod"))
        if (token.deprel == "parataxis" and _is_aside(sentence, token)) or (token.deprel == "advcl" and as_clause):
            return _without(sentence, token.head, token.index)
        return _around(sentence, token.index) if _between_commas(sentence, token) else None
    own = token.index
    if cue.pos == "noun" and (token.deprel != "obl" or holder(sentence, token) is None):
        return None
    if cue.pos in ("preposition", "conjunction") or cue.source == "object":
        own = token.head
    return _around(sentence, own)


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Whether a clause beside another reports it: it has no object of its own and no semicolon parts the two."""
    if any(sentence.children(token.index, "obj", "ccomp", "xcomp")):
        return False
    low, high = sorted((token.index, token.head))
    return all(t.text != ";" for t in sentence.tokens[low:high])


def _around(sentence: Sentence, own: int) -> tuple[int, ...] | None:
    """The nearest clause above a token, without the token's own subtree."""
    if own < 0 or sentence.tokens[own].head < 0:
        return None
    top = sentence.tokens[own].head
    for _ in range(MAX_CLIMB):
        if is_clausal(sentence, top) or sentence.tokens[top].head < 0:
            break
        top = sentence.tokens[top].head
    return _without(sentence, top, own)


def _between_commas(sentence: Sentence, token: Token) -> bool:
    """Whether a clause without relative pronoun stands between commas after a noun: 'The test, he said, was …'."""
    if token.deprel != "acl:relcl":
        return False
    below = sentence.subtree(token.index)
    words = [i for i in below if sentence.tokens[i].upos != "PUNCT"]
    before, after = words[0] - 1, words[-1] + 1
    if before < 0 or after >= len(sentence.tokens) or words[-1] - words[0] > _MAX_PARENTHESIS:
        return False
    commas = sentence.tokens[before].text == "," and sentence.tokens[after].text == ","
    return commas and not any(sentence.tokens[i].xpos in ("WP", "WDT", "WRB", "WP$") for i in words)


def is_clausal(sentence: Sentence, index: int) -> bool:
    """Whether a token heads a clause: a verb, or a predicate with a copula or subject."""
    token = sentence.tokens[index]
    return token.upos == "VERB" or any(sentence.children(index, "cop", "nsubj", "csubj"))


def _without(sentence: Sentence, top: int, own: int) -> tuple[int, ...]:
    cut = frozenset(sentence.subtree(own))
    return tuple(index for index in sentence.subtree(top) if index not in cut)
