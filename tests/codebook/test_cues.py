from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook.cues import Cues
from foedus.errors import CodebookError

ENTRY = """\
- lemmas: [mumble, "hold forth"]
  pos: verb
  class: say
  content: [ccomp, "obj?+prep:about"]
  source: subject
  attribution: true
  example: "The king {mumbled} [that he would go]."
"""


def _load(tmp_path: Path, text: str) -> Cues:
    (tmp_path / "cues-own.yaml").write_text(text, encoding="utf-8")
    return Cues.load([tmp_path])


def test_own_cue_is_found_by_lemma_and_part_of_speech(tmp_path: Path) -> None:
    cues = _load(tmp_path, ENTRY)
    (mumble,) = cues.of("mumble", "verb")
    assert mumble.words == ("mumble",)
    assert [[slot.name for slot in pattern] for pattern in mumble.content] == [["ccomp"], ["obj", "prep"]]
    assert mumble.content[1][0].optional
    assert mumble.content[1][1].preposition == "about"
    assert cues.of("mumble", "noun") == ()
    assert cues.of("hold", "verb")[0].words == ("hold", "forth")


def test_own_entry_takes_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    shipped = Cues.load()
    cues = _load(tmp_path, ENTRY.replace('mumble, "hold forth"', "say"))
    assert len(cues.of("say", "verb")) == 1
    assert cues.of("say", "verb") != shipped.of("say", "verb")
    assert cues.digest != shipped.digest


def test_shipped_cues_of_several_words_come_before_single_ones() -> None:
    cues = Cues.load()
    for cue in cues.entries:
        row = cues.of(cue.words[0], cue.pos)
        assert [len(c.words) for c in row] == sorted((len(c.words) for c in row), reverse=True)


@pytest.mark.parametrize(
    ("change", "problem", "line"),
    [
        (("pos: verb", "pos: verbal"), "'pos' cannot be 'verbal'", 3),
        (("class: say", "class: sing"), "'class' cannot be 'sing'", 4),
        (("ccomp,", "ccompl,"), "unknown slot 'ccompl'", 5),
        (('"obj?+prep:about"', '"obj?"'), "every slot of 'obj?' is optional", 5),
        (("source: subject", "affirmed: CT"), "'affirmed' is no FactBank label", 6),
        (("attribution: true", "attribution: perhaps"), "should be true or false", 7),
        (("attribution: true", "attribute: true"), "unknown field 'attribute'", 7),
        (('lemmas: [mumble, "hold forth"]', "lemmas: []"), "no lemmas", 2),
    ],
)
def test_a_broken_entry_is_named_with_file_line_and_remedy(
    tmp_path: Path, change: tuple[str, str], problem: str, line: int
) -> None:
    with pytest.raises(CodebookError) as caught:
        _load(tmp_path, "# own cues\n" + ENTRY.replace(*change))
    assert problem in str(caught.value)
    assert caught.value.file.endswith("cues-own.yaml")
    assert caught.value.line == line
    assert caught.value.remedy
