"""Every example in the predicate files holds: sentence by sentence, through the shipped parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.codebook import Codebook, Example
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
EXAMPLES = [(entry.predicates[0].relation, example) for entry in BOOK.entries for example in entry.examples]

Find = Callable[[Example], list[Finding]]


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads an example with its own ends as the only actors, of the kind that the gazetteer knows."""
    english, gazetteer = load_english(), Gazetteer.load()

    def run(example: Example) -> list[Finding]:
        parsed = parse(english, gazetteer, example.text)
        names = dict.fromkeys(name for pair in example.ends for name in pair)
        mentions = [mention(parsed, name, kind(gazetteer, name)) for name in names]
        return findings(Matcher(parsed.sentences[0], mentions, BOOK).matches(), BOOK)

    return run


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
