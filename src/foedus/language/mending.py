"""What grammar knows better than the parser, put right after the parse: which mends there are, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from foedus.language.joining import HYPHENS
from foedus.language.lemmas import Lemmatiser
from foedus.language.mending_appositions import (
    COUNTS,
    as_many_named,
    described_twice,
    fronted,
    in_their_time,
    listed_within,
    of_the_last,
    one_of_them,
    rivals_set_apart,
    set_apart,
    some_of_them,
    those_named_last,
    trailing,
)
from foedus.language.mending_armies import armies_and_others, names_and_others
from foedus.language.mending_attachment import (
    bonds_with,
    clefts,
    each_backed,
    lost_in,
    of_objects,
    relative_subjects,
    taken_from,
    told_beside,
    turned_into,
)
from foedus.language.mending_bodies import (
    among_them,
    bodies_beside,
    counted_parts,
    founded_wholes,
    of_wholes,
)
from foedus.language.mending_clauses import (
    audiences,
    bare_relatives,
    clauses_beside,
    gerunds_taken,
    late_asides,
    present_relatives,
    reported_clauses,
    said_of,
    threatened_if,
)
from foedus.language.mending_gaps import gapped_gifts, gapped_objects, gapped_phrases, gaps
from foedus.language.mending_garden import past_forms_as_names
from foedus.language.mending_headlines import announced, asked_pairs, comma_pairs, named_behind_dashes
from foedus.language.mending_hearsay import hearsay
from foedus.language.mending_nouns import (
    SWORN,
    accusations,
    accused_deeds,
    accused_from,
    gapped,
    possessors,
    ruling_bodies,
    sworn_foes,
    titled,
    told_as_nouns,
)
from foedus.language.mending_objects import (
    COMPANY,
    NEIGHBOURING,
    SELVES,
    TIED,
    TIES,
    TITLES,
    fronted_company,
    more_than,
    named_as,
    named_ties,
    neighbouring,
    of_helped_verbs,
    partners,
    recipients,
    resulting,
    selves,
    supplied_with,
    tied_names,
)
from foedus.language.mending_pairs import (
    between,
    coordinated_names,
    coupled,
    described_by_two,
    early_cases,
    enclosed_names,
    listed_names,
    listed_owners,
    stray_conjuncts,
)
from foedus.language.mending_persons import (
    aliases,
    attendants,
    bare_titles,
    described_names,
    hyphened_titles,
    names_of_titles,
    nearest_titles,
    relative_copulas,
    rivals_of_owners,
    titles_apart,
)
from foedus.language.mending_phrases import (
    along_with,
    companions,
    led_parts,
    named_parts,
    splinters,
    strayed_appositions,
    told_of_nouns,
    wholes_under,
)
from foedus.language.mending_relatives import (
    accused_owners,
    after_gerunds,
    after_relatives,
    bare_objects,
    begun_events,
    coordinated_relatives,
    named_by_owners,
    nearest_owners,
    nearest_places,
    objects_of_gerunds,
    of_bodies,
    of_the_named,
    of_whole_names,
    told_of_the_nearest,
    which_of_persons,
)
from foedus.language.mending_reports import reporters
from foedus.language.mending_retold import (
    agents_over_asides,
    bodies_at_places,
    company_behind,
    described_by_deeds,
    done_to_people,
    listed_subjects,
    named_by_origin,
    on_two_sides,
    participles_first,
    peoples_of_bodies,
    posts_of_several,
    second_charges,
    standing_behind,
    subjects_at_places,
    subjects_before_relatives,
    subjects_beside_relatives,
    things_from_others,
    third_names,
    told_of_all,
    told_of_the_described,
)
from foedus.language.mending_speakers import speakers_strung, speakers_within
from foedus.language.mending_strays import (
    agents_behind_times,
    aimed_at,
    backed_together,
    better_known,
    cases_of_nouns,
    clauses_of_nouns,
    from_away,
    heads_of_departments,
    joined_names,
    ministers_of_two,
    names_of_bodies,
    names_of_clans,
    names_of_owners,
    names_of_the_listed,
    names_of_two_words,
    nouns_in_small_letters,
    posts_at_a_time,
    rivals_called_so,
    sent_from,
    served_for,
    subjects_behind_where,
    together_with,
    told_over_quotes,
)
from foedus.language.mending_subjects import (
    absolute_subjects,
    dated_verbs,
    done_by_then,
    elided_verbs,
    first_of_two,
    in_may,
    joint_subjects,
    late_subjects,
    lost_subjects,
    offices_held,
    raised_subjects,
    reduced_relatives,
    relative_objects,
    second_subjects,
    speakers,
    subjects_before_verbs,
    subjects_behind_relatives,
)
from foedus.language.mending_tags import (
    STRONG,
    active_relatives,
    backing_verbs,
    capital_nouns,
    common_nouns,
    considered_names,
    coordinated_verbs,
    finite_backing,
    founding,
    gerunds,
    hyphenated,
    names_as_verbs,
    owned_nouns,
    participles,
    passives,
    strong_pasts,
)
from foedus.language.mending_verbs import (
    active_conjuncts,
    active_perfects,
    agents,
    came_close,
    finite_conjuncts,
    fronted_participles,
    led_besides,
    listed_verbs,
    nouns_behind_and,
    nouns_behind_to,
    objects_of_particles,
    told_by_the_way,
    yet_to_come,
)
from foedus.language.mending_words import clause_verbs, passive_participles, phrasal_verbs, present_tense
from foedus.language.tokens import Token


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
    _Mend(clauses_of_nouns),
    _Mend(subjects_before_relatives, frozenset(("whose", "which", "who"))),
    _Mend(nouns_in_small_letters),
    _Mend(joined_names),
    _Mend(names_of_bodies),
    _Mend(names_of_two_words),
    _Mend(names_of_the_listed, _AND),
    _Mend(rivals_called_so, _AND),
    _Mend(posts_at_a_time, frozenset(("time",))),
    _Mend(aliases, frozenset(("alias",))),
    _Mend(names_of_clans, frozenset(("clan", "tribe", "subclan", "sub-clan"))),
    _Mend(names_of_owners, frozenset(("'", "’"))),
    _Mend(strong_pasts, STRONG),
    _Mend(founding, frozenset(("found",))),
    _Mend(hyphenated, HYPHENS),
    _Mend(capital_nouns),
    _Mend(common_nouns),
    _Mend(gerunds, retags=True),
    _Mend(names_as_verbs),
    _Mend(past_forms_as_names, retags=True),
    _Mend(present_relatives, retags=True),
    _Mend(reporters, _COMMA, retags=True),
    _Mend(passive_participles, frozenset(("by",)), retags=True),
    _Mend(possessors),
    _Mend(ruling_bodies),
    _Mend(accused_from, frozenset(("from",))),
    _Mend(accused_deeds, frozenset(("of",)), retags=True),
    _Mend(neighbouring, NEIGHBOURING),
    _Mend(accusations),
    _Mend(second_charges, frozenset(("of",))),
    _Mend(participles_first, frozenset(("are", "is", "were", "was"))),
    _Mend(named_ties, TIES | TITLES),
    _Mend(tied_names, TIED),
    _Mend(armies_and_others),
    _Mend(names_and_others, _AND),
    _Mend(told_as_nouns, frozenset(("between",))),
    _Mend(between, frozenset(("between",))),
    _Mend(on_two_sides, frozenset(("one",))),
    _Mend(bodies_beside, _AND),
    _Mend(peoples_of_bodies, _AND),
    _Mend(third_names, frozenset(("and",))),
    _Mend(subjects_at_places, _COMMA),
    _Mend(named_by_origin, frozenset(("known", "called", "nicknamed"))),
    _Mend(listed_subjects, frozenset(("and",))),
    _Mend(described_by_deeds, frozenset(("by",))),
    _Mend(posts_of_several, frozenset(("and",))),
    _Mend(standing_behind, frozenset(("behind",))),
    _Mend(agents_over_asides, frozenset(("by",))),
    _Mend(subjects_beside_relatives, frozenset(("and",))),
    _Mend(things_from_others, frozenset(("from", "to"))),
    _Mend(told_of_all, frozenset(("all", "both"))),
    _Mend(early_cases, _AND),
    _Mend(coupled),
    _Mend(described_by_two, _AND),
    _Mend(coordinated_names, _AND),
    _Mend(stray_conjuncts, _AND),
    _Mend(cases_of_nouns, _AND),
    _Mend(listed_owners),
    _Mend(listed_names, _AND),
    _Mend(enclosed_names, _AND),
    _Mend(sworn_foes, SWORN),
    _Mend(rivals_set_apart, frozenset(("rivals", "sworn"))),
    _Mend(set_apart),
    _Mend(fronted, _COMMA),
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
    _Mend(gapped_phrases, _AND),
    _Mend(gapped_objects, _AND),
    _Mend(gapped_gifts, _AND),
    _Mend(gaps, _AND | _COMMA),
    _Mend(told_of_nouns, frozenset(("that",))),
    _Mend(named_parts),
    _Mend(led_parts),
    _Mend(wholes_under, frozenset(("under",))),
    _Mend(strayed_appositions),
    _Mend(as_many_named, frozenset(COUNTS)),
    _Mend(along_with, frozenset(("along", "together"))),
    _Mend(companions, frozenset(("with",))),
    _Mend(together_with, frozenset(("with",))),
    _Mend(company_behind, frozenset(("together", "along"))),
    _Mend(splinters, frozenset(("a", "an"))),
    _Mend(rivals_of_owners, frozenset(("rival",))),
    _Mend(names_of_titles),
    _Mend(bare_titles),
    _Mend(titles_apart),
    _Mend(ministers_of_two, _AND),
    _Mend(heads_of_departments, frozenset(("of",))),
    _Mend(nearest_titles, _COMMA),
    _Mend(described_names, _AND),
    _Mend(hyphened_titles, HYPHENS),
    _Mend(relative_copulas),
    _Mend(attendants),
    _Mend(reported_clauses, frozenset(("that",))),
    _Mend(bare_relatives),
    _Mend(clauses_beside),
    _Mend(gerunds_taken),
    _Mend(audiences, frozenset(("before",))),
    _Mend(late_asides),
    _Mend(threatened_if, frozenset(("if", "unless"))),
    _Mend(reduced_relatives),
    _Mend(joint_subjects, frozenset(("as",))),
    _Mend(subjects_behind_relatives, frozenset(("that", "which"))),
    _Mend(hearsay),
    _Mend(second_subjects),
    _Mend(subjects_before_verbs),
    _Mend(offices_held, frozenset(("as",))),
    _Mend(late_subjects, _COMMA),
    _Mend(speakers),
    _Mend(first_of_two, _COMMA),
    _Mend(speakers_within),
    _Mend(speakers_strung),
    _Mend(absolute_subjects),
    _Mend(relative_objects),
    _Mend(coordinated_relatives, frozenset(("which", "whom", "that"))),
    _Mend(raised_subjects, frozenset(("it",))),
    _Mend(elided_verbs, frozenset(("by",))),
    _Mend(lost_subjects),
    _Mend(in_may, frozenset(("may",))),
    _Mend(dated_verbs),
    _Mend(named_behind_dashes),
    _Mend(done_by_then, frozenset(("by",))),
    _Mend(asked_pairs),
    _Mend(announced, _TO),
    _Mend(comma_pairs, _COMMA),
    _Mend(listed_verbs, retags=True),
    _Mend(nouns_behind_to, _TO),
    _Mend(yet_to_come, frozenset(("yet",))),
    _Mend(nouns_behind_and, _AND),
    _Mend(named_as),
    _Mend(finite_conjuncts, _TO),
    _Mend(active_conjuncts, frozenset(("and",))),
    _Mend(active_perfects),
    _Mend(led_besides, _AND),
    _Mend(fronted_participles),
    _Mend(came_close, frozenset(("close",))),
    _Mend(resulting),
    _Mend(partners),
    _Mend(more_than, frozenset(("than",))),
    _Mend(of_helped_verbs),
    _Mend(recipients),
    _Mend(fronted_company, COMPANY),
    _Mend(selves, SELVES),
    _Mend(supplied_with, frozenset(("with", "to"))),
    _Mend(supplied_with, frozenset(("with",))),
    _Mend(agents),
    _Mend(told_by_the_way, frozenset(("by",))),
    _Mend(agents_behind_times, frozenset(("by",))),
    _Mend(of_objects, frozenset(("of", "from"))),
    _Mend(aimed_at, frozenset(("at",))),
    _Mend(backed_together, frozenset(("by",))),
    _Mend(subjects_behind_where, frozenset(("where",))),
    _Mend(better_known, frozenset(("known",))),
    _Mend(told_over_quotes, frozenset(("said", "says", "told"))),
    _Mend(from_away, frozenset(("from",))),
    _Mend(served_for, frozenset(("for",))),
    _Mend(sent_from, frozenset(("from",))),
    _Mend(taken_from, frozenset(("from",))),
    _Mend(lost_in, frozenset(("in", "during"))),
    _Mend(bonds_with, frozenset(("with",))),
    _Mend(told_beside, frozenset(("by",))),
    _Mend(each_backed, _AND),
    _Mend(clefts, frozenset(("that", "who", "which"))),
    _Mend(turned_into, frozenset(("into",))),
    _Mend(of_the_named, frozenset(("who",))),
    _Mend(of_whole_names, _COMMA),
    _Mend(told_of_the_nearest, frozenset(("that", "which"))),
    _Mend(relative_subjects, frozenset(("that", "which", "who"))),
    _Mend(coordinated_verbs, frozenset(("and",)), retags=True),
    _Mend(passives),
    _Mend(active_relatives),
    _Mend(considered_names),
    _Mend(participles),
    _Mend(owned_nouns),
    _Mend(backing_verbs, frozenset(("back",))),
    _Mend(finite_backing, frozenset(("back",))),
    _Mend(after_relatives, _AND),
    _Mend(after_gerunds, _AND),
    _Mend(bare_objects, frozenset(("that", "which"))),
    _Mend(named_by_owners, frozenset(("whose",))),
    _Mend(accused_owners, frozenset(("whose",))),
    _Mend(nearest_owners, frozenset(("whose",))),
    _Mend(nearest_places, frozenset(("where",))),
    _Mend(begun_events, frozenset(("which",))),
    _Mend(of_bodies, frozenset(("that", "which"))),
    _Mend(which_of_persons, frozenset(("which",))),
    _Mend(told_of_the_described, frozenset(("which", "that", "who", "whom"))),
    _Mend(done_to_people, frozenset(("by",))),
    _Mend(bodies_at_places, frozenset(("which", "who"))),
    _Mend(of_wholes, frozenset(("that", "which"))),
    _Mend(among_them, frozenset(("among",))),
    _Mend(counted_parts, frozenset((":",))),
    _Mend(founded_wholes, frozenset(("of",))),
    _Mend(objects_of_gerunds),
    _Mend(phrasal_verbs),
    _Mend(objects_of_particles),
    _Mend(clause_verbs, retags=True),
    _Mend(said_of),
    _Mend(present_tense),
)
"""In this order: what is mended first, the later ones find mended."""
