"""What is mended, through the shipped parser: on which word another hangs, and how."""

from __future__ import annotations

import pytest

from foedus.language import Sentence, load_english
from foedus.model import Article

ROWS = [
    # set phrases behind "to", and what is told of them
    ("Iran went to bat for Hezbollah.", "Hezbollah", "obl", "went"),
    ("Sudan took Chad to court over the attack.", "attack", "obl", "took"),
    ("Sudan took Chad to court over the attack.", "court", "obl", "took"),
    ("Hamas sees eye to eye with Fatah on this.", "Fatah", "obl", "sees"),
    ("The army and the Hill Guard came to blows over the valley.", "valley", "obl", "came"),
    # who is allied with whom
    ("The warlord allied himself and his men with the Taliban.", "himself", "obj", "allied"),
    ("The warlord allied himself and his men with the Taliban.", "Taliban", "obl", "allied"),
    # who is helped, who is given something
    ("The Amber Brigade helped Chad retake the town.", "Chad", "obj", "helped"),
    ("Russia helped the Red Front seize the airport.", "airport", "obj", "seize"),
    ("The Amber Brigade lent Chad a hand.", "Chad", "iobj", "lent"),
    # in which fight somebody is lost, into what somebody is turned
    ("Niger suffered heavy losses in an attack by Boko Haram.", "attack", "obl", "suffered"),
    ("Chad lost 30 men in an ambush laid by the Hill Guard.", "ambush", "obl", "lost"),
    ("The transformation of Amal into Hezbollah took a year.", "Hezbollah", "nmod", "transformation"),
    # verbs and their subjects
    ("Without the arms that Iran sends every year Hamas could not fight.", "Hamas", "nsubj", "fight"),
    ("A mine that the police blame on the Hill Guard killed two men.", "mine", "nsubj", "killed"),
    ("A bomb that the army blames on Hamas killed two soldiers of Chad.", "bomb", "nsubj", "killed"),
    ("The Hill Guard was quit in an operation by the Amber Brigade.", "Guard", "nsubj:pass", "quit"),
    ("A thaw set in between Hamas and Fatah.", "thaw", "nsubj", "set"),
    ("A thaw set in between Hamas and Fatah.", "in", "compound:prt", "set"),
    ("The rebels are yet to join the talks.", "yet", "advmod", "join"),
    ("2013: The rebels join the alliance.", "join", "parataxis", "2013"),
    ("Chad has told the Hill Guard to leave and closed its offices.", "closed", "conj", "told"),
    ("The chief vowed to fight and ruled out meeting its leader.", "meeting", "xcomp", "ruled"),
    # titles and names
    ("Red Front leader Daud Meren and Hill Guard commander Pavel Vorran are to meet.", "leader", "nmod:desc", "Daud"),
    ("Red Front leader Daud Meren and Hill Guard commander Pavel Vorran are to meet.", "Daud", "nsubj", "meet"),
    ("Talks between Hamas leader Ismail Haniyeh and the chief of Fatah failed.", "Ismail", "nmod", "Talks"),
    ("The army killed the chief of the Red Front, alias Omar Tessa, on Monday.", "alias", "appos", "chief"),
    ("A commander of the Hill Guard, alias Jojoy, was killed by the army.", "Jojoy", "flat", "alias"),
    ("Iran met the TPLF chairman, Tekeste Gebremariam, and left.", "Tekeste", "appos", "chairman"),
    ("Soldiers and the militia Ahlu Sunna attacked the town.", "militia", "conj", "Soldiers"),
    ("Chadian troops, sent to guard the bridge, fought beside the army.", "bridge", "obj", "guard"),
    ("The two chiefs shook hands before applauding deputies in Cairo.", "deputies", "obl", "shook"),
    ("The guard shot farmers it suspected of helping the rebels.", "it", "nsubj", "suspected"),
    ("Diplomats consider the Hill Sentinels a front group of the army.", "group", "xcomp", "consider"),
    ("Iran provided Hamas fighters shelter in 2001.", "fighters", "iobj", "provided"),
    # descriptions
    ("Old friends, Hamas and Fatah quarrelled in May.", "friends", "appos", "Hamas"),
    ("Bitter rivals, the Red Front and the Hill Guard signed a truce.", "rivals", "appos", "Front"),
    ("The Amber Brigade, a Korrin Liberation Front splinter group, fled.", "Front", "compound", "group"),
    ("The Korrin Liberation Front, later renamed the Amber Brigade, took the town.", "Brigade", "xcomp", "renamed"),
    ("The Hill Guard, together with the Amber Brigade, attacked Chad.", "together", "advmod", "Guard"),
    ("The king's support for the militia, which began in 1988, has ended.", "began", "acl:relcl", "support"),
    ("Talks with the Red Front, which began in 1994, have failed.", "began", "acl:relcl", "Talks"),
    # bodies whose names tell what they are for
    ("The Army for the Freedom of Nuvia and Union for the Unity of Lakhda met.", "Union", "conj", "Army"),
    ("Front for the Defence of Nuvia and Army for the Unity of Lakhda allies.", "Unity", "nmod", "Army"),
    # what is no such thing
    ("Rebels, soldiers and policemen fled.", "Rebels", "nsubj", "fled"),
    ("The army killed the leader of the valley.", "valley", "nmod", "leader"),
    ("He went to the market for bread.", "market", "obl", "went"),
    ("The party, which began in 1988 as a club, won.", "began", "acl:relcl", "party"),
    ("They worked together with the guard.", "together", "advmod", "worked"),
]


@pytest.mark.parametrize(("text", "word", "relation", "above"), ROWS, ids=lambda value: str(value)[:60])
def test_a_word_hangs_where_it_belongs(text: str, word: str, relation: str, above: str) -> None:
    sentence = _parsed(text)
    token = next(token for token in sentence.tokens if token.text == word)
    assert (token.deprel, sentence.tokens[token.head].text) == (relation, above)


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Hamas announced its split from Fatah.", "split", "NN"),
        ("Analysts say Turkey and Qatar snub the rebels.", "snub", "VBP"),
        ("Chad fought the army and armed Niger's Hill Guard.", "armed", "VBD"),
        ("Chad took Sudan to court over the raid.", "court", "NN"),
        ("Chad snubs the rebels.", "snubs", "VBZ"),
    ],
)
def test_a_word_has_its_class(text: str, word: str, tag: str) -> None:
    assert next(token.xpos for token in _parsed(text).tokens if token.text == word) == tag


def _parsed(text: str) -> Sentence:
    (sentence,) = load_english().read(Article(text=text)).sentences
    return sentence
