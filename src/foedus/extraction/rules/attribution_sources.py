"""Who speaks: the words of a source, its name, and whom a pronoun among sources means."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from foedus.codebook.cues import Cues
from foedus.language import ParsedArticle, Sentence, Token
from foedus.language.authorship import authors
from foedus.model import ActorKind, Mention, MentionKind, SourceLink, Span

_LEFT_OUT = ("acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "list", "dep", "punct", "advcl")
_CLAUSES = ("acl", "advcl", "parataxis")
_NO_DESCRIPTION = ("advcl", "parataxis")
_DESCRIBING = ("acl", "acl:relcl", "appos")
_FOCUS = frozenset({"even", "especially", "particularly", "also", "then"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_WHERE = frozenset(("at", "in", "near"))
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_NOBODY = frozenset({"nobody", "none", "noone"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
_PLURAL = frozenset({"they", "them", "their"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PARTS_OF_THE_WORLD = frozenset(("the west", "the east", "the south", "the north"))
_TEXTS = frozenset({"statement", "communiqué", "communique", "declaration"})
_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.STATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One resolved source: its name, kind, actor id, and whether it is plural (for later pronouns)."""

    name: str
    kind: str
    actor: str | None
    span: Span
    plural: bool


class Speakers:
    """Resolves the sources of one article, in the order in which they speak."""

    def __init__(self, parsed: ParsedArticle, mentions: Sequence[Mention], cues: Cues) -> None:
        self._parsed = parsed
        self._cues = cues
        self._at: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            self._at.setdefault((mention.sentence, mention.head), mention)
        self._last: dict[str, tuple[Speaker, ...]] = {}

    def resolve(self, sentence: int, head: int, quoted_by: tuple[Speaker, ...] = ()) -> tuple[Speaker, ...]:
        """The speakers that a source's head stands for, one for each of coordinated sources.

        `quoted_by` are the speakers in whose quotation the source stands: "we" are they.
        """
        row = self._parsed.sentences[sentence]
        tokens = row.tokens
        word = tokens[head].text.lower()
        mention = self._at.get((sentence, head))
        if tokens[head].upos == "PUNCT" or row.cases(head) & _WHERE:  # "it was reported in Rome"
            return ()
        if word in _NOBODY or (word == "one" and any(tokens[c].text.lower() == "no" for c in row.dependents[head])):
            return ()
        if mention is None and not tokens[head].entity and self._is(tokens[head].lemma, "mute"):
            return ()
        if word in _FIRST_PERSON and quoted_by:
            return quoted_by
        if word in _RELATIVE and (above := _relative_head(self._parsed.sentences[sentence], head)) is not None:
            return self.resolve(sentence, above, quoted_by)
        if word == "one" and any(child.text.lower() == "them" for child in row.children(head, "nmod")):
            return self._before("they") or (self._describe(sentence, head),)
        if word in _PRONOUNS and (mention is None or not mention.actors):
            return self._before(word) or (self._describe(sentence, head),)
        found: list[Speaker] = []
        for place in (head, *_conjuncts(self._parsed.sentences[sentence], head)):
            found.extend(self._speakers(sentence, place))
        return tuple(found)

    def note(self, sentence: int, head: int, speakers: tuple[Speaker, ...]) -> None:
        """Remembers who spoke, for pronouns to come. To be called for those who say, not for those they speak of."""
        token = self._parsed.sentences[sentence].tokens[head]
        if not speakers or token.upos == "PRON" or token.upos == "DET" or token.upos == "NUM":
            return
        if len(speakers) > 1 or speakers[0].plural:
            self._last["they"] = speakers
        elif self._is(token.lemma, "body") or (token.entity and token.entity[2:] != "PER"):
            self._last["it"] = speakers
        else:
            self._last["he"] = speakers

    def _before(self, pronoun: str) -> tuple[Speaker, ...] | None:
        """The last speaker that a pronoun can mean."""
        if pronoun in _PLURAL:
            return self._last.get("they") or self._last.get("it")
        return self._last.get("it" if pronoun in ("it", "its") else "he")

    def _is(self, lemma: str, kind: str) -> bool:
        """Whether a noun is listed as a "body" (an organisation) or "mute" (it cannot answer for a statement)."""
        return any(cue.kind == kind for cue in self._cues.of(lemma.lower(), "noun"))

    def _speakers(self, sentence: int, head: int) -> list[Speaker]:
        mention = self._at.get((sentence, head)) or self._named_beside(sentence, head) or self._issuer(sentence, head)
        if mention is not None and mention.actors and not self._is_of_the_west(mention, head):
            span = noun_phrase(self._parsed, sentence, head)
            plural = len(mention.actors) > 1
            return [
                Speaker(name=actor.name, kind=actor.kind.value, actor=actor.id, span=span, plural=plural)
                for actor in mention.actors
            ]
        return [self._describe(sentence, head)]

    def _is_of_the_west(self, mention: Mention, head: int) -> bool:
        """Whether people are taken for the part of the world they are from: "Western officials" are not the West."""
        word = self._parsed.sentences[mention.sentence].tokens[head]
        return word.upos == "NOUN" and any(actor.name.lower() in _PARTS_OF_THE_WORLD for actor in mention.actors)

    def _named_beside(self, sentence: int, head: int) -> Mention | None:
        """The name that stands in apposition: 'a professor, Jane Doe', 'General Doe'."""
        for child in self._parsed.sentences[sentence].children(head, "appos", "flat", "nmod:desc"):
            mention = self._at.get((sentence, child.index))
            if mention is not None and mention.kind is MentionKind.NAME and _is_person(mention):
                return mention
        return None

    def _issuer(self, sentence: int, head: int) -> Mention | None:
        """Whose words a text gives: 'the Front's statement', 'a communiqué from the Front'."""
        row = self._parsed.sentences[sentence]
        if row.tokens[head].lemma.lower() not in _TEXTS:
            return None
        mentions = (self._at.get((sentence, author)) for author in authors(row, head))
        return next((mention for mention in mentions if mention is not None), None)

    def _describe(self, sentence: int, head: int) -> Speaker:
        row = self._parsed.sentences[sentence]
        span = noun_phrase(self._parsed, sentence, head)
        named = _entity(row, head)
        if named is None:
            beside = (_entity(row, c.index) for c in row.children(head, "appos", "flat", "nmod:desc"))
            named = next((item for item in beside if item is not None and item[2] == "PER"), None)
        if named is not None:
            first, last, kind = named
            text = self._parsed.article.text[row.tokens[first].start : row.tokens[last].end]
            return Speaker(name=text, kind=_KINDS[kind].value, actor=None, span=span, plural=False)
        plural = row.tokens[head].xpos in ("NNS", "NNPS") or row.tokens[head].text.lower() in _PLURAL
        return Speaker(
            name=description(self._parsed, sentence, head), kind="unknown", actor=None, span=span, plural=plural
        )


def _is_person(mention: Mention) -> bool:
    return any(actor.kind is ActorKind.PERSON for actor in mention.actors)


def _relative_head(sentence: Sentence, pronoun: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    verb = sentence.tokens[pronoun].head
    while verb >= 0 and sentence.tokens[verb].deprel in ("conj", "ccomp", "xcomp"):
        verb = sentence.tokens[verb].head
    if verb >= 0 and sentence.tokens[verb].deprel == "acl:relcl":
        return sentence.tokens[verb].head
    return None


def _conjuncts(sentence: Sentence, head: int) -> list[int]:
    return [c.index for c in sentence.children(head, "conj") if c.upos in ("NOUN", "PROPN", "PRON")]


def _entity(sentence: Sentence, head: int) -> tuple[int, int, str] | None:
    """First and last token and type of the name that holds a token."""
    tokens = sentence.tokens
    if not tokens[head].entity:
        return None
    kind = tokens[head].entity[2:]
    first = last = head
    while tokens[first].entity.startswith("I-") and first > 0 and tokens[first - 1].entity[2:] == kind:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == f"I-{kind}":
        last += 1
    return first, last, kind


def noun_phrase(parsed: ParsedArticle, sentence: int, head: int) -> Span:
    """The noun phrase of a speaker with its modifiers, appositions and conjuncts, without its clauses."""
    row = parsed.sentences[sentence]
    first, last = _phrase(row, head, _below(row, head, _CLAUSES))
    return parsed.article.span(row.tokens[first].start, row.tokens[last].end)


def source_phrase(
    parsed: ParsedArticle, sentence: int, head: int, cue: tuple[int, int] | None, contents: Sequence[tuple[int, int]]
) -> Span:
    """The words of a source as annotators mark them: the noun phrase with the clauses that describe it.

    `cue` and `contents` are code points; nothing that reaches into them, or that they part from the noun, belongs to
    the source. A comma that closes an aside before the cue does ("Jane Doe, a colonel, said").
    """
    row = parsed.sentences[sentence]
    tokens = row.tokens
    bars = [place for place in (cue, *contents) if place is not None]
    dropped = _below(row, head, _NO_DESCRIPTION) | {t.index for t in tokens if _reaches(t, bars) and t.index != head}
    for child in row.children(head):
        below = row.subtree(child.index)
        broken = child.deprel in _DESCRIBING and not dropped.isdisjoint(below)
        if broken or _is_day(child) or _only_tells(row, child, head):
            dropped.update(below)
    first, last = _phrase(row, head, dropped)
    while first < head and tokens[first].lemma.lower() in _FOCUS:
        first += 1
    if cue is not None and cue[0] >= tokens[last].end:
        last = _name_up_to(row, last, cue[0])
        aside = any(tokens[i].text == "," for i in range(head, last + 1))
        if aside and last + 1 < len(tokens) and tokens[last + 1].text == ",":
            last += 1
    return parsed.article.span(tokens[first].start, tokens[last].end)


def _reaches(token: Token, places: Sequence[tuple[int, int]]) -> bool:
    return any(token.start < end and start < token.end for start, end in places)


def _is_day(child: Token) -> bool:
    """Whether a dependent only dates the saying: "the White House on Monday"."""
    return child.text in _DAYS and child.deprel.partition(":")[0] in ("nmod", "obl")


def _only_tells(sentence: Sentence, child: Token, head: int) -> bool:
    """Whether a relative clause tells more of somebody known by one name ("Doe, who had voted no, said …")."""
    beside = any(sentence.children(head, "appos", "flat", "compound", "nmod:desc", "nmod"))
    bare = sentence.tokens[head].upos == "PROPN" and not beside
    return bare and child.deprel == "acl:relcl" and sentence.behind_comma(child.index)


def _name_up_to(sentence: Sentence, last: int, cue: int) -> int:
    """The end of a name that the parse breaks off before the cue: 'Los Angeles-based attorney | Jane Doe said'."""
    place = last
    while place + 1 < len(sentence.tokens) and sentence.tokens[place + 1].upos == "PROPN":
        place += 1
    follows = place + 1 < len(sentence.tokens) and sentence.tokens[place + 1].start == cue
    return place if follows else last


def _below(sentence: Sentence, head: int, deprels: Sequence[str]) -> set[int]:
    return {i for child in sentence.children(head, *deprels) for i in sentence.subtree(child.index)}


def _phrase(sentence: Sentence, head: int, dropped: Set[int]) -> tuple[int, int]:
    """First and last token of what belongs to a head around it, without those dropped and marks at the edges."""
    tokens = sentence.tokens
    chosen = [i for i in sentence.subtree(head) if i not in dropped and not _case_of(sentence, i, head)]
    first, last = _run(chosen, head)
    while first < head and tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    first = min(first, _title_before(sentence, first, head))
    while last > head and tokens[last].upos == "PUNCT" and not _closes(sentence, first, last):
        last -= 1
    return first, last


def _title_before(sentence: Sentence, first: int, head: int) -> int:
    """Where a title begins that the parse makes a subject of its own: 'rebel commander | Jane Doe said'."""
    before = sentence.tokens[first - 1] if first else None
    own = sentence.tokens[head]
    if before is None or before.deprel != own.deprel or before.head != own.head or before.upos not in ("NOUN", "PROPN"):
        return first
    return sentence.subtree(before.index)[0]


def _closes(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a bracket at the end was opened inside: 'Jane Doe (D-Texas)'."""
    inside = [token.text for token in sentence.tokens[first : last + 1]]
    return inside[-1] in (")", "]") and ("(" in inside or "[" in inside)


def description(parsed: ParsedArticle, sentence: int, head: int) -> str:
    """A noun phrase as described, without determiner, relative clause, apposition or coordination."""
    row = parsed.sentences[sentence]
    dropped: set[int] = set()
    for child in row.children(head):
        if child.deprel in _LEFT_OUT or child.deprel in ("det", "case", "mark", "det:predet"):
            dropped.update(row.subtree(child.index))
    first, last = _run([i for i in row.subtree(head) if i not in dropped], head)
    return parsed.article.text[row.tokens[first].start : row.tokens[last].end]


def _case_of(sentence: Sentence, index: int, head: int) -> bool:
    token = sentence.tokens[index]
    if token.head == head and token.deprel in ("case", "mark"):
        return token.lemma.lower() not in ("'s", "’s")
    return token.deprel == "fixed" and _case_of(sentence, token.head, head)


def _run(indices: Sequence[int], head: int) -> tuple[int, int]:
    """The run of consecutive indices around `head`."""
    known = set(indices)
    first = last = head
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return first, last


def links(speakers: Sequence[Speaker], cue: Span | None, span: Span | None) -> tuple[SourceLink, ...]:
    """The speakers as links of a chain under one cue; `span` overrides the words where the source stands elsewhere."""
    return tuple(SourceLink(name=s.name, kind=s.kind, span=span or s.span, cue=cue, actor=s.actor) for s in speakers)
