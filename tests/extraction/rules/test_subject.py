"""What a report is about, by all its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import ModelError
from foedus.extraction.rules.subject import WEIGHTS, Subject, load_subject, words_of
from foedus.sources.building import Given, build_article
from foedus.workspace import Reader

CONFLICT = [
    "The Amber Company and the Sons of Low Tarn have merged. Their leaders announced the union in a letter to the "
    "governor. The new body will be led by Colonel Ister Vane. The government called it a gang of deserters.",
    "Belvany and Ostrand renewed their pact of mutual defence on Monday. The foreign ministers signed it in the old "
    "capital. Ravelle, which has claims on Belvany, called the treaty a provocation. Its president recalled his envoy.",
    "The party of Imre Dahl left the coalition in March. It had accused the prime minister of dealing with the "
    "separatists. Dahl has since met the leaders of the opposition. They agreed on a common list.",
]
OTHER = [
    "The Rangers attacked from the start and held on to the end. Their captain, Sam Orly, scored twice. The defence of "
    "United collapsed after the break. The two clubs meet again in May.",
    "The bakers of Hollin Street have ended their price war. Both shops now sell a loaf for two crowns. Customers had "
    "called it a battle of the buns. The truce was sealed over coffee.",
    "The exhibition shows uniforms, flags and letters of the old regiment. It was opened by the mayor on Sunday. A "
    "retired general gave the museum his sword. Children enter free.",
]


@pytest.mark.parametrize("text", CONFLICT)
def test_short_reports_of_conflict_and_politics(text: str) -> None:
    assert load_subject().is_conflict([text.replace(".", " ").split()])
    assert Reader().parse(build_article(text, Given()), gated=True).unread == ()


@pytest.mark.parametrize("text", OTHER)
def test_short_reports_on_other_things(text: str) -> None:
    assert not load_subject().is_conflict([text.replace(".", " ").split()])


def test_a_word_counts_once_and_marks_and_short_words_not_at_all() -> None:
    assert words_of([["The", "the", "army", ",", "of", "U.S."], ["Army", "left"]]) == {"the", "army", "left"}


def test_weights_are_divided_by_the_root_of_the_words() -> None:
    subject = Subject(b'{"bias": -1, "least": 0, "weights": {"army": 9}}')
    quiet = [f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(90)]
    assert subject.is_conflict([["army", *quiet[:40]]])
    assert not subject.is_conflict([["army", *quiet]])


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "subject.json"
    broken.write_bytes(WEIGHTS.read_bytes()[:-40])
    with pytest.raises(ModelError, match="subject"):
        load_subject(broken)
