"""Who does a thing where the sentence is turned about, or where a second is told of in the words of the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from foedus.language.mending_appositions import is_name
from foedus.language.tokens import FINITE, NOUNS, Token, cases_of, hangs_on

_CHARGING = frozenset(("accuse", "suspect", "convict", "acquit"))
_OF = "of"
_PLACED = frozenset(("in", "at", "near", "around", "outside", "inside", "from"))
_BODIES = frozenset(
    """
    army band brigade camp cell faction force front government group guerrilla insurgent militia movement party rebel
    separatist splinter troop unit wing
    """.split()  # noqa: SIM905
)
_OF_BODIES = frozenset(
    """
    arm ally attack back belong break call command equip fight finance found fund head join lead oppose pay reject
    split sponsor supply support train
    """.split()  # noqa: SIM905
)
"""What a body of people does or has done to it, and no town."""
_OF_PEOPLE = frozenset(
    "aid arm assist back command equip finance fund help lead pay protect shelter sponsor support train".split()  # noqa: SIM905
)
"""What is done to people, and to no place that they are at."""
_THINGS = frozenset("base border camp coast hill mountain north south east west territory town village".split())  # noqa: SIM905
_RELATIVES = frozenset(("which", "who"))
_MODIFIERS = frozenset(("det", "amod", "compound", "nmod:poss", "nummod", "flat", "case", "nmod:desc"))
_SIDED = frozenset(("fight", "battle"))
_GIVING = frozenset(("from", "to"))
_SUBJECT = "nsubj"


def participles_first(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Fighting with them are X and Y" X and Y fight: the participle is the verb, and the "are" its auxiliary."""
    found = list(tokens)
    for participle in tokens[:-2]:
        named = tokens[participle.head]
        if participle.xpos != "VBG" or participle.deprel not in ("advcl", "acl", "csubj", "nsubj"):
            continue
        if named.index < participle.index or not _opens(tokens, participle):
            continue
        if participle.lemma in _SIDED and tokens[participle.index + 1].text.lower() == "with":
            continue  # "Fighting with them are X": beside them, as the verb alone does not tell
        below = [t for t in tokens if t.head == named.index]
        copula = next((t for t in below if t.deprel == "cop" and participle.index < t.index < named.index), None)
        if copula is None or any(t.deprel.startswith(_SUBJECT) and t is not participle for t in below):
            continue
        if not hangs_on(tokens, copula.index - 1, participle.index) or named.upos not in NOUNS:
            continue
        found[participle.index] = replace(participle, upos="VERB", head=named.head, deprel=named.deprel)
        found[named.index] = replace(named, head=participle.index, deprel=_SUBJECT)
        found[copula.index] = replace(copula, head=participle.index, deprel="aux")
        for token in below:
            if token.text in (".", "!", "?"):
                found[token.index] = replace(token, head=participle.index)
    return tuple(found)


def _opens(tokens: Sequence[Token], participle: Token) -> bool:
    """Whether nothing but an adverb stands before a participle in its sentence or clause."""
    before = tokens[participle.index - 1] if participle.index else None
    if before is not None and before.upos == "ADV":
        before = tokens[before.index - 1] if before.index else None
    return before is None or before.text in (";", ":", '"', "“")


def second_charges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "accused X of arming them and Y of paying for it" Y is said to pay: no second thing that X arms.

    The second gerund is coordinated with the first, and has a subject of its own.
    """
    found = list(tokens)
    for link in tokens[5:-3]:
        accused = tokens[link.head]
        if link.deprel != "cc" or accused.deprel not in ("conj", "obj", "nsubj") or accused.index < link.index:
            continue
        mark = next((t for t in tokens[accused.index + 1 :] if t.text.lower() == _OF and t.deprel == "mark"), None)
        second = tokens[mark.head] if mark is not None else accused
        if second.xpos != "VBG" or not _right_behind(tokens, accused, second):
            continue
        first = _charge_before(found, link)
        if first is None or second.index == first.index:
            continue
        found[accused.index] = replace(accused, head=second.index, deprel=_SUBJECT)
        found[link.index] = replace(link, head=second.index)
        found[second.index] = replace(second, upos="VERB", head=first.index, deprel="conj")
    return tuple(found)


def _right_behind(tokens: Sequence[Token], accused: Token, gerund: Token) -> bool:
    """Whether a name, with what belongs to it, ends before the "of" of a gerund."""
    between = tokens[accused.index + 1 : gerund.index]
    return is_name(accused) and not any(t.upos in ("VERB", "AUX") or t.text in (",", ";") for t in between)


def _charge_before(tokens: Sequence[Token], link: Token) -> Token | None:
    """The gerund behind "of" before a conjunction, of which somebody is accused."""
    for gerund in reversed(tokens[: link.index]):
        if gerund.xpos != "VBG" or tokens[gerund.index - 1].text.lower() != _OF:
            continue
        verb = tokens[gerund.head] if gerund.head >= 0 else gerund
        return gerund if verb.lemma in _CHARGING else None
    return None


def peoples_of_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Front, a militia of Hovars and Dremsas that fled," it is of both: bare names of peoples go together."""
    found = list(tokens)
    for link in tokens[3:-1]:
        second = tokens[link.head]
        first = tokens[link.index - 1]
        if link.deprel != "cc" or second.deprel != "conj" or second.index != link.index + 1 or not _is_bare(second):
            continue
        whole = tokens[first.head]
        if (
            first.deprel != "nmod"
            or whole.xpos != "NN"
            or cases_of(tokens, first.index) != {_OF}
            or not _is_bare(first)
        ):
            continue
        if second.head in (whole.index, whole.head) and tokens[first.index - 1].text.lower() == _OF:
            found[second.index] = replace(second, head=first.index)
    return tuple(found)


def _is_bare(name: Token) -> bool:
    """Whether a word is the name of several, as of a people, by its last letter."""
    return name.text[:1].isupper() and name.text.endswith("s") and name.upos in NOUNS and not name.text.isupper()


def company_behind(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "belongs to X together with Y" Y belongs to it too: who is with others is so in what they do."""
    found = list(tokens)
    for adverb, case in pairwise(tokens[3:]):
        if adverb.text.lower() not in ("together", "along") or case.text.lower() != "with" or adverb.deprel != "advmod":
            continue
        fellow, before = tokens[case.head], tokens[adverb.head]
        above = before if before.upos == "VERB" else tokens[before.head]
        placed = before is above or before.deprel in ("obl", "obj", "nmod")
        if not placed or fellow.head not in (adverb.index, before.index) or above.upos not in ("VERB", *NOUNS):
            continue
        if above.index <= before.index < adverb.index < fellow.index:
            found[fellow.index] = replace(fellow, head=above.index, deprel="obl" if above.upos == "VERB" else "nmod")
            found[adverb.index] = replace(adverb, head=fellow.index)
    return tuple(found)


def bodies_at_places(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the wing in Goma, which is armed by X," the wing is armed, and not the town; nor is a town anybody "who"."""
    found = list(tokens)
    for comma, pronoun in pairwise(tokens):
        clause = tokens[pronoun.head]
        relative = pronoun.text.lower()
        if comma.text != "," or relative not in _RELATIVES or not _relates(clause):
            continue
        place = tokens[clause.head]
        body = tokens[place.head]
        if place.upos != "PROPN" or place.deprel != "nmod" or body.lemma not in _BODIES or place.index > comma.index:
            continue
        link = cases_of(tokens, place.index)
        people = relative == "who" and place.entity.endswith("LOC") and link & (_PLACED | {_OF})
        if body.upos == "NOUN" and (people or (clause.lemma in _OF_BODIES and link & _PLACED)):
            found[clause.index] = replace(clause, head=body.index)
    return tuple(found)


def told_of_the_described(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a pact with X, a militia which it had fought," the militia was fought: no comma parts it from its clause."""
    found = list(tokens)
    for noun, pronoun in pairwise(tokens):
        clause = tokens[pronoun.head]
        if pronoun.text.lower() not in ("which", "that", "who", "whom") or pronoun.xpos not in ("WDT", "WP"):
            continue
        if noun.deprel != "appos" or noun.upos != "NOUN" or not _relates(clause) or clause.index < pronoun.index:
            continue
        if clause.head < noun.index and hangs_on(tokens, noun.index, clause.head):
            found[clause.index] = replace(clause, head=noun.index)
    return tuple(found)


def done_to_people(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X operates from bases in Y, armed by Z," X is armed: nobody arms a base or a land."""
    found = list(tokens)
    for deed in tokens[4:]:
        if deed.xpos != "VBN" or deed.deprel != "acl" or deed.lemma not in _OF_PEOPLE:
            continue
        thing = tokens[deed.head]
        while thing.deprel == "nmod" and thing.head < thing.index:
            thing = tokens[thing.head]
        verb = tokens[thing.head]
        if tokens[deed.index - 1].text != "," or thing.lemma not in _THINGS or thing.deprel not in ("obl", "obj"):
            continue
        if verb.upos != "VERB":
            continue
        deeds = [deed.index, *(t.index for t in tokens if t.head == deed.index and t.deprel == "conj")]
        if any(t.head in deeds and t.deprel == "obl:agent" for t in tokens):
            found[deed.index] = replace(deed, head=verb.index, deprel="advcl")
    return tuple(found)


def third_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "brings together X, the Union of Y and Z" these are three: the second is no other name of the first."""
    found = list(tokens)
    for link in tokens[5:-1]:
        third = tokens[link.head]
        inner = tokens[third.head]
        second = tokens[inner.head]
        if link.deprel != "cc" or third.deprel != "conj" or not third.entity.startswith("B-"):
            continue
        first = tokens[second.head]
        if second.deprel != "appos" or inner.deprel != "nmod" or inner.entity.startswith("B-"):
            continue
        if not (is_name(first) and is_name(second) and first.index < second.index < inner.index < link.index):
            continue
        behind = tokens[third.index + 1].text if third.index + 1 < len(tokens) else "."
        if link.index == inner.index + 1 and (behind != "," or first.deprel != _SUBJECT):
            found[second.index] = replace(second, head=first.index, deprel="conj")
            found[third.index] = replace(third, head=first.index)
    return tuple(found)


def subjects_at_places(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "In the valley, another force, the X, signed a truce" the force signed it: it is no name of the valley."""
    found = list(tokens)
    for verb in tokens[5:]:
        if verb.upos != "VERB" or verb.xpos not in ("VBD", "VBZ") or verb.deprel not in ("root", "conj"):
            continue
        below = [t for t in tokens if t.head == verb.index]
        if any(t.deprel.startswith((_SUBJECT, "csubj", "expl", "cc", "aux")) for t in below):
            continue
        places = [
            t for t in below if t.deprel == "obl" and t.index < verb.index and cases_of(tokens, t.index) & _PLACED
        ]
        told = [t for t in tokens[: verb.index] if places and t.head == places[-1].index and t.deprel == "appos"]
        if not told or told[0].upos not in NOUNS or told[0].index < places[-1].index:
            continue
        found[told[0].index] = replace(told[0], head=verb.index, deprel=_SUBJECT)
        for other in told[1:]:
            found[other.index] = replace(other, head=told[0].index)
    return tuple(found)


def named_by_origin(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "led by the Arvan known as X" X leads: a man of some people is told by his name."""
    found = list(tokens)
    for called in tokens[2:-1]:
        origin = tokens[called.index - 1]
        if called.lemma not in ("know", "call", "nickname") or called.deprel != "acl" or called.head != origin.index:
            continue
        name = next((t for t in tokens[called.index :] if t.head == called.index and t.upos == "PROPN"), None)
        if name is None or origin.upos not in ("PROPN", "ADJ") or not origin.text.endswith(("an", "ese", "i", "ish")):
            continue
        found[name.index] = replace(name, head=origin.head, deprel=origin.deprel)
        found[origin.index] = replace(origin, head=name.index, deprel="amod")
        found[called.index] = replace(called, head=name.index)
        for case in tokens:
            if case.head == origin.index and case.deprel == "case":
                found[case.index] = replace(case, head=name.index)
            elif case.head == name.index and case.deprel == "case":
                found[case.index] = replace(case, head=called.index, deprel="mark")
    return tuple(found)


def described_by_deeds(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, the president overthrown by Y, fled" he was overthrown: the parser told it beside, of X as the doer."""
    found = list(tokens)
    for deed in tokens[3:]:
        noun = tokens[deed.index - 1]
        if deed.xpos not in ("VBD", "VBN") or deed.deprel != "parataxis" or noun.deprel != "appos":
            continue
        below = [t for t in tokens if t.head == deed.index]
        agent = next((t for t in below if t.index > deed.index and "by" in cases_of(tokens, t.index)), None)
        if noun.head != deed.head or agent is None or any(t.deprel.startswith(_SUBJECT) for t in below):
            continue
        found[deed.index] = replace(deed, xpos="VBN", head=noun.head, deprel="acl")
        found[agent.index] = replace(agent, deprel="obl:agent")
    return tuple(found)


def listed_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "On 2 March X, Y and Z unite" all three do: the parser gave the verb two subjects, or took X for a time."""
    found = list(tokens)
    for verb in tokens[4:]:
        if verb.upos != "VERB":
            continue
        below = [t for t in tokens[: verb.index] if t.head == verb.index]
        subjects = [t for t in below if t.deprel == _SUBJECT]
        last = subjects[-1] if subjects else verb
        if not any(t.head == last.index and t.deprel == "conj" and t.index > last.index for t in tokens[: verb.index]):
            continue
        listed = [t for t in below if t.index <= last.index and (t.deprel == _SUBJECT or _is_unmarked(tokens, t))]
        while len(listed) > 1 and not all(_are_listed(tokens, *pair) for pair in pairwise(listed)):
            listed = listed[1:]
        if len(listed) > 1:
            found[listed[0].index] = replace(listed[0], head=verb.index, deprel=_SUBJECT)
            for other in listed[1:]:
                found[other.index] = replace(other, head=listed[0].index, deprel="conj")
    return tuple(found)


def _is_unmarked(tokens: Sequence[Token], name: Token) -> bool:
    """Whether the parser took the name of a body for a circumstance without a preposition."""
    named = name.upos == "PROPN" and (name.entity.endswith("ORG") or " " in name.text)
    return named and name.deprel in ("obl", "obl:unmarked", "nmod:unmarked") and not cases_of(tokens, name.index)


def _are_listed(tokens: Sequence[Token], one: Token, two: Token) -> bool:
    """Whether nothing but a comma parts two names of bodies, of which the second is no description of the first."""
    first = two.index
    while tokens[first - 1].head == two.index and tokens[first - 1].deprel in _MODIFIERS:
        if tokens[first - 1].text.lower() in ("a", "an"):
            return False
        first -= 1
    named = any(t.upos == "PROPN" for t in tokens[first : two.index + 1])
    if tokens[first - 1].text != "," or not (named and is_name(one)):
        return False
    return all(hangs_on(tokens, t.index, one.index) for t in tokens[one.index : first - 1])


def subjects_beside_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, which arms A, and Y are said to agree" Y is no second one that X arms: the verb agrees with two."""
    found = list(tokens)
    for link in tokens[4:-2]:
        second = tokens[link.head]
        if link.deprel != "cc" or second.deprel != "conj" or tokens[link.index - 1].text != "," or not is_name(second):
            continue
        clause = tokens[tokens[second.head].head]
        subject = tokens[clause.head]
        verb = tokens[subject.head]
        if clause.deprel != "acl:relcl" or not subject.deprel.startswith(_SUBJECT) or verb.index < second.index:
            continue
        one = subject.xpos in ("NNP", "NN") and subject.index < clause.index < link.index
        alone = not any(t.head == subject.index and t.deprel == "conj" for t in tokens)
        if not (one and alone and _agrees_with_several(tokens, verb)):
            continue
        found[second.index] = replace(second, head=subject.index)
        for told in tokens[second.index + 1 : verb.index]:
            if told.deprel == "appos" and told.head == subject.index:
                found[told.index] = replace(told, head=second.index)
    return tuple(found)


def subjects_before_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, whose chief fled, and Y signed a truce" X and Y signed it: no sentence is a name with a verb beside it."""
    found = list(tokens)
    for verb in tokens[5:]:
        first = tokens[verb.head]
        if verb.xpos not in FINITE or verb.upos != "VERB" or verb.deprel != "conj" or first.deprel != "root":
            continue
        below = [t for t in tokens[: verb.index] if t.head in (first.index, verb.index)]
        second = next((t for t in below if t.deprel in ("conj", _SUBJECT) and is_name(t)), None)
        link = next((t for t in below if t.head == verb.index and t.deprel == "cc"), None)
        if second is None or not is_name(first) or not any(map(_relates, below)):
            continue
        if (link is None) is not (second.head == first.index) or (link and link.index > second.index):
            continue
        found[verb.index] = replace(verb, head=first.head, deprel="root")
        found[first.index] = replace(first, head=verb.index, deprel=_SUBJECT)
        found[second.index] = replace(second, head=first.index, deprel="conj")
        if link is not None:
            found[link.index] = replace(link, head=second.index)
        for token in tokens[verb.index + 1 :]:
            if token.head == first.index and token.upos == "PUNCT":
                found[token.index] = replace(token, head=verb.index)
    return tuple(found)


def _relates(word: Token) -> bool:
    return word.deprel == "acl:relcl"


def told_of_all(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, Y and Z, which all back A," all three do, and not the last alone."""
    found = list(tokens)
    for pronoun, every in pairwise(tokens):
        clause = tokens[pronoun.head]
        if every.text.lower() not in ("all", "both") or pronoun.text.lower() not in _RELATIVES or not _relates(clause):
            continue
        first = tokens[clause.head]
        while first.deprel == "conj" and first.head < first.index:
            first = tokens[first.head]
        if every.head == clause.index and tokens[pronoun.index - 1].text == ",":
            found[clause.index] = replace(clause, head=first.index)
    return tuple(found)


def _agrees_with_several(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb, or the first auxiliary of it, is in the plural."""
    helpers = [t for t in tokens if t.head == verb.index and t.deprel.startswith(("aux", "cop"))]
    finite = min(helpers, key=lambda t: t.index, default=verb)
    return finite.text.lower() in ("are", "were", "have") or (finite is verb and verb.xpos == "VBP")


def standing_behind(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Behind X stands Y" it is Y that stands there: nobody stands behind himself."""
    found = list(tokens)
    for case in tokens[:-3]:
        first = tokens[case.head]
        verb = tokens[first.head]
        if case.text.lower() != "behind" or case.deprel != "case" or verb.lemma not in ("stand", "lie", "be"):
            continue
        if first.deprel != _SUBJECT or not case.index < first.index < verb.index:
            continue
        other = next((t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.deprel == "obj"), None)
        if other is not None:
            found[first.index] = replace(first, deprel="obl")
            found[other.index] = replace(other, deprel=_SUBJECT)
    return tuple(found)


def agents_over_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X was helped, it appears, by Y" Y helped: what is thrown in between the commas has no agent."""
    found = list(tokens)
    for case in tokens[5:]:
        agent = tokens[case.head]
        aside = tokens[agent.head]
        verb = tokens[aside.head]
        if case.text.lower() != "by" or case.deprel != "case" or aside.deprel != "parataxis":
            continue
        if tokens[case.index - 1].text != "," or not verb.index < aside.index < case.index or verb.xpos != "VBN":
            continue
        if aside.upos == "VERB" and aside.xpos != "VBN":
            found[agent.index] = replace(agent, head=verb.index, deprel="obl:agent")
    return tuple(found)


def posts_of_several(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "backed by the Arvo chiefs X and Y" and "Arvo chiefs X and Y left" the chiefs are X and Y, and no others."""
    found = list(tokens)
    for noun, name in pairwise(tokens):
        named = name.deprel == "appos" and name.head == noun.index
        beside = noun.head == name.head and noun.deprel == name.deprel
        if noun.xpos != "NNS" or noun.upos != "NOUN" or name.upos != "PROPN" or not (named or beside):
            continue
        persons = [name, *(t for t in tokens[name.index :] if t.head == name.index and t.deprel == "conj")]
        if len(persons) != 2 or not all(_is_full_name(tokens, person) for person in persons):
            continue
        if noun.deprel not in ("obl:agent", "obl", "obj", "nmod", "conj", _SUBJECT, "nsubj:pass"):
            continue
        found[name.index] = replace(name, head=noun.head, deprel=noun.deprel)
        found[noun.index] = replace(noun, head=name.index, deprel="nmod:desc")
        for token in tokens:
            if token.head == noun.index and token.deprel in ("case", "cc"):
                found[token.index] = replace(token, head=name.index)
    return tuple(found)


def _is_full_name(tokens: Sequence[Token], name: Token) -> bool:
    """Whether a name is a person's, by what it is taken for or by its second word."""
    return name.entity == "B-PER" or any(t.head == name.index and t.deprel == "flat" for t in tokens)


def things_from_others(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "got arms from X, money from Y and advice from Z" Y and Z give as X does, and no money is beside X."""
    found = list(tokens)
    for case in tokens[5:]:
        other = tokens[case.head]
        thing = tokens[other.head]
        first = tokens[thing.head]
        if case.text.lower() not in _GIVING or case.deprel != "case" or other.deprel != "nmod" or not is_name(other):
            continue
        if thing.deprel != "conj" or thing.upos != "NOUN" or not is_name(first) or cases_of(tokens, thing.index):
            continue
        if first.index < thing.index < other.index and cases_of(tokens, first.index) == {case.text.lower()}:
            found[other.index] = replace(other, head=first.index, deprel="conj")
            above = next((t for t in tokens if t.head == first.head and t.deprel == "obj"), None)
            if above is not None and above.index < first.index:
                found[thing.index] = replace(thing, head=above.index)
    return tuple(found)


def on_two_sides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "between X and Y on one side and Z on the other" Z is the other side, and no side is beside it."""
    found = list(tokens)
    for one, side in pairwise(tokens[:-3]):
        link = tokens[side.index + 1]
        other = tokens[link.head]
        if one.text.lower() != "one" or side.text.lower() not in ("side", "hand") or link.deprel != "cc":
            continue
        cases = (t for t in reversed(tokens[: one.index]) if t.text.lower() == "between" and t.deprel == "case")
        between = next(cases, None)
        if between is not None and other.deprel == "conj" and between.head < link.index < other.index:
            found[other.index] = replace(other, head=between.head)
    return tuple(found)
