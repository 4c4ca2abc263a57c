"""What is put right after the parse."""

from __future__ import annotations

import pytest

from foedus.language import Sentence, load_english
from foedus.model import Article


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("If the truce holds, rebels armed by Qatar will attack the town.", "arm"),
        ("Rebel groups armed by Qatar would face the army if the truce held.", "arm"),
        ("The militia, backed by Iran, left the town.", "back"),
    ],
)
def test_a_participle_with_an_agent_is_a_passive_verb(text: str, lemma: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    participle = next(token for token in sentence.tokens if token.lemma == lemma)
    assert (participle.upos, participle.xpos, participle.deprel) == ("VERB", "VBN", "acl")
    assert [child.deprel for child in sentence.children(participle.index, "obl")] == ["obl:agent"]


def test_a_passive_clause_has_its_subject_and_auxiliary() -> None:
    (sentence,) = load_english().read(Article(text="The militia is armed by Syria.")).sentences
    assert sentence.root.lemma == "arm"
    assert [child.deprel for child in sentence.children(sentence.root.index, "nsubj", "aux", "obl")] == [
        "nsubj:pass",
        "aux:pass",
        "obl:agent",
    ]


def test_adjectives_stay_what_they_are() -> None:
    (sentence,) = (
        load_english().read(Article(text="The wounded men stood by the limited fence, tired by noon.")).sentences
    )
    wounded = next(token for token in sentence.tokens if token.text == "wounded")
    assert wounded.upos in ("ADJ", "VERB") and wounded.deprel == "amod"


def test_a_possessor_belongs_to_the_noun_behind_it() -> None:
    text = "The minister attributed the quarrel to Fatah's \"contempt and open defiance of Egypt's wishes\"."
    (sentence,) = load_english().read(Article(text=text)).sentences
    owner = next(token for token in sentence.tokens if token.text == "Fatah")
    assert (owner.deprel, sentence.tokens[owner.head].text) == ("nmod:poss", "contempt")
    assert sum(token.head < 0 for token in sentence.tokens) == 1


def test_what_a_clause_hangs_on_does_not_hang_on_the_clause() -> None:
    (sentence,) = load_english().read(Article(text="Peace is not what the Hill Front wants.")).sentences
    assert len(sentence.subtree(sentence.root.index)) == len(sentence.tokens)


def test_a_base_form_with_a_subject_is_in_the_present() -> None:
    def tag(text: str) -> str:
        return load_english().read(Article(text=text)).sentences[0].root.xpos

    assert tag("Rebels sign truce with army") == "VBP"
    assert tag("Rebels will sign a truce.") == "VB"
    assert tag("Sign the truce now!") == "VB"


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Investigators say Rwanda and Uganda command and arm the rebels.", ["command", "arm"]),
        ("Iran trains and arms the militia.", ["train", "arm"]),
        ("Qatar has long funded and armed the group.", ["fund", "arm"]),
    ],
)
def test_verbs_that_look_like_nouns_are_verbs(text: str, lemmas: list[str]) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    verbs = [token.lemma for token in sentence.tokens if token.upos == "VERB"]
    assert verbs[-2:] == lemmas
    subjects = [child for lemma in lemmas[:1] for child in _subjects(sentence, lemma)]
    assert subjects and subjects[0] in ("Rwanda", "Iran", "Qatar")


def _subjects(sentence: Sentence, lemma: str) -> list[str]:
    verb = next(token for token in sentence.tokens if token.lemma == lemma)
    return [child.text for child in sentence.children(verb.index, "nsubj")]


def test_nouns_stay_nouns() -> None:
    (sentence,) = (
        load_english().read(Article(text="The arms and command posts were the target of the attack.")).sentences
    )
    assert {token.text for token in sentence.tokens if token.upos == "NOUN"} >= {"arms", "command", "posts", "attack"}


@pytest.mark.parametrize(
    ("text", "word", "relation", "above"),
    [
        ("Chad is accused by diplomats of arming the rebels.", "arming", "advcl", "accused"),
        ("Chad, which is suspected by officials of having armed the rebels, denied it.", "armed", "advcl", "suspected"),
        ("The report was written by officials of the ministry.", "ministry", "nmod", "officials"),
        ("Clashes between Chad, backed by Niger, and the rebels continued.", "rebels", "conj", "Chad"),
        ("Clashes between Chad and Niger, backed by Mali, and the siege continued.", "Niger", "conj", "Chad"),
        ("Chad shelled positions of the Amber Brigade yesterday.", "positions", "obj", "shelled"),
    ],
)
def test_what_belongs_to_the_verb_hangs_on_it(text: str, word: str, relation: str, above: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    token = next(token for token in sentence.tokens if token.text == word)
    assert (token.deprel, sentence.tokens[token.head].text) == (relation, above)


def test_a_title_and_the_name_behind_it_are_one_of_two() -> None:
    text = (
        "In 2019, President Filip Nuso and RVF leader Osso Moma signed a peace agreement at RVF's base in Mozambique."
    )
    (sentence,) = load_english().read(Article(text=text)).sentences
    subject = next(sentence.children(sentence.root.index, "nsubj"))
    assert [child.text for child in sentence.children(subject.index, "conj")] == ["Osso"]


def test_a_verb_left_out_leaves_an_orphan() -> None:
    text = "Zara Kolen signed for Chad and Abel Moris for the Amber Brigade."
    (sentence,) = load_english().read(Article(text=text)).sentences
    brigade = next(token for token in sentence.tokens if token.text == "Brigade")
    assert (brigade.deprel, sentence.tokens[brigade.head].text) == ("orphan", "Abel")


def test_a_name_behind_a_clause_is_the_subject_of_the_next() -> None:
    text = (
        "General Abel Moris commands the army, and General Zara Kolen, who is widely known as Zed, commands the guard."
    )
    (sentence,) = load_english().read(Article(text=text)).sentences
    first, second = (token for token in sentence.tokens if token.text == "commands")
    assert [child.text for child in sentence.children(second.index, "nsubj")] == ["Zara"]
    assert not list(sentence.children(first.index, "conj")) or second.head == first.index


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Vesho being a mountain tribe developed a rivalry with Karo.", "developed", "Vesho"),
        ("The ELN having lost its camps attacked the army.", "attacked", "ELN"),
        ("With Egypt being an ally, Chad attacked Libya.", "attacked", "Chad"),
        ("The M23 having taken Goma, Rwanda sent troops.", "sent", "Rwanda"),
    ],
)
def test_a_gerund_before_the_verb_leaves_it_its_subject(text: str, verb: str, subject: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    place = next(token.index for token in sentence.tokens if token.text == verb)
    assert [child.text for child in sentence.children(place, "nsubj")] == [subject]


def test_who_speaks_behind_what_is_told_is_the_subject_of_the_saying() -> None:
    text = "Turkish army excavators razed houses in eastern Cizre on Friday, Kurdish activists and residents said."
    (sentence,) = load_english().read(Article(text=text)).sentences
    told, said = (next(t.index for t in sentence.tokens if t.text == word) for word in ("razed", "said"))
    assert [child.text for child in sentence.children(told, "nsubj")] == ["excavators"]
    assert [child.text for child in sentence.children(said, "nsubj")] == ["activists"]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The Red Front claimed responsibility for an attack in Kabul that killed five soldiers.", "attack"),
        ("The Red Front took the blame for a raid that wounded nine farmers.", "raid"),
        ("They left Arvo for a land that nobody knew.", "land"),
    ],
)
def test_a_that_clause_tells_of_the_deed_and_not_of_its_place(text: str, teller: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    clause = next(token for token in sentence.tokens if token.deprel == "acl:relcl")
    assert sentence.tokens[clause.head].text == teller
    assert sum(token.head < 0 for token in sentence.tokens) == 1


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("A splinter group of the FARC led by Omar Vell broke off talks with Bogota.", "group"),
        ("A faction of the FARC commanded by Omar Vell broke off talks.", "faction"),
    ],
)
def test_a_part_of_a_body_is_led_by_its_own_leader(text: str, led: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    participle = next(token for token in sentence.tokens if token.text in ("led", "commanded"))
    assert sentence.tokens[participle.head].text == led


def test_what_is_told_before_the_speaker_has_its_own_subject() -> None:
    told = "Polisario units fired on Moroccan positions along the 2,700-km sand wall, its defence ministry said"
    text = f"{told}; Rabat confirmed an exchange of fire near Mahbes but reported no casualties."
    tokens = load_english().read(Article(text=text)).sentences[0].tokens
    fired = next(token for token in tokens if token.text == "fired")
    said = next(token for token in tokens if token.text == "said")
    assert fired.head == said.index
    assert [t.text for t in tokens if t.head == fired.index and t.deprel == "nsubj"] == ["units"]


@pytest.mark.parametrize(
    "text",
    [
        "Amal, which is armed by Syria, lost several positions to Hezbollah, security sources said.",
        "Negotiations to end the war between Chad and Niger will open on Monday, the African Union said.",
    ],
)
def test_the_first_of_two_subjects_is_no_speaker(text: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    first = next(token for token in sentence.tokens if token.deprel.startswith("nsubj"))
    assert sentence.tokens[first.head].deprel == "ccomp"


def test_words_that_mends_would_hang_on_each_other_stay_a_tree() -> None:
    start = '" By excluding those convicted of treason from being able to seek a pardon may not on the face of it seem'
    text = f"{start} as terrible as, say, laws in other African states like Nigeria and Uganda."
    for sentence in load_english().read(Article(text=text)).sentences:
        root = next(token for token in sentence.tokens if token.head < 0)
        assert len(sentence.subtree(root.index)) == len(sentence.tokens)
