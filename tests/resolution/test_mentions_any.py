"""Whatever the parser gives, the mentions stand inside their sentences and one to a head."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from foedus.language import ParsedArticle
from foedus.model import MentionKind
from foedus.resolution import Gazetteer, find_mentions
from tests.resolution.conftest import parsed_article

WORDS = st.sampled_from(
    [
        "The",
        "a",
        "and",
        "of",
        ",",
        "(",
        ")",
        '"',
        "RVF",
        "Arvania",
        "Arvanian",
        "Arvo",
        "Red",
        "Valley",
        "Front",
        "General",
        "Karu",
        "Dunmore",
        "rebels",
        "leader",
        "group",
        "groups",
        "forces",
        "government",
        "army",
        "two",
        "both",
        "each",
        "other",
        "one",
        "another",
        "the",
        "it",
        "its",
        "they",
        "their",
        "he",
        "his",
        "she",
        "who",
        "which",
        "that",
        "former",
        "said",
        "attacked",
        "members",
        "fighters",
        "soldiers",
        "country",
        "sides",
        "March",
        "23",
        "-",
        "led",
        ".",
        "I",
        "we",
        "coalition",
    ]
)
TAGS = st.sampled_from(["NOUN", "NOUN+", "PROPN", "VERB", "ADJ", "DET", "PRON", "ADP", "CCONJ", "PUNCT", "NUM", "AUX"])
RELATIONS = st.sampled_from(
    [
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "nmod:poss",
        "appos",
        "conj",
        "compound",
        "flat",
        "amod",
        "det",
        "case",
        "cc",
        "acl:relcl",
        "ccomp",
        "advcl",
        "cop",
        "nummod",
        "nmod:desc",
        "nsubj:pass",
        "obl:agent",
        "punct",
    ]
)
ENTITIES = st.sampled_from(["", "", "", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A tree over random words: each hangs on an earlier or later one without a circle."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    cells = [""] * size
    for rank, place in enumerate(order):
        head = 0 if rank == 0 else order[draw(st.integers(0, rank - 1))] + 1
        relation = "root" if rank == 0 else draw(RELATIONS)
        cells[place] = f"{draw(WORDS)}/{draw(TAGS)}/{head}/{relation}/{draw(ENTITIES)}"
    return " ".join(cells)


BEFORE_ITS_NAME = "who/PRON/3/nsubj/ The/NOUN/0/root/ The/NOUN/2/acl:relcl/ The/NOUN/2/nsubj/B-PER"


_FRONTS = ["The/NOUN/0/root/", *["The/NOUN/1/nsubj/"] * 2, "The/NOUN/6/obl/", *["Front/NOUN/1/nsubj/"] * 2]
TWO_OF_ONE_NAME = [
    " ".join([*_FRONTS, *["The/NOUN/1/nsubj/"] * 5, "General/NOUN/1/nsubj/"]),
    "The/NOUN/0/root/ two/NOUN/1/nsubj/ Front/NOUN/1/nsubj/",
]


@settings(max_examples=300, deadline=None)
@example(rows=[BEFORE_ITS_NAME], headline=False)
@example(rows=TWO_OF_ONE_NAME, headline=True)
@given(rows=st.lists(sentences(), min_size=1, max_size=4), headline=st.booleans())
def test_mentions_of_any_parse_are_well_formed(gazetteer: Gazetteer, rows: list[str], headline: bool) -> None:
    parsed: ParsedArticle = parsed_article(*rows, headline=headline)
    mentions = find_mentions(parsed, gazetteer)
    heads = [(mention.sentence, mention.head) for mention in mentions]
    assert len(heads) == len(set(heads))
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        tokens = parsed.sentences[mention.sentence].tokens
        assert 0 <= mention.first <= mention.head < mention.last <= len(tokens)
        assert (mention.span.start, mention.span.end) == (tokens[mention.first].start, tokens[mention.last - 1].end)
        assert mention.actors
        assert len({actor.id for actor in mention.actors}) == len(mention.actors)
        assert len(mention.antecedents) in (0, len(mention.actors))
        assert mention.kind is not MentionKind.NAME or not mention.antecedents
        listed = all(actor.listed for actor in mention.actors)  # "we" of a leader whom the lists know
        assert mention.kind is not MentionKind.PRONOUN or mention.antecedents or listed
