"""What every engine keeps, whatever it reads with. A test class inherits it and gives `reader` and `article`."""

from __future__ import annotations

from foedus.model import Article, DateInterval
from foedus.workspace import Reader


class EngineContract:
    """`reader` is a fixture: a Reader with the engine; `article` one in which the engine finds claims."""

    def test_claims_stand_in_the_text(self, reader: Reader, article: Article) -> None:
        claims = reader.read(article).claims
        assert claims
        for claim in claims:
            ends = [end.span for end in (claim.actor, claim.recipient) if end]
            spans = [claim.evidence, *ends, *(link.span for link in claim.attribution if link.span)]
            for span in [*spans, *([claim.when.span] if claim.when.span else [])]:
                assert article.text[span.start : span.end] == span.text
            for end in ends:
                assert claim.evidence.start <= end.start and end.end <= claim.evidence.end

    def test_claims_are_signed_and_of_this_article(self, reader: Reader, article: Article) -> None:
        for claim in reader.read(article).claims:
            assert claim.coder == reader.coder
            assert claim.article == article.id
            assert claim.when.edtf is None or DateInterval.from_edtf(claim.when.edtf)

    def test_the_same_text_gives_the_same_claims_once(self, reader: Reader, article: Article) -> None:
        first, again = reader.read(article), reader.read(article)
        assert first == again
        assert len({claim.id for claim in first.claims}) == len(first.claims)

    def test_claims_are_of_the_relations_of_the_codebook(self, reader: Reader, article: Article) -> None:
        signs = {"alliance": 1, "truce": 0, "talks": 0, "backing": 1, "membership": 1, "leadership": 1}
        signs |= {"formation": 1, "merger": 1, "split": -1, "opposition": -1, "fighting": -1}
        for claim in reader.read(article).claims:
            assert claim.relation is None or claim.sign == signs[claim.relation]

    def test_attributions_stand_in_the_text(self, reader: Reader, article: Article) -> None:
        for item in reader.read(article).attributions:
            assert article.text[item.content.start : item.content.end] == item.content.text

    def test_an_article_without_conflict_holds_nothing(self, reader: Reader) -> None:
        assert reader.read(Article(text="Spring came late to the valley, and the apples were small.")).claims == ()
