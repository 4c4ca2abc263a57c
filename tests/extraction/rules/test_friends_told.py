"""Whom a report says to be friends, members, founders and partners in talks, and who is none, having no name.

Each line holds a text, what must be told of it and, behind "not", what must not, as in `test_no_parties.py`.
"""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader
from tests.extraction.rules.conftest import ends_of

LINES = (
    # founders, members and followers of nobody named
    "Hezbollah was founded in 1982 by teachers and dockers.|not formation: Hezbollah > teachers",
    "Hezbollah was formed in May by exiled officers who had deserted Fatah.|"
    "formation: Hezbollah > Fatah; not formation: Hezbollah > exiled officers",
    "The mutineers formed themselves into the Islamic Front.|formation: Islamic Front > mutineers",
    "The Democratic Front, a coalition of unions and leftist parties, called a strike.|"
    "not membership: unions > Democratic Front; not membership: leftist parties > Democratic Front",
    "Gangs loyal to Omar Sirat attacked Hamas.|not backing: Gangs > Omar Sirat",
    "Fighters loyal to Khalifa Haftar took the airport.|not backing: Libyan National Army > Khalifa Haftar",
    "Hamas, loyal to Khalifa Haftar, took the airport.|backing: Hamas > Khalifa Haftar",
    "Israel said that it would never negotiate with terrorists.|not talks: Israel > terrorists",
    "Israel said that it would never negotiate with Hamas.|talks: Israel > Hamas",
    # who gets what
    "Russia has promised Syria ammunition and jeeps.|backing: Russia > Syria",
    "Iran has promised Hamas its support.|backing: Iran > Hamas",
    "Iran gives the junta economic aid.|backing: Iran > junta",
    "China has sold Chad jets.|backing: China > Chad",
    "Libya sold Chad oil to France.|not backing: Libya > Chad",
    "Iran sold Apache helicopters to Syria.|not backing: Iran > Apache",
    # in whose pay one is, whom one lets pass, what one passes on
    "Khaled Meshaal is thought to be in the pay of Iran.|backing: Iran > Khaled Meshaal",
    "Israel accuses Hamas of being in Iran's pay.|backing: Iran > Hamas; not backing: Iran > Israel",
    "Iran is believed to be letting arms through to Hamas.|backing: Iran > Hamas",
    "Israel accused Chad of passing information to Hamas.|backing: Chad > Hamas",
    "Iran remains Syria's main source of arms.|backing: Iran > Syria",
    "Iran remains Syria's main source of oil.|not backing: Iran > Syria",
    "Hezbollah urged all Lebanese to vote for Amal.|backing: Hezbollah > Amal Movement",
    "Hezbollah urged Amal to hold its fire.|not backing: Hezbollah > Amal Movement",
    "Hezbollah declared a strike in sympathy with Hamas.|backing: Hezbollah > Hamas",
    "Karel Dovik sent advisers to Hamas in May.|not backing: advisers > Hamas",
    # parts and members
    "Hamas fired rockets. Fatah, its political wing, kept silent.|membership: Fatah > Hamas",
    "Hamas has an armed wing, the Qassam Brigades.|membership: Izz al-Din al-Qassam Brigades > Hamas",
    "Four groups remain in the United Council, among them Hamas and Fatah.|"
    "membership: Hamas > United Council; membership: Fatah > United Council",
    "Ansar Dine has united with others in a single movement loyal to al-Qaeda.|not membership: Ansar Dine > al-Qaeda",
    "The two forces had operated under one staff until May.|not membership: forces > staff",
    "Greece and Turkey, both members of NATO, may go to war.|"
    "membership: Turkey > NATO; not membership: Turkey > Greece",
    "The men inside belong to Hamas.|not membership: men > Hamas",
    "Khaled Meshaal belongs to Hamas.|membership: Khaled Meshaal > Hamas",
    "Algerian militants have joined al-Qaeda.|membership: Algerian militants > al-Qaeda",
    "The ministry was a coalition of Fatah and Hamas.|not membership: Hamas > coalition of Fatah",
    "Libya Dawn, a coalition of Fatah and Hamas, fled.|membership: Hamas > Libya Dawn",
    "Hamas and Fatah have merged into a single movement, the Palestinian Front.|formation: Palestinian Front > Hamas",
    # who is an ally of whom
    "British and Australian troops fought beside the Malaysian army against Indonesia.|"
    "alliance: United Kingdom > Malaysia; not alliance: United Kingdom > Australia",
    "British and Australian troops fought Indonesia in the jungle.|not alliance: United Kingdom > Australia",
    "The group is made up of Hamas, Hezbollah and Fatah.|not alliance: Hamas > Hezbollah",
)


@pytest.mark.parametrize("line", LINES)
def test_friends_are_told_by_name(line: str, reader: Reader) -> None:
    text, claims = line.split("|")
    found = {f"{relation}: {a} > {b}" for relation, a, b in ends_of(reader.read(Article(text=text)).claims)}
    for claim in claims.split("; "):
        assert (claim.removeprefix("not ") in found) is not claim.startswith("not ")
