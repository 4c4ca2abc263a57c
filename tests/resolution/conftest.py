"""Parses written by hand and a gazetteer of invented actors, so that these tests need neither model nor data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.codebook.actors import actor_records
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import Article, Mention, Segment, SegmentKind
from foedus.resolution import Gazetteer, find_mentions
from foedus.resolution.gazetteer_files import keyed_row

ACTORS = """
- {name: Arvania, id: "iso:QQA", kind: state, country: QQA, adjectives: [Arvanian, Arvanians], capitals: [Arvo]}
- {name: Belmark, id: "iso:QQB", kind: state, country: QQB, adjectives: [Belmarkian], capitals: [Belport]}
- {name: Corvia, id: "iso:QQC", kind: state, country: QQC, adjectives: [Corvian], capitals: [Corvina]}
- {name: Red Valley Front, id: "ucdp:9001", kind: armed-group, country: QQA, aliases: [RVF]}
- {name: Jaysh al-Bahr, id: "ucdp:9002", kind: armed-group, country: QQA}
- {name: Northern Shield, id: "ucdp:9003", kind: armed-group, country: QQB}
- {name: Moro Valley Movement, id: "ucdp:9004", kind: armed-group, country: QQB}
- {name: Gulf Pact, id: "x:00000000000000000000000000000001", kind: coalition}
- {name: Daily Wire, id: "x:00000000000000000000000000000002", kind: organisation, publisher: true}
- {name: Adel Karu, id: "x:00000000000000000000000000000003", kind: person, of: ["ucdp:9001"]}
- {name: Ivo Brand, id: "x:00000000000000000000000000000004", kind: person, of: ["iso:QQA"]}
"""


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "actors.yaml"
    path.write_text(ACTORS, encoding="utf-8")
    return Gazetteer([keyed_row(record) for record in actor_records(path)])


def parsed_article(*sentences: str, headline: bool = False) -> ParsedArticle:
    """Sentences written as `form[=lemma]/UPOS[+]/head/deprel[/entity]`: heads count from 1, `+` marks a plural.

    A form's spaces are written `_`; each sentence is a paragraph, the first one a headline with `headline`.
    """
    text = ""
    rows: list[list[tuple[str, int, list[str]]]] = []
    for written in sentences:
        row = []
        for cell in written.split():
            form, *fields = cell.split("/")
            form, _, lemma = form.partition("=")
            shown = form.replace("_", " ")
            glued = shown in (".", ",", "'s", "n't", ")", "]") or text.endswith(("(", "[", "\n\n")) or not text
            text += shown if glued else " " + shown
            row.append((lemma or shown.lower(), len(text) - len(shown), [shown, *fields]))
        rows.append(row)
        text += "\n\n"
    starts = [row[0][1] for row in rows] + [len(text)]
    kinds = [SegmentKind.HEADLINE if headline and not index else SegmentKind.BODY for index in range(len(rows))]
    segments = tuple(Segment(kind=kind, start=a, end=b) for kind, a, b in zip(kinds, starts, starts[1:], strict=False))
    article = Article(text=text, segments=segments)
    parsed = tuple(
        Sentence(index=index, paragraph=index, tokens=tuple(_token(place, *cell) for place, cell in enumerate(row)))
        for index, row in enumerate(rows)
    )
    return ParsedArticle(article=article, sentences=parsed)


def _token(index: int, lemma: str, start: int, fields: list[str]) -> Token:
    form, upos, head, deprel, *entity = fields
    plural, tag = upos.endswith("+"), upos.rstrip("+")
    xpos = {"NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "VERB": "VBD"}.get(tag, "") + ("S" if plural else "")
    xpos = "JJS" if tag == "ADJ" and form.endswith("est") else xpos
    return Token(
        index=index,
        text=form,
        start=start,
        end=start + len(form),
        lemma=lemma,
        upos=tag,
        xpos=xpos,
        head=int(head) - 1,
        deprel=deprel,
        entity=entity[0] if entity else "",
    )


Finder = Callable[..., dict[str, tuple[Mention, ...]]]


@pytest.fixture
def mentions_in(gazetteer: Gazetteer) -> Finder:
    """The mentions of a hand-written article by their words, those of equal words in order."""

    def find(*sentences: str, headline: bool = False) -> dict[str, tuple[Mention, ...]]:
        parsed = parsed_article(*sentences, headline=headline)
        found: dict[str, tuple[Mention, ...]] = {}
        for mention in find_mentions(parsed, gazetteer):
            assert parsed.article.text[mention.span.start : mention.span.end] == mention.span.text
            found[mention.span.text] = (*found.get(mention.span.text, ()), mention)
        return found

    return find


def actors(found: dict[str, tuple[Mention, ...]], words: str, which: int = 0) -> list[str]:
    """The names of the actors of a mention, in alphabetical order."""
    return sorted(actor.name for actor in found[words][which].actors)
