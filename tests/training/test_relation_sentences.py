"""The sentences written for the head for relations: what each block names stands in its text."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "relations"
RELATIONS = frozenset({"alliance", "truce", "talks", "backing", "membership", "leadership"}) | frozenset(
    {"formation", "merger", "split", "opposition", "fighting"}
)


def blocks(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Each block's text and its lines, cut at tabs."""
    found = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        text, *lines = block.splitlines()
        found.append((text, [line.split("\t") for line in lines]))
    return found


def stands(words: str, text: str) -> bool:
    """Whether the words stand in the text as whole words, `x#2` at least twice."""
    name, _, number = words.partition("#")
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) >= int(number or 1)


def wrong(text: str, line: list[str]) -> str | None:
    if len(line) != 4:
        return f"{len(line)} columns"
    relation, a, b, cue = line
    if relation not in RELATIONS:
        return f"no relation {relation!r}"
    if a == b:
        return f"{a!r} with itself"
    if " " in cue:
        return f"the cue {cue!r} is more than a word"
    missing = [words for words in (a, b, cue) if not stands(words, text)]
    return f"not in the text: {missing}" if missing else None


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_names_words_of_its_text(path: Path) -> None:
    faults = [
        f"{text[:60]}: {line}: {fault}"
        for text, lines in blocks(path)
        for line in lines
        if (fault := wrong(text, line))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_no_block_stands_twice_and_no_line_twice_in_a_block(path: Path) -> None:
    texts = [text for text, _ in blocks(path)]
    assert len(set(texts)) == len(texts)
    for text, lines in blocks(path):
        assert len({tuple(line) for line in lines}) == len(lines), text


def test_the_check_sees_faults() -> None:
    text = "The army shelled the Tarn Front."
    assert wrong(text, ["fighting", "army", "Tarn Front", "shelled"]) is None
    assert wrong(text, ["fighting", "army", "Tarn", "shell"]) == "not in the text: ['shell']"
    assert wrong(text, ["fighting", "army#2", "Tarn Front", "shelled"]) == "not in the text: ['army#2']"
    assert wrong(text, ["war", "army", "Tarn Front", "shelled"]) == "no relation 'war'"
    assert wrong(text, ["fighting", "army", "army", "shelled"]) == "'army' with itself"
    assert wrong(text, ["fighting", "army", "Tarn Front"]) == "3 columns"
