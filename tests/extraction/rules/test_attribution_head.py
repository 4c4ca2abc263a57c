"""The shipped weights fit the code that makes their features; the head draws nothing that is not in the sentence."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.codebook.cues import Cues
from foedus.errors import ModelError
from foedus.extraction.rules.attribution import find_attributions
from foedus.extraction.rules.attribution_features import cue_features, pair_features, quoted_words
from foedus.extraction.rules.attribution_frames import Hit, find_hits
from foedus.extraction.rules.attribution_head import WEIGHTS, best_run, load_head
from foedus.extraction.rules.attribution_learned import heard
from foedus.extraction.rules.quotations import find_quotations
from foedus.language import ParsedArticle, load_english
from foedus.model import Article

CUES = Cues.load()
HEAD = load_head()
TEXT = (
    "The governor of Karo told reporters on Monday that the rebels had left the valley, according to state television. "
    "“We will never sign,” its commander, Idris Wako, quipped. He wants to hold the bridge. "
    "Officials privately fretted that the truce, which the envoy had praised, would not last. "
    "The trucks carried flour to the northern camps and returned empty before dawn."
)


def parsed(text: str) -> ParsedArticle:
    return load_english().read(Article(text=text))


def hits_of(article: ParsedArticle) -> list[Hit]:
    return [hit for sentence in article.sentences for hit in find_hits(sentence, CUES)]


def heads(article: ParsedArticle) -> list[str]:
    found = heard(article, hits_of(article), find_quotations(article), HEAD)
    return [article.sentences[hit.sentence].tokens[hit.head].text for hit in found]


def test_the_features_are_those_that_the_weights_were_made_for() -> None:
    article = parsed(TEXT)
    stretches = [(quotation.start, quotation.end) for quotation in find_quotations(article)]
    cue, part = [], []
    for sentence in article.sentences:
        hits = {hit.head: hit for hit in find_hits(sentence, CUES)}
        quoted = quoted_words(sentence, stretches)
        for token in sentence.tokens:
            cue += cue_features(sentence, token, hits.get(token.index), hits.keys(), quoted)
        for index, hit in hits.items():
            rows = pair_features(sentence, index, hit, quoted)
            part += [name for row in rows for group in row for name in group]
    for made, known in ((cue, HEAD.cue_rows), (part, HEAD.part_rows)):
        assert sum(name in known for name in made) > 0.9 * len(made)
    assert {"d=root", "l=say:VERB", "r=say:verb", "c=ccomp"} <= HEAD.cue_rows.keys()
    assert {"t=0nsubj", "t=0self", "rs=VERB", "w=that"} <= HEAD.part_rows.keys()


def test_the_weights_fit_the_vectors() -> None:
    (sentence, *_) = parsed(TEXT).sentences
    assert sentence.vectors is not None
    assert sentence.vectors.shape == (len(sentence.tokens), 768)
    shares = HEAD.parts(3, sentence.vectors, [[] for _ in sentence.tokens])
    assert shares.shape == (len(sentence.tokens), 4)
    assert np.allclose(shares.sum(1), 1, atol=1e-5)
    assert WEIGHTS.stat().st_size < 1_000_000


def test_finds_a_cue_that_no_list_has_and_passes_over_words_of_no_saying() -> None:
    assert CUES.of("fret", "verb") == ()
    assert "fretted" in heads(parsed(TEXT))
    assert not {"carried", "returned", "left"} & set(heads(parsed(TEXT)))


def test_source_content_and_cue_are_words_of_the_sentence_and_apart() -> None:
    article = parsed(TEXT)
    for hit in heard(article, hits_of(article), find_quotations(article), HEAD):
        size = len(article.sentences[hit.sentence].tokens)
        source = set() if hit.span is None else set(range(hit.span[0], hit.span[1] + 1))
        assert (hit.source is None) == (hit.span is None)
        assert hit.source is None or hit.source in source
        assert max(source | set(hit.content) | set(hit.tokens)) < size
        assert not source & set(hit.tokens)
        assert not set(hit.content) & (source | set(hit.tokens))


def test_a_sentence_reads_the_same_among_others() -> None:
    first, rest = TEXT[: TEXT.index("“")], TEXT[TEXT.index("Officials") :]
    assert heads(parsed(rest + " " + first)) == heads(parsed(rest)) + heads(parsed(first))


def test_without_vectors_the_frames_stand_alone() -> None:
    article = parsed(TEXT)
    bare = replace(article, sentences=tuple(replace(sentence, vectors=None) for sentence in article.sentences))
    assert find_attributions(bare, (), CUES, HEAD).attributions == find_attributions(bare, (), CUES).attributions


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    (tmp_path / "attribution.npz").write_bytes(WEIGHTS.read_bytes()[:5000])
    with pytest.raises(ModelError, match="damaged"):
        load_head(tmp_path / "attribution.npz")
    with pytest.raises(ModelError, match="missing"):
        load_head(tmp_path / "nothing.npz")


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_the_best_run_has_the_largest_sum(scores: list[int]) -> None:
    sums = {(i, j - 1): sum(scores[i:j]) for i, j in combinations(range(len(scores) + 1), 2)}
    found = best_run([float(score) for score in scores])
    if found is None:
        assert all(total <= 0 for total in sums.values())
    else:
        assert sums[found] == max(sums.values()) > 0


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The Red Front's letter, in which it denounced Norway and praised Chad, was read out.", "letter"),
        ("A video by Idris Wako, in which he threatened the governor, was shown on Monday.", "video"),
    ],
)
def test_what_is_said_in_a_message_is_told_by_it(text: str, cue: str) -> None:
    article = parsed(text)
    found = heard(article, hits_of(article), find_quotations(article), HEAD)
    (hit,) = (hit for hit in found if article.sentences[0].tokens[hit.head].text == cue)
    said = {article.sentences[0].tokens[index].text for index in hit.content}
    assert said >= set(text[text.index("in which") : text.rindex(",")].replace(",", "").split())
