"""A state's name grows over the organ or office beside it."""

from __future__ import annotations

import pytest

from foedus.codebook.actors import NameRole
from foedus.resolution import Gazetteer, find

GAZETTEER = Gazetteer.load()


def _only(text: str) -> tuple[str, str, NameRole]:
    (match,) = find(GAZETTEER, text)
    return text[match.start : match.end], text[match.stem_start : match.stem_end], match.role


@pytest.mark.parametrize(
    ("text", "whole", "stem", "role"),
    [
        ("The Malian army fled.", "Malian army", "Malian", NameRole.GOVERNMENT),
        ("Mali’s security forces fled.", "Mali’s security forces", "Mali", NameRole.GOVERNMENT),
        ("The armed forces of Mali fled.", "armed forces of Mali", "Mali", NameRole.GOVERNMENT),
        ("The president of Mali fled.", "president of Mali", "Mali", NameRole.OFFICE),
        ("A Malian prime minister fled.", "Malian prime minister", "Malian", NameRole.OFFICE),
        ("The U.S. State Department spoke.", "U.S. State Department", "U.S.", NameRole.GOVERNMENT),
        ("The Malian rebels fled.", "Malian", "Malian", NameRole.DEMONYM),
        ("North of Mali they fled.", "Mali", "Mali", NameRole.COUNTRY),
        ("In Mali, army men fled.", "Mali", "Mali", NameRole.COUNTRY),
        ("The Malian\n\narmy fled.", "Malian", "Malian", NameRole.DEMONYM),
        ("The Board Administration of Mali fled.", "Mali", "Mali", NameRole.COUNTRY),
    ],
)
def test_growing(text: str, whole: str, stem: str, role: NameRole) -> None:
    assert _only(text) == (whole, stem, role)


def test_two_states_keep_their_own_organs() -> None:
    text = "Malian troops met Chadian officials."
    assert [text[m.start : m.end] for m in find(GAZETTEER, text)] == ["Malian troops", "Chadian officials"]
