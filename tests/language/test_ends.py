"""The model of sentence ends."""

from foedus.language.ends import EndModel, features


def test_weights_decide() -> None:
    model = EndModel({"weights": {"bias": -1.0, "next=capital": 2.0}})
    assert model(["left", ".", "Rebels"], [False, False, True], 1, 2)
    assert not model(["left", ".", "rebels"], [False, False, True], 1, 2)


def test_features_name_what_stands_around_a_stop() -> None:
    found = features(["in", "the", "U.S.", "The", "army"], [False, True, True, True, True], 2, 3)
    assert {"bias", "stop=abbreviation", "abbreviation=U.S.", "dots=True next=capital", "word=the"} <= set(found)


def test_quotes_and_brackets_are_seen() -> None:
    found = features(["(", "he", "left", ".", "”", "“", "No"], [False, False, True, False, False, True, False], 3, 5)
    assert {"closed=quote next=quote", "open=True", "inside bracket"} <= set(found)
    assert "open=False" in features(["a", ".", '"', "b"], [False, False, True, True], 1, 2)


def test_the_last_word_has_no_second() -> None:
    assert "next=small second=end" in features(["a", ".", "bb"], [False, False, True], 1, 2)
