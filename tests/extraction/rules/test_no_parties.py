"""Who stands in the right place and is yet no party: one expelled from a body, company, a place, a part of a name.

Each line holds a text, what must be told of it and, behind "not", what must not: "fighting: A > B", parted by ";".
"""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader
from tests.extraction.rules.conftest import ends_of

LINES = (
    "Mali and Niger quit the West African bloc ECOWAS in January.|not alliance: Mali > Niger",
    "Syria and Iraq have closed their common border once more.|not alliance: Syria > Iraq",
    "Hamas has split into at least three factions.|not split: factions > Hamas",
    "The Russian Ministry of Defence accused Ukraine.|not membership: Ministry of Defence > Russia",
    "Poland summoned the Russian envoy to protest against the attacks of Belarus.|not opposition: Russia > Belarus",
    "Kenya, Uganda and Rwanda broke off diplomatic relations with Chad in June.|"
    "split: Kenya > Chad; not split: Kenya > Uganda",
    "Hamas and Fatah have cut their ties.|split: Hamas > Fatah",
    "Chad expelled Niger from the federation on Sunday.|not fighting: Chad > federation",
    "Ansar Dine expelled the MNLA from Timbuktu.|fighting: Ansar Dine > National Movement for the Liberation of Azawad",
    "The Houthis were joined by Ansar Dine in the siege of the town.|alliance: Ansar Allah > Ansar Dine",
    "Hezbollah joined Hamas in condemning the raid of the army.|"
    "alliance: Hezbollah > Hamas; not membership: Hezbollah > Hamas",
    "Together with Ansar Dine, the MNLA founded the Tuareg Front.|not alliance: Ansar Dine > Tuareg Front",
    "Soldiers of Chad, accused by villagers of burning Mon Taing Pin, fled.|not fighting: Chad > Mon Taing Pin",
    "Hamas and Fatah agreed to stop shelling one another and to form a federation.|not formation: federation > Hamas",
    "The Front broke into Hamas, loyal to Omar Sirat, and Fatah, loyal to Daud Meren.|not backing: Fatah > Omar Sirat",
    "Hamas condemned the sanctions imposed on Chad by the United States.|opposition: Hamas > United States",
    "Hamas condemned the sanctions imposed on Chad by the United States.|not opposition: Hamas > Chad",
    "Niger and Chad recalled their ambassadors.|not opposition: Niger > ambassadors",
    "Kuwait brought home its ambassador from Beirut.|opposition: Kuwait > Lebanon",
    "Captain Omar Sirat overthrew Lieutenant Colonel Daud Meren of Hamas.|opposition: Omar Sirat > Daud Meren",
    "Hamas and Fatah held another round of talks in Cairo on the water, with Chad in the chair.|"
    "not talks: Hamas > chair",
    "The commander of Hamas went over to Fatah with forty men.|not backing: Hamas > men",
    "The Ebro League was founded in 1952 by men who had left the Hill Front.|"
    "formation: Ebro League > Hill Front; not formation: Ebro League > men; not split: men > Hill Front",
    "Other gangs will join the Hill Front.|not membership: gangs > Hill Front",
    "The Hill Front, a coalition of unions, rejected the truce with Hamas.|not membership: unions > Hill Front",
    "The Hill Front, an alliance of herding tribes, fights Hamas.|membership: herding tribes > Hill Front",
    "Iran is arming the other side, Hamas said.|not backing: Iran > side",
    "Hamas has betrayed the workers, Fatah said.|not opposition: Hamas > workers",
    "Hezbollah and Amal may found a party.|not formation: party > Hezbollah",
    "Hezbollah and Amal founded the Cedar Party.|formation: Cedar Party > Hezbollah",
    "The Hill Guard was formed by deserters from Hamas.|"
    "formation: Hill Guard > Hamas; not split: deserters from Hamas > Hamas",
    "Diplomats accuse Libya of arming Hamas.|backing: Libya > Hamas; not opposition: Diplomats > Libya",
    "The newspaper accuses Libya of arming Hamas.|not opposition: newspaper > Libya",
    "Fatah accuses Libya of arming Hamas, a charge that Libya rejects.|"
    "opposition: Fatah > Libya; not opposition: Libya > Fatah",
    "Fatah accuses Libya of arming Hamas, a charge that Egypt rejects.|opposition: Egypt > Fatah",
    "Hamas declared Chad, Mali and Niger enemies of the faith.|not opposition: Chad > Mali",
    "Hamas and Fatah are old enemies.|opposition: Hamas > Fatah",
    "Fatah signed the peace plan under heavy pressure from Libya.|not opposition: Libya > Fatah",
    "Tribesmen loyal to Omar Sirat ambushed soldiers of Chad.|not backing: Tribesmen > Omar Sirat",
)


@pytest.mark.parametrize("line", LINES)
def test_is_told_of_the_parties_alone(line: str, reader: Reader) -> None:
    text, claims = line.split("|")
    found = {f"{relation}: {a} > {b}" for relation, a, b in ends_of(reader.read(Article(text=text)).claims)}
    for claim in claims.split("; "):
        assert (claim.removeprefix("not ") in found) is not claim.startswith("not ")
