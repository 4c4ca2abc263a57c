"""Who counts as of political life where one or two sentences are all there is."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Salva Kiir and Riek Machar met in Juba in May.", {("talks", "Salva Kiir", "Riek Machar")}),
        ("Mr Erdogan spoke with Mr Assad by telephone.", {("talks", "Recep Tayyip Erdogan", "Bashar al-Assad")}),
        (
            "The Orchard Party and the Reform Party merged at a congress in Kalo.",
            {("merger", "Orchard Party", "Reform Party")},
        ),
        ("Lena Orvik leads the moderate wing.", {("leadership", "Lena Orvik", "moderate wing")}),
        (
            "Lena Orvik leads the Democratic League of Kalo.",
            {("leadership", "Lena Orvik", "Democratic League of Kalo")},
        ),
        ("Lena Orvik led the search party into the hills.", set()),
        ("Lena Orvik and Mads Tarn met in Kalo in May.", set()),
        ("The Orchard Band and the Kalo Quartet have merged, their singer said.", set()),
    ],
)
def test_persons_of_the_book_and_named_parties_are_of_political_life(
    reader: Reader, text: str, told: set[tuple[str, str, str]]
) -> None:
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation]
    found = {
        (claim.relation, claim.actor.actor.name, claim.recipient.actor.name)
        for claim in claims
        if claim.actor and claim.recipient
    }
    assert found == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A businessman in Kalo has armed the Hill Guard.", False),
        ("A colonel broke with the Hill Guard in May.", False),
        ("Omar Deeb, a businessman in Kalo, has armed the Hill Guard.", True),
        ("Rebels in Kalo have armed the Hill Guard.", True),
        ("A spokesman for the Hill Guard met Salva Kiir.", True),
        ("Volunteers have joined the Hill Guard in Kalo.", False),
        ("Tribesmen loyal to Omar Deeb marched on Kalo in May.", False),
        ("Militias loyal to Omar Deeb marched on Kalo in May.", True),
        ("The Red Front, loyal to Omar Deeb, marched on Kalo in May.", True),
    ],
)
def test_a_report_of_war_tells_nothing_of_persons_without_a_name(reader: Reader, text: str, told: bool) -> None:
    war = "The Hill Guard attacked the army of Chad on Monday. The army shelled the rebels. They killed ten men."
    claims = [claim for claim in reader.read(Article(text=f"{war}\n\n{text}")).claims if claim.relation]
    assert any(claim.evidence.start > len(war) for claim in claims) is told
