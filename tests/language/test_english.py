"""The shipped model as a whole."""

import gc
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import ModelError
from foedus.language import Unit, Words, load_english
from foedus.language.english import FILES, FOLDER, READ, paragraphs
from foedus.model import Article, Segment, SegmentKind

ENGLISH = load_english()
TEXT = (
    "The Northern Front said on Monday that it had agreed a truce with the army. "
    "Its rival, the People's Guard, rejected the deal and shelled the town of Karo. "
    "“We will never sign,” its commander, Idris Wako, told reporters. "
    "Fighters backed by the neighbouring kingdom were driven out of the valley by U.S.-led forces in 2014. "
    "Observers doubt that it will last."
)


def article(text: str, *segments: Segment) -> Article:
    return Article(text=text, published=date(2014, 5, 1), segments=segments)


def test_loads_quickly_in_a_new_process() -> None:
    code = (
        "import time; began = time.process_time()\n"
        "from foedus.language import load_english; load_english()\n"
        "print(time.process_time() - began)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(found.stdout) < 2.0


def test_is_loaded_once() -> None:
    assert load_english() is load_english()


def test_the_files_fit_into_the_package() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.suffix in {".onnx", ".json"}) <= 25_000_000


@pytest.mark.parametrize("name", ["labels.json", "model.onnx"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "english")
    with (tmp_path / "english" / name).open("r+b") as stream:
        stream.seek(40)
        stream.write(b"\x07")
    with pytest.raises(ModelError, match="damaged"):
        load_english(tmp_path / "english")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "english")
    (tmp_path / "english" / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing"):
        load_english(tmp_path / "english")


def test_a_missing_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Install foedus again"):
        load_english(tmp_path)


def test_the_manifest_names_every_file_that_is_read() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == set(FILES)


def test_reads_an_article() -> None:
    parsed = ENGLISH.read(article(TEXT))
    assert [sentence.index for sentence in parsed.sentences] == [0, 1, 2, 3, 4]
    for sentence in parsed.sentences:
        assert sum(token.head < 0 for token in sentence.tokens) == 1
        assert sentence.root.deprel == "root"
        assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert all(TEXT[token.start : token.end] == token.text for token in sentence.tokens)
        assert sum(token.deprel == "root" for token in sentence.tokens) == 1
        assert len(sentence.subtree(sentence.root.index)) == len(sentence.tokens)


def test_grammar_of_plain_sentences() -> None:
    first, second, *_ = ENGLISH.read(article(TEXT)).sentences
    by_text = {token.text: token for token in first.tokens}
    assert by_text["said"].head == -1
    assert by_text["agreed"].deprel == "ccomp"
    assert by_text["agreed"].xpos == "VBN"
    assert by_text["truce"].deprel == "obj"
    assert by_text["agreed"].lemma == "agree"
    rejected = next(token for token in second.tokens if token.text == "rejected")
    shelled = next(token for token in second.tokens if token.text == "shelled")
    assert (shelled.deprel, shelled.head) == ("conj", rejected.index)


def test_one_sentence_does_not_depend_on_the_others() -> None:
    whole = {sentence.start: sentence.tokens for sentence in ENGLISH.read(article(TEXT)).sentences}
    rows = list(ENGLISH.split(TEXT, 0, len(TEXT)))
    random.Random(3).shuffle(rows)
    for words in rows:
        assert ENGLISH.parse(words, index=0, paragraph=0).tokens == whole[words.start]


def test_neighbours_on_the_same_page_change_nothing() -> None:
    alone = ENGLISH.read(article("Observers doubt that it will last."))
    among = ENGLISH.read(article(TEXT)).sentences[-1]
    assert [(t.text, t.head, t.deprel, t.xpos, t.entity) for t in alone.sentences[0].tokens] == [
        (t.text, t.head, t.deprel, t.xpos, t.entity) for t in among.tokens
    ]


def test_threads_change_nothing() -> None:
    rows = list(ENGLISH.split(TEXT, 0, len(TEXT))) * 6
    expected = [ENGLISH.parse(words, index=0, paragraph=0) for words in rows]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda words: ENGLISH.parse(words, index=0, paragraph=0), rows)) == expected


def test_a_new_process_reads_the_same() -> None:
    code = (
        "import sys\nfrom foedus.language import load_english\nfrom foedus.model import Article\n"
        "for s in load_english().read(Article(text=sys.argv[1])).sentences: print(s)"
    )
    found = subprocess.run([sys.executable, "-c", code, TEXT], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == [str(s) for s in ENGLISH.read(Article(text=TEXT)).sentences]


def test_only_what_states_something_is_read() -> None:
    text = "Truce signed\nJUBA, May 1\nBy A. Writer\nFighters march in June.\nPhoto: X\nThe truce holds.\nWe are glad."
    kinds = ("headline", "dateline", "byline", "caption", "credit", "body", "quote")
    place, segments = 0, []
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        segments.append(Segment(kind=SegmentKind(kind), start=place, end=place + len(line)))
        place += len(line) + 1
    given = article(text, *segments)
    parsed = ENGLISH.read(given)
    assert [(s.index, s.paragraph, text[s.start : s.end]) for s in parsed.sentences] == [
        (0, 0, "Truce signed"),
        (1, 5, "The truce holds."),
        (2, 6, "We are glad."),
    ]
    assert {segments[index].kind for index, _, _ in paragraphs(given)} == READ


def test_without_segments_paragraphs_are_counted() -> None:
    parsed = ENGLISH.read(article("The truce holds.\n\nThe army left. It is calm."))
    assert [(s.index, s.paragraph) for s in parsed.sentences] == [(0, 0), (1, 1), (2, 1)]


def test_refused_sentences_are_left_out() -> None:
    def about_truce(sentences: Sequence[Words]) -> list[bool]:
        return ["truce" in words.forms for words in sentences]

    parsed = ENGLISH.read(article("It rained. The truce holds. It rained. A truce ended."), wanted=about_truce)
    assert [(sentence.index, sentence.start) for sentence in parsed.sentences] == [(0, 11), (1, 39)]
    assert [(words.start, words.forms[-2:]) for words in parsed.unread] == [(0, ("rained", ".")), (28, ("rained", "."))]


def test_units_are_one_token_with_the_text_of_the_article() -> None:
    text = "Fighters of Jaysh al-Islam (JaI) attacked IS in Douma."
    units = (Unit(start=12, end=32), Unit(start=42, end=44, reading="Islamists"))
    (sentence,) = ENGLISH.read(article(text), units).sentences
    assert [token.text for token in sentence.tokens] == [
        "Fighters", "of", "Jaysh al-Islam (JaI)", "attacked", "IS", "in", "Douma", ".",
    ]  # fmt: skip
    masked = sentence.tokens[4]
    assert (masked.text, masked.start, masked.end, masked.deprel) == ("IS", 42, 44, "obj")


def test_nothing_is_read_from_nothing() -> None:
    for text in ("", " \n\t\u00a0\n", "\u200b\ufeff"):
        assert ENGLISH.read(article(text)).sentences == ()


@pytest.mark.parametrize(
    "text",
    [
        "!?!?!?",
        "😀 😀",
        "مرحبا بالعالم. السلام عليكم.",
        "x" * 100_000,
        "(" * 500,
        "\u0301\u0301",
        "a\x00b",
        "1 2 3",
        "和平协议。",
    ],
)
def test_strange_text_is_read_without_fault(text: str) -> None:
    for sentence in ENGLISH.read(article(text)).sentences:
        assert sum(token.head < 0 for token in sentence.tokens) == 1


def test_half_a_character_is_read_without_fault() -> None:
    text = "The \ud800 truce holds."
    (words,) = ENGLISH.split(text, 0, len(text))
    assert [token.text for token in ENGLISH.parse(words, index=0, paragraph=0).tokens][1] == "\ud800"


@pytest.mark.parametrize("piece", ["word ", "( ", ". ", "a\n", '." ', "No. 1 ", "\n\n", "- a\n"])
def test_splitting_takes_time_by_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        best = float("inf")
        for _ in range(4):
            gc.collect()
            gc.disable()  # a collection walks what other tests have left alive
            began = time.process_time()
            ENGLISH.split(text, 0, len(text))
            best = min(best, time.process_time() - began)
            gc.enable()
        return best

    assert seconds(20_000) < 8 * seconds(5_000) + 0.03  # linear is 4 times, quadratic 16


def test_many_units_in_many_paragraphs_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "Jaysh al-Islam left.\n\n" * count
        units = [Unit(start=22 * number, end=22 * number + 14) for number in range(count)]
        began = time.process_time()
        ENGLISH.read(article(text), units, wanted=lambda sentences: [False] * len(sentences))
        return time.process_time() - began

    assert seconds(6_000) < 3 * seconds(3_000) + 0.05


def test_lines_of_marks_are_passed_over_and_cost_nothing() -> None:
    text = f"Rebels left.\n\n{'* ' * 5000}\n\n{'- ' * 5000}\n\nThe army came."
    parsed = load_english().read(Article(text=text))
    assert [sentence.root.lemma for sentence in parsed.sentences] == ["leave", "come"]
