"""What grammar knows better than the tagger, put right after the parse."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from foedus.language.joining import HYPHENS
from foedus.language.lemmas import Lemmatiser
from foedus.language.mending_appositions import (
    described_twice,
    in_their_time,
    listed_within,
    of_the_last,
    one_of_them,
    set_apart,
    some_of_them,
    those_named_last,
    trailing,
)
from foedus.language.mending_armies import armies_and_others, names_and_others
from foedus.language.mending_attachment import of_objects, relative_subjects, said_besides, taken_from
from foedus.language.mending_bodies import (
    among_them,
    counted_parts,
    founded_branches,
    founded_wholes,
    of_persons,
    of_wholes,
    twin_members,
)
from foedus.language.mending_clauses import (
    according_to,
    bare_relatives,
    late_asides,
    perfects,
    present_relatives,
    reported_clauses,
    said_of,
    times_behind_what,
    verbs_among_names,
)
from foedus.language.mending_garden import past_among_nouns, past_forms_as_names, present_forms_as_names, split_by_verbs
from foedus.language.mending_headlines import announced, asked_pairs, comma_pairs
from foedus.language.mending_hearsay import hearsay
from foedus.language.mending_objects import (
    NEIGHBOURING,
    TIES,
    TITLES,
    cased_objects,
    more_than,
    named_ties,
    neighbouring,
    of_helped_verbs,
    partners,
    recipients,
    resulting,
    shot_dead,
    supplied_with,
)
from foedus.language.mending_pairs import (
    announced_names,
    between,
    coordinated_names,
    coupled,
    described_by_two,
    early_cases,
    listed_names,
    listed_owners,
    stray_conjuncts,
)
from foedus.language.mending_persons import (
    attendants,
    bearers,
    described_names,
    hyphened_titles,
    in_chief,
    led_and_others,
    names_between_commas,
    names_of_titles,
    nearest_titles,
    persons_beside_bodies,
    relative_copulas,
    titles_apart,
)
from foedus.language.mending_phrases import (
    companions,
    led_parts,
    named_parts,
    strayed_appositions,
    time_and_again,
    told_of_nouns,
)
from foedus.language.mending_relatives import (
    accused_owners,
    after_relatives,
    nearest_owners,
    nearest_places,
    objects_of_gerunds,
    of_bodies,
)
from foedus.language.mending_reports import reporters
from foedus.language.mending_speakers import speakers_strung, speakers_within
from foedus.language.mending_subjects import (
    absolute_subjects,
    dated_verbs,
    elided_verbs,
    first_of_two,
    garden_paths,
    late_subjects,
    lost_subjects,
    offices_held,
    raised_subjects,
    relative_objects,
    second_subjects,
    speakers,
    strayed_dates,
    subjects_behind_places,
    subjects_behind_times,
    told_first,
)
from foedus.language.mending_tags import (
    STRONG,
    backing_verbs,
    coordinated_verbs,
    finite_backing,
    participles,
    relative_verbs,
    strong_pasts,
    verbs_before_names,
)
from foedus.language.mending_verbs import (
    active_conjuncts,
    agents,
    finite_conjuncts,
    fronted_participles,
    listed_verbs,
    nouns_behind_to,
    objects_of_particles,
    told_by_the_way,
)
from foedus.language.tokens import Token

_PASSIVE = {"nsubj": "nsubj:pass", "cop": "aux:pass"}
"""Relations below an adjective, and what they are below a passive verb."""

_NOMINAL = frozenset(("NN", "NNS", "JJ"))
_CLAUSAL = frozenset(("root", "ccomp", "parataxis"))
_PHRASAL = frozenset(
    [
        ("win", "over"),
        ("bring", "over"),
        ("drive", "off"),
        ("drive", "out"),
        ("beat", "off"),
        ("fight", "off"),
        ("hold", "off"),
        ("ward", "off"),
        ("call", "off"),
        ("break", "off"),
        ("cut", "off"),
        ("buy", "off"),
        ("hand", "over"),
        ("wipe", "out"),
        ("carry", "out"),
        ("root", "out"),
        ("flush", "out"),
        ("force", "out"),
        ("throw", "out"),
        ("put", "down"),
        ("gun", "down"),
        ("mow", "down"),
        ("hunt", "down"),
        ("track", "down"),
        ("lay", "down"),
        ("shoot", "down"),
        ("bring", "down"),
        ("tear", "up"),
        ("round", "up"),
        ("shore", "up"),
        ("drive", "back"),
        ("push", "back"),
        ("beat", "back"),
        ("kick", "out"),
        ("rule", "out"),
        ("blow", "up"),
        ("prop", "up"),
        ("set", "up"),
        ("break", "up"),
    ]
)
"""Verbs with a particle that a noun may follow."""
_ACCUSING = frozenset(
    ["accuse", "suspect", "blame", "charge", "convict", "criticise", "criticize", "condemn", "denounce"]
)
_REACH = 4
"""How many words behind the 's the noun may stand."""


def mended(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """The tokens of a sentence with all that is mended, one thing after the other.

    Where several at once leave words hanging on each other, those that do so are left out: it must stay a tree.
    """
    words = frozenset([token.text.lower() for token in tokens])
    mends = [mend for mend in _MENDS if not mend.words or not mend.words.isdisjoint(words)]
    found = tokens
    for mend in mends:
        found = mend.of(found, lemmas)
    if _is_tree(found):
        return found
    for mend in mends:
        tried = mend.of(tokens, lemmas)
        tokens = tried if _is_tree(tried) else tokens
    return tokens


def _is_tree(tokens: tuple[Token, ...]) -> bool:
    """Whether every word hangs, however far, on a root."""
    heads = [token.head for token in tokens]
    rooted = [head < 0 for head in heads]
    for index in range(len(heads)):
        way: list[int] = []
        while not rooted[index]:
            if len(way) > len(heads):
                return False
            way.append(index)
            index = heads[index]
        for place in way:
            rooted[place] = True
    return True


def passive_participles(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """Participles with an agent that were taken for adjectives ("rebels armed by X") become passive verbs again.

    A word in -ed right before "by" and its noun is a participle: adjectives take no agent.
    """
    found = list(tokens)
    for case in tokens[2:]:
        if case.text.lower() != "by" or case.deprel != "case":
            continue
        participle, agent = tokens[case.index - 1], tokens[case.head]
        if participle.xpos != "JJ" or not participle.text.lower().endswith("ed") or agent.head != participle.index:
            continue
        described = participle.deprel == "amod" and participle.head < participle.index
        found[participle.index] = replace(
            found[participle.index],
            upos="VERB",
            xpos="VBN",
            lemma=lemmas.lemma(participle.text, "VBN"),
            deprel="acl" if described else participle.deprel,
        )
        found[agent.index] = replace(found[agent.index], deprel="obl:agent")
        for token in tokens:
            if token.head == participle.index and token.deprel in _PASSIVE:
                found[token.index] = replace(found[token.index], deprel=_PASSIVE[token.deprel])
    return tuple(found)


def titled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "President X and RENAMO leader Y" a title and the name right behind it are one person, not two more."""
    found = list(tokens)
    for title, name in pairwise(tokens):
        if title.deprel != "conj" or title.xpos != "NN" or name.entity != "B-PER":
            continue
        first = tokens[title.head]
        beside = name.deprel in ("conj", "appos") and name.head == first.index
        second = name.deprel == first.deprel == "nsubj" and name.head == first.head
        if not (beside or second) or first.upos not in ("NOUN", "PROPN"):
            continue
        found[name.index] = replace(name, head=first.index, deprel="conj")
        found[title.index] = replace(found[title.index], head=name.index, deprel="nmod:desc")
        for token in tokens:
            if token.head == title.index and token.deprel == "cc":
                found[token.index] = replace(found[token.index], head=name.index)
    return tuple(found)


def gapped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X signed for A and Y for B" the second "for" is Y's, whose verb is left out: an orphan, as UD calls it."""
    found = list(tokens)
    for person in tokens:
        first = tokens[person.head]
        if person.deprel != "conj" or person.entity != "B-PER" or first.deprel != "obl" or first.index > person.index:
            continue
        words = _cases(tokens, first.index)
        for last in tokens[person.index + 1 :] if words else ():
            if last.deprel == "obl" and last.head == first.head and _cases(tokens, last.index) == words:
                found[last.index] = replace(last, head=person.index, deprel="orphan")
    return tuple(found)


def _cases(tokens: tuple[Token, ...], index: int) -> list[str]:
    return [token.lemma for token in tokens if token.head == index and token.deprel == "case"]


def possessors(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Possessors that were hung on a verb ("attributed it to X's "disrespect"") belong to the noun behind them.

    Nothing but quotation marks and modifiers may stand between, and the noun must not hang on the possessor.
    """
    found = list(tokens)
    for mark in tokens:
        if mark.xpos != "POS" or mark.deprel != "case" or mark.head < 0:
            continue
        owner = found[mark.head]
        if owner.deprel not in ("obl", "obj", "nmod", "nsubj") or owner.upos not in ("PROPN", "NOUN"):
            continue
        noun = _noun_behind(tokens, mark.index)
        if noun is not None and not _hangs_on(found, noun, owner.index):
            found[owner.index] = replace(owner, head=noun, deprel="nmod:poss")
    return tuple(found)


def accusations(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The gerund of "X is accused by Y of arming Z", which was hung on Y, belongs to the verb: X does it.

    So does that of "Y accused X of arming Z", hung on X.
    """
    found = list(tokens)
    for gerund in tokens:
        if gerund.deprel not in ("acl", "advcl") or gerund.upos != "VERB" or gerund.head < 0:
            continue
        accuser = tokens[gerund.head]
        if accuser.deprel not in ("obl:agent", "obj") or tokens[accuser.head].lemma not in _ACCUSING:
            continue
        below = [token for token in tokens if token.head == gerund.index]
        having = gerund.xpos == "VBG" or any(token.xpos == "VBG" and token.deprel == "aux" for token in below)
        if having and any(
            token.text.lower() in ("of", "for", "with") and token.index < gerund.index for token in below
        ):
            found[gerund.index] = replace(gerund, head=accuser.head, deprel="advcl")
    return tuple(found)


def accused_deeds(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "accuse X of massacring Fulani herders" the herders are massacred: behind "of" a word in -ing is the deed."""
    found = list(tokens)
    for case in tokens[1:-2]:
        noun, deed = tokens[case.head], tokens[case.index + 1]
        verb = tokens[noun.head]
        if case.text.lower() != "of" or case.deprel != "case" or noun.deprel != "obl" or verb.lemma not in _ACCUSING:
            continue
        if deed.deprel != "amod" or deed.head != noun.index or not deed.text.endswith("ing"):
            continue
        lemma = lemmas.lemma(deed.text, "VBG")
        found[deed.index] = replace(deed, upos="VERB", xpos="VBG", lemma=lemma, head=verb.index, deprel="advcl")
        found[case.index] = replace(case, head=deed.index, deprel="mark")
        found[noun.index] = replace(noun, head=deed.index, deprel="obj")
    return tuple(found)


def stray_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A noun behind a verb that was hung on its subject as in a list ("X shelled positions") is its object."""
    found = list(tokens)
    for noun in tokens:
        if noun.deprel != "list" or noun.upos not in ("NOUN", "PROPN") or noun.head < 0:
            continue
        subject = tokens[noun.head]
        verb = tokens[subject.head] if subject.deprel == "nsubj" else subject
        taken = any(token.head == verb.index and token.deprel in ("obj", "ccomp", "xcomp") for token in tokens)
        between = tokens[verb.index + 1 : noun.index]
        near = subject.index < verb.index < noun.index and all(token.head == noun.index for token in between)
        if verb.upos == "VERB" and near and not taken:
            found[noun.index] = replace(noun, head=verb.index, deprel="obj")
    return tuple(found)


def phrasal_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Particles that were taken for prepositions ("drove off the rebels", "won over the tribes") belong to the verb."""
    found = list(tokens)
    for particle in tokens[1:]:
        verb = tokens[particle.index - 1]
        if particle.deprel != "case" or (verb.lemma, particle.text.lower()) not in _PHRASAL:
            continue
        noun = tokens[particle.head]
        taken = any(token.deprel in ("obj", "aux:pass") for token in tokens if token.head == verb.index)
        taken = taken or sum(token.head == noun.index and token.deprel == "case" for token in tokens) > 1
        if verb.upos != "VERB" or noun.head != verb.index or noun.deprel != "obl" or taken:
            continue
        found[particle.index] = replace(particle, head=verb.index, deprel="compound:prt")
        found[noun.index] = replace(noun, deprel="obj")
    return tuple(found)


def clause_verbs(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """Verbs that look like nouns and were taken for such ("X trains and arms Y", "X and Y command and arm Z").

    A noun takes no object, and none that heads a clause without a copula is coordinated with a verb that takes one;
    a word in -ed that is coordinated with a participle is one.
    """
    found = list(tokens)
    for word in tokens:
        doubtful = word.xpos in _NOMINAL or (word.upos == "NOUN" and word.xpos.startswith("VB"))
        if not doubtful or not word.text.islower() or word.upos not in ("NOUN", "ADJ"):
            continue
        below = [token for token in tokens if token.head == word.index]
        objects = any(token.deprel == "obj" and token.index > word.index for token in below)
        shared = word.deprel in _CLAUSAL and any(
            token.deprel == "conj" and token.upos == "VERB" and _has_object(tokens, token.index) for token in below
        )
        joined = word.deprel == "conj" and word.text.endswith("ed") and tokens[word.head].xpos in ("VBN", "VBD")
        if not (objects or shared or joined) or any(token.deprel in ("cop", "det", "case") for token in below):
            continue
        tag = "VBN" if word.text.endswith("ed") else "VBZ" if word.text.endswith("s") else "VBP"
        lemma = lemmas.lemma(word.text, tag)
        found[word.index] = replace(found[word.index], upos="VERB", xpos=tag, lemma=lemma)
        if not any(token.deprel.startswith("nsubj") for token in below):
            for token in below:
                if token.deprel == "compound" and token.upos == "PROPN":
                    found[token.index] = replace(found[token.index], deprel="nsubj")
    return tuple(found)


def _has_object(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(token.head == verb and token.deprel == "obj" for token in tokens)


def present_tense(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Base forms with a subject and no auxiliary, as in headlines ("Rebels sign truce"), are in the present tense."""
    found = list(tokens)
    for verb in tokens:
        if verb.xpos == "VB" and verb.deprel in ("root", "parataxis"):
            below = {token.deprel for token in tokens if token.head == verb.index}
            if "nsubj" in below and not below & {"aux", "aux:pass", "mark"}:
                found[verb.index] = replace(verb, xpos="VBP")
    return tuple(found)


def _noun_behind(tokens: tuple[Token, ...], mark: int) -> int | None:
    for token in tokens[mark + 1 : mark + 1 + _REACH]:
        if token.upos == "NOUN":
            return token.index
        if token.upos not in ("PUNCT", "ADJ", "ADV", "NUM") or token.text in ",.;:()":
            return None
    return None


def _hangs_on(tokens: list[Token], index: int, above: int) -> bool:
    for _ in tokens:
        if index == above:
            return True
        index = tokens[index].head
        if index < 0:
            return False
    return True


class _Mend(NamedTuple):
    """A mend; the words of which the sentence must hold one, if any; whether it gives words another lemma."""

    step: Callable[..., tuple[Token, ...]]
    words: frozenset[str] = frozenset()
    retags: bool = False

    def of(self, tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
        """The tokens mended."""
        return self.step(tokens, lemmas) if self.retags else self.step(tokens)


_AND = frozenset(("and", "or", "&"))
_COMMA = frozenset((",",))
_TO = frozenset(("to",))
_MENDS = (
    _Mend(strong_pasts, STRONG),
    _Mend(verbs_among_names, retags=True),
    _Mend(past_among_nouns, retags=True),
    _Mend(past_forms_as_names, retags=True),
    _Mend(present_forms_as_names, retags=True),
    _Mend(split_by_verbs),
    _Mend(perfects, retags=True),
    _Mend(verbs_before_names, frozenset(("armed", "equipped", "aided")), retags=True),
    _Mend(present_relatives, retags=True),
    _Mend(reporters, _COMMA, retags=True),
    _Mend(passive_participles, frozenset(("by",)), retags=True),
    _Mend(possessors),
    _Mend(accused_deeds, frozenset(("of",)), retags=True),
    _Mend(neighbouring, NEIGHBOURING),
    _Mend(accusations),
    _Mend(named_ties, TIES | TITLES),
    _Mend(armies_and_others),
    _Mend(names_and_others, _AND),
    _Mend(stray_objects),
    _Mend(between, frozenset(("between",))),
    _Mend(early_cases, _AND),
    _Mend(coupled),
    _Mend(described_by_two, _AND),
    _Mend(coordinated_names, _AND),
    _Mend(stray_conjuncts, _AND),
    _Mend(listed_owners),
    _Mend(listed_names, _AND),
    _Mend(announced_names),
    _Mend(set_apart),
    _Mend(trailing, _COMMA),
    _Mend(in_their_time, _COMMA),
    _Mend(listed_within, _AND),
    _Mend(one_of_them),
    _Mend(described_twice, _AND),
    _Mend(of_the_last, _AND | {"among"}),
    _Mend(some_of_them, frozenset(("among",))),
    _Mend(those_named_last, frozenset(("among",))),
    _Mend(titled),
    _Mend(gapped),
    _Mend(told_of_nouns, frozenset(("that",))),
    _Mend(named_parts),
    _Mend(led_parts),
    _Mend(time_and_again, frozenset(("time",))),
    _Mend(strayed_appositions),
    _Mend(companions, frozenset(("with",))),
    _Mend(names_of_titles),
    _Mend(names_between_commas),
    _Mend(titles_apart),
    _Mend(nearest_titles, _COMMA),
    _Mend(described_names, _AND),
    _Mend(hyphened_titles, HYPHENS),
    _Mend(in_chief, frozenset(("chief",))),
    _Mend(bearers),
    _Mend(led_and_others),
    _Mend(persons_beside_bodies),
    _Mend(relative_copulas),
    _Mend(attendants),
    _Mend(reported_clauses, frozenset(("that",))),
    _Mend(bare_relatives),
    _Mend(late_asides),
    _Mend(times_behind_what, frozenset(("what",))),
    _Mend(garden_paths),
    _Mend(subjects_behind_places, frozenset(("the",))),
    _Mend(subjects_behind_times, frozenset(("after", "before"))),
    _Mend(hearsay),
    _Mend(second_subjects),
    _Mend(offices_held, frozenset(("as",))),
    _Mend(late_subjects, _COMMA),
    _Mend(speakers),
    _Mend(first_of_two, _COMMA),
    _Mend(speakers_within),
    _Mend(speakers_strung),
    _Mend(told_first),
    _Mend(absolute_subjects),
    _Mend(relative_objects),
    _Mend(raised_subjects, frozenset(("it",))),
    _Mend(elided_verbs, frozenset(("by",))),
    _Mend(lost_subjects, _COMMA),
    _Mend(strayed_dates),
    _Mend(dated_verbs),
    _Mend(asked_pairs),
    _Mend(announced, _TO),
    _Mend(comma_pairs, _COMMA),
    _Mend(shot_dead),
    _Mend(listed_verbs, retags=True),
    _Mend(nouns_behind_to, _TO),
    _Mend(finite_conjuncts, _TO),
    _Mend(active_conjuncts, frozenset(("and",))),
    _Mend(fronted_participles),
    _Mend(resulting),
    _Mend(partners),
    _Mend(more_than, frozenset(("than",))),
    _Mend(of_helped_verbs),
    _Mend(cased_objects),
    _Mend(recipients),
    _Mend(supplied_with, frozenset(("with",))),
    _Mend(agents),
    _Mend(told_by_the_way, frozenset(("by",))),
    _Mend(of_objects, frozenset(("of", "from"))),
    _Mend(taken_from, frozenset(("from",))),
    _Mend(said_besides, frozenset(("while",))),
    _Mend(relative_subjects, frozenset(("that", "which", "who"))),
    _Mend(relative_verbs, retags=True),
    _Mend(coordinated_verbs, frozenset(("and",)), retags=True),
    _Mend(participles),
    _Mend(backing_verbs, frozenset(("back",))),
    _Mend(finite_backing, frozenset(("back",))),
    _Mend(after_relatives, _AND),
    _Mend(accused_owners, frozenset(("whose",))),
    _Mend(nearest_owners, frozenset(("whose",))),
    _Mend(nearest_places, frozenset(("where",))),
    _Mend(of_bodies, frozenset(("that", "which"))),
    _Mend(of_wholes, frozenset(("that", "which"))),
    _Mend(founded_branches, frozenset(("that", "which"))),
    _Mend(among_them, frozenset(("among",))),
    _Mend(counted_parts, frozenset((":",))),
    _Mend(founded_wholes, frozenset(("of",))),
    _Mend(of_persons, frozenset(("who", "whom"))),
    _Mend(twin_members, frozenset(("and",))),
    _Mend(objects_of_gerunds),
    _Mend(phrasal_verbs),
    _Mend(objects_of_particles),
    _Mend(clause_verbs, retags=True),
    _Mend(said_of),
    _Mend(according_to, frozenset(("according",))),
    _Mend(present_tense),
)
"""In this order: what is mended first, the later ones find mended."""
