"""What the head for attributions is taught by an annotated article; needs no onnx and no scipy."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from foedus.codebook.cues import Cues
from foedus.extraction.rules.attribution_head import CONTENT, CUE, HEAD, INSIDE, NONE, OTHER, SOURCE
from foedus.language import load_english
from foedus.model import Article
from training.attribution_examples import examples

TEXT = "It rained. On Monday the old general had said that his troops would stay."


def span(words: str) -> dict[str, object]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def test_words_are_taught_as_annotated() -> None:
    parsed = load_english().read(Article(text=TEXT))
    gold = [
        {"source": [span("the old general")], "cue": [span("had said")], "content": [span("his troops would stay")]}
    ]
    words, (beside,) = examples(parsed, gold, Cues.load(), 7, 100)
    forms = [token.text for sentence in parsed.sentences for token in sentence.tokens]
    wanted = {forms[word.row - 100]: word.wanted for word in words}
    assert (wanted["said"], wanted["had"], wanted["general"]) == (HEAD, INSIDE, OTHER)
    assert {forms[word.row - 100] for word in words if word.listed} == {"said"}
    second = parsed.sentences[1]
    assert (beside.bucket, beside.row) == (7, 100 + len(parsed.sentences[0].tokens))
    assert second.tokens[beside.cue].text == "said"
    told = {token.text: part for token, part in zip(second.tokens, beside.wanted, strict=True)}
    assert (told["general"], told["had"], told["troops"], told["Monday"]) == (SOURCE, CUE, CONTENT, NONE)


def test_a_cue_that_is_a_mark_teaches_nothing() -> None:
    parsed = load_english().read(Article(text=TEXT))
    words, besides = examples(parsed, [{"source": [], "cue": [span(".")], "content": [span("It")]}], Cues.load(), 0, 0)
    assert besides == []
    assert all(word.wanted == OTHER for word in words)
