"""Whom an article credits for its words."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.sources import segment
from foedus.workspace.credits import agency_of

STORY = (
    "The Kesh Front attacked the town of Darvan on Monday, officials said. Nine people were killed and the road to the "
    "coast was closed.\n\nThe mayor said that more fighters were on the way and asked the army for help."
)


def credited(text: str, publisher: str | None = None) -> str | None:
    return agency_of(Article(text=text, publisher=publisher, segments=segment(text)))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"DARVAN, Luria (Reuters) - {STORY}", "Reuters"),
        (f"DARVAN, Luria (AP) — {STORY}", "Associated Press"),
        (f"{STORY} (AFP)", "Agence France-Presse"),
        (STORY, None),
    ],
)
def test_datelines_and_credit_lines_name_the_agency(text: str, agency: str | None) -> None:
    assert credited(text) == agency


def test_a_publisher_that_is_an_agency_credits_itself() -> None:
    assert credited(STORY, "Reuters") == "Reuters"
    assert credited(STORY, "AP") == "Associated Press"
    assert credited(STORY, "Lake Gazette") is None


def test_the_credit_of_a_picture_is_none_of_the_text() -> None:
    assert credited(f"A burnt lorry near Darvan. AP Photo/Ilan Dorsk\n\n{STORY}") is None
