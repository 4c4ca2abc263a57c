"""The network through time, as a person reads it at 80 columns."""

from __future__ import annotations

from datetime import date
from io import StringIO

from rich.console import Console

from foedus.cli.render_network import print_course
from foedus.ledger import open_ledger
from foedus.workspace.networks import course
from foedus.workspace.questions import Inquiry
from tests.workspace.keeping import keep
from tests.workspace.making import maker

TOLD = (
    ("Kesh and Oru are allies.", "Kesh", "Oru", "alliance", 1, "2012-03"),
    ("Kesh fought Oru.", "Kesh", "Oru", "fighting", -1, "2013-05"),
    ("Dun joined Oru.", "Dun", "Oru", "membership", 1, "2013-06"),
    ("Oru and Kesh agreed to a truce.", "Oru", "Kesh", "truce", 0, "2014-02"),
    ("Dun broke with Oru.", "Dun", "Oru", "split", -1, "2014-03"),
    ("Dun attacked Oru.", "Dun", "Oru", "fighting", -1, "2014-04"),
    ("Tor backs Kesh.", "Tor", "Kesh", "backing", 1, "2014-03"),
)


def printed(*days: date) -> str:
    told, out = maker(), Console(file=StringIO(), width=80)
    with open_ledger("memory:") as ledger:
        for words, actor, recipient, relation, sign, when in TOLD:
            keep(ledger, told(words, actor, recipient, relation, sign=sign, when=when))
        inquiry = Inquiry(ledger)
        print_course(out, course(inquiry, days), inquiry)
    assert isinstance(out.file, StringIO)
    return out.file.getvalue()


def test_each_step_names_its_factions_and_what_turned() -> None:
    assert printed(date(2012, 12, 31), date(2013, 12, 31), date(2014, 12, 31)).splitlines() == [
        "2012-12-31: 1 tie, frustration 0, 1 faction",
        "  Faction 1: Kesh, Oru",
        "2013-12-31: 2 ties, frustration 0, 1 faction",
        "  + to −: Kesh – Oru",
        "  Faction 1: Dun, Oru; joined: Dun; left, now in no faction: Kesh",
        "2014-12-31: 3 ties, frustration 0, 1 faction",
        "  + to −: Dun – Oru",
        "  − to ○: Kesh – Oru",
        "  Faction 1 is no more; now in no faction: Dun, Oru",
        "  Faction 2 (new): Kesh, Tor",
    ]


def test_lines_keep_to_80_columns() -> None:
    assert max(map(len, printed(*(date(year, 12, 31) for year in range(2011, 2016))).splitlines())) <= 80
