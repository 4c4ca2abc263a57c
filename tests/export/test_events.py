"""Events: PLOVER's categories with what they lose, and ACLED's columns with their blanks."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from foedus.codebook import Codebook
from foedus.export import Material
from foedus.export import write_ledger as export

COLUMNS = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
    actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting
    iso region country admin1 admin2 admin3 location latitude longitude geo_precision
    source source_scale notes fatalities tags timestamp
"""
"""As ACLED has documented its files since 2023: three columns went, three came, and the order changed."""


def test_every_claim_is_a_plover_record_of_the_manuals_categories(material: Material, tmp_path: Path) -> None:
    export(material, "plover", tmp_path / "p.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = {row.claim.id: row.claim for row in material.claims()}
    assert [row["id"] for row in rows] == list(claims)
    categories = set(Codebook.load().categories)
    assert len(categories) == 16
    assert {row["event"] for row in rows} - {None} <= categories
    for row in rows:
        claim = claims[row["id"]]
        assert (f"relation {claim.relation}" in row["lost"]) == (claim.relation is not None)
        assert ("it is a mere state, no event" in row["lost"]) == (row["event"] is None)
        assert all(f"source {link.name}" in row["lost"] for link in claim.attribution)


def test_acled_has_31_columns_own_ids_and_blanks_for_what_is_unknown(material: Material, tmp_path: Path) -> None:
    export(material, "acled", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
    assert len(reader.fieldnames or ()) == 31
    assert reader.fieldnames == COLUMNS.split()
    assert len({row["event_id_cnty"] for row in rows}) == len(rows) > 100
    claims = {row.claim.id: row.claim for row in material.claims()}
    for row in rows:
        assert not (row["latitude"] or row["fatalities"] or row["admin1"] or row["region"])
        claim = claims[row["event_id_cnty"]]
        assert claim.when.edtf or not row["event_date"]
        assert bool(row["time_precision"]) == bool(row["event_date"])
        assert str(claim.factuality) in ("CT+", "PR+")
        assert claim.where or not (row["iso"] or row["country"] or row["location"])
    placed = {(row["location"], row["country"], row["iso"]) for row in rows if row["location"]}
    assert {("Astana", "Kazakhstan", "398"), ("Darfur", "Sudan", "729"), ("Syria", "Syria", "760")} <= placed
