"""Hyphenated names that stay whole."""

import pytest

from foedus.language.joining import name_groups


def joined(text: str) -> list[str]:
    """`text` has spaces between words and | between tokens that touch."""
    forms: list[str] = []
    glued: list[bool] = []
    for word in text.split():
        parts = word.split("|")
        forms += parts
        glued += [True] * (len(parts) - 1) + [False]
    out, place = [], 0
    for first, last in name_groups(forms, glued):
        out += forms[place:first]
        out.append("".join(forms[first:last]))
        place = last
    return out + forms[place:]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("al|-|Nusra", ["al-Nusra"]),
        ("Al|-|Shabaab|-|linked", ["Al-Shabaab", "-", "linked"]),
        ("Ansar al|-|Sharia", ["Ansar", "al-Sharia"]),
        ("Hezb|-|e|-|Islami", ["Hezb-e-Islami"]),
        ("Lashkar|-|e Taiba", ["Lashkar-e", "Taiba"]),
        ("Harkat|-|ul|-|Mujahideen", ["Harkat-ul-Mujahideen"]),
        ("Abdul|-|Malik", ["Abdul-Malik"]),
        ("ash|-|Shabaab", ["ash-Shabaab"]),
        ("Kim Jong|-|un", ["Kim", "Jong-un"]),
        ("Nagorno|-|Karabakh", ["Nagorno-Karabakh"]),
        ("US|-|led", ["US", "-", "led"]),
        ("Iran|-|Iraq", ["Iran", "-", "Iraq"]),
        ("Ambassador|-|at|-|Large", ["Ambassador", "-", "at", "-", "Large"]),
        ("Ansar|-|ash|-|Sharia", ["Ansar-ash-Sharia"]),
        ("Port|-|au|-|Prince", ["Port-au-Prince"]),
        ("PFLP|-|GC", ["PFLP-GC"]),
        ("PKK|-|US", ["PKK", "-", "US"]),
        ("US|-|K", ["US", "-", "K"]),
        ("follow|-|up", ["follow", "-", "up"]),
        ("-|-|-", ["-", "-", "-"]),
        ("al|-", ["al", "-"]),
    ],
)
def test_only_names_are_joined(given: str, expected: list[str]) -> None:
    assert joined(given) == expected


def test_nothing_is_joined_over_a_space() -> None:
    assert name_groups(["al", "-", "Nusra"], [False, True, False]) == []
    assert name_groups(["al", "-", "Nusra"], [True, False, False]) == []


def test_groups_do_not_overlap() -> None:
    forms = ["al", "-", "Abdul", "-", "Malik", "-", "al", "-", "Houthi"]
    groups = name_groups(forms, [True] * 8 + [False])
    assert groups == [(0, 9)]
