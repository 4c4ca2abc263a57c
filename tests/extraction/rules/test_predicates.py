"""Every example in the predicate files holds: sentence by sentence, through the shipped parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.codebook import Codebook, Entry, Example
from foedus.extraction.rules.claims import Finding, findings
from foedus.extraction.rules.matching import Matcher
from foedus.language import English, ParsedArticle, Sentence, load_english
from foedus.model import Actor, ActorKind, Article, Mention, MentionKind
from foedus.resolution import Gazetteer, units
from foedus.resolution import find as spotted

BOOK = Codebook.load()
PEOPLE = frozenset(
    [
        "Khaled Qadomi",
        "Getachew Reda",
        "Nur Misuari",
        "Vladimir Putin",
        "Bashar al-Assad",
        "Hassan Nasrallah",
        "Abdul Malik al-Houthi",
        "Isaias Afwerki",
        "Yahya Sinwar",
        "Hemedti",
        "Yevgeny Prigozhin",
        "Hassan al-Banna",
        "Riek Machar",
        "Salva Kiir",
        "Khalifa Haftar",
        "Rafiq Hariri",
        "Nasrallah",
        "Zawahiri",
    ]
)
EXAMPLES = [
    (entry.predicates[0].relation, example)
    for entry in BOOK.entries
    if entry.predicates[0].relation
    for example in entry.examples
]
ACTS = [(entry, example) for entry in BOOK.entries if not entry.predicates[0].relation for example in entry.examples]

Find = Callable[[Example], list[Finding]]
Match = Callable[[Example, Entry], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads an example with its own ends as the only actors, of the kind that the gazetteer knows."""
    english, gazetteer = load_english(), Gazetteer.load()

    def run(example: Example) -> list[Finding]:
        return findings(matcher(english, gazetteer, example).matches(), BOOK)

    return run


@pytest.fixture(scope="module")
def match() -> Match:
    """The pairs of ends that the predicates of one entry find in an example."""
    english, gazetteer = load_english(), Gazetteer.load()

    def run(example: Example, entry: Entry) -> list[tuple[str, str]]:
        matches = matcher(english, gazetteer, example).matches()
        pairs = [pair for found in matches if found.predicate in entry.predicates for pair in found.pairs]
        return [(actor.actor.name, recipient.actor.name) for actor, recipient in pairs if actor and recipient]

    return run


def matcher(english: English, gazetteer: Gazetteer, example: Example) -> Matcher:
    parsed = parse(english, gazetteer, example.text)
    names = dict.fromkeys(name for pair in example.ends for name in pair)
    mentions = [mention(parsed, name, kind(gazetteer, name)) for name in names]
    return Matcher(parsed.sentences[0], mentions, BOOK)


def parse(english: English, gazetteer: Gazetteer, text: str) -> ParsedArticle:
    article = Article(text=text)
    parsed = english.read(article, units=units(text, spotted(gazetteer, text)))
    assert len(parsed.sentences) == 1
    return parsed


def kind(gazetteer: Gazetteer, name: str) -> ActorKind:
    known = gazetteer.actor(name).kind
    if name in PEOPLE:
        return ActorKind.PERSON
    return ActorKind.ARMED_GROUP if known is ActorKind.UNKNOWN else known


def mention(parsed: ParsedArticle, name: str, kind: ActorKind) -> Mention:
    sentence: Sentence = parsed.sentences[0]
    start = parsed.article.text.lower().index(name.lower())
    covered = [t.index for t in sentence.tokens if t.start < start + len(name) and start < t.end]
    head = next(i for i in covered if sentence.tokens[i].head not in covered)
    return Mention(
        span=parsed.article.span(start, start + len(name)),
        kind=MentionKind.NAME,
        actors=(Actor(id=f"x:{name}", name=name, kind=kind),),
        sentence=0,
        first=covered[0],
        last=covered[-1] + 1,
        head=head,
    )


@pytest.mark.parametrize(("relation", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", None))
def test_example(find: Find, relation: str | None, example: Example) -> None:
    found = [
        (f.actor.actor.name, f.recipient.actor.name)
        for f in find(example)
        if f.relation == relation and f.actor and f.recipient
    ]
    symmetric = relation is not None and BOOK.relations[relation].type.symmetric
    if not example.ends:
        assert not found
    for actor, recipient in example.ends:
        assert (actor, recipient) in found or (symmetric and (recipient, actor) in found)


@pytest.mark.parametrize(("entry", "example"), ACTS, ids=lambda value: getattr(value, "text", ""))
def test_example_of_an_act(match: Match, entry: Entry, example: Example) -> None:
    found = match(example, entry)
    assert not found if not example.ends else set(example.ends) <= set(found)
