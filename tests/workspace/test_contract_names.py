"""Ends of claims tell every name by which the lists know their actor, so that scripts may match their own."""

from __future__ import annotations

from foedus.model import Article
from foedus.workspace import Reader, claim_json


def test_ends_tell_their_other_names(reader: Reader) -> None:
    article = Article(text="ISIS and the Red Hollow Brigade signed a truce.\n")
    truce = next(c for c in reader.read(article).claims if c.relation == "truce")
    ends = {end["text"]: end for end in (claim_json(truce, article)[side] for side in ("actor", "recipient"))}
    known, unknown = ends["ISIS"], ends["Red Hollow Brigade"]
    assert known["name"] == "Islamic State"
    assert {"ISIS", "Daesh"} <= set(known["aliases"])
    assert known["name"] not in known["aliases"]
    assert unknown["aliases"] == []
