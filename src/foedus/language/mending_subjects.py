"""Subjects that the parser gave to the wrong one of two verbs."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.tokens import FINITE, MONTHS, NOUNS, WEEKDAYS, Token, has_subject

_GERUND = "VBG"
_PARTICIPLES = frozenset(("VBD", "VBN"))
_REPORTING = frozenset(
    """
    allege appear assume believe claim consider estimate know presume report rumour say seem suppose suspect think
    understand
    """.split()  # noqa: SIM905
)
"""Verbs under which somebody is said to have done something."""
_LINKING = frozenset(("and", "while", "but"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "expl", "csubj"))
_AUXILIARY = frozenset(("aux", "aux:pass", "cop"))
_WHEN = frozenset(("in", "on", "since", "by", "during", "before", "after", "until", "from"))
_DAYS_AND_MONTHS = MONTHS | WEEKDAYS
_OPENS = _SUBJECTS | {"cc", "mark", "aux", "aux:pass"}
_HELD = frozenset(("obj", "iobj", "aux", "aux:pass", "cop", "ccomp", "xcomp", "late"))
"""What a verb has below it that is no mere participle; "late" stands for what opens a clause of the next verb's own."""


def second_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X leads A, and General Y, known as Z, leads B" the name that was joined to the first verb does the second."""
    found = list(tokens)
    for verb in tokens:
        if verb.deprel != "conj" or verb.upos != "VERB" or tokens[verb.head].upos != "VERB":
            continue
        if any(token.head == verb.index and token.deprel.startswith("nsubj") for token in tokens):
            continue
        for name in tokens[verb.head + 1 : verb.index]:
            if name.head == verb.head and name.deprel == "conj" and name.upos == "PROPN":
                found[name.index] = replace(name, head=verb.index, deprel="nsubj")
    return tuple(found)


def offices_held(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "As president, X fought Y" it is X who fought: a noun between "as" and a comma is no second subject."""
    found = list(tokens)
    for comma in tokens[2:-1]:
        noun = tokens[comma.index - 1]
        if comma.text != "," or noun.deprel != "nsubj" or noun.upos != "NOUN":
            continue
        marks = [t for t in tokens[: noun.index] if t.text.lower() == "as" and t.head in (noun.index, noun.head)]
        behind = any(_is_subject(token, tokens[noun.head]) for token in tokens[comma.index :])
        if behind and marks and all(t.head == noun.index for t in tokens[marks[-1].index + 1 : noun.index]):
            found[noun.index] = replace(noun, deprel="obl")
            found[marks[-1].index] = replace(marks[-1], head=noun.index, deprel="case")
    return tuple(found)


def absolute_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X being a poor state, agreed a truce" the subject of the clause before the verb is the verb's.

    The clause borrows it: a finite verb without a subject has none but that.
    """
    found = list(tokens)
    for name in tokens:
        if not name.deprel.startswith("nsubj") or name.upos not in ("NOUN", "PROPN"):
            continue
        clause = tokens[name.head]
        verb = tokens[clause.head]
        fronted = clause.deprel == "advcl" and name.index < clause.index < verb.index and verb.xpos in FINITE
        if not fronted or any(token.head == verb.index and token.deprel.startswith("nsubj") for token in tokens):
            continue
        if _begins_with(tokens, name, clause):
            found[name.index] = replace(name, head=verb.index, deprel="nsubj")
    return tuple(found)


def subjects_behind_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Without the money that X sends every month Y cannot pay" Y cannot: the clause behind "that" has its subject.

    Of two subjects, one on each side of the verb of a relative clause, the second is that of a verb without one.
    """
    found = list(tokens)
    for late in tokens:
        clause = tokens[late.head]
        if late.deprel != "nsubj" or clause.deprel != "acl:relcl" or late.index < clause.index:
            continue
        if not any(t.head == clause.index and t.deprel == "nsubj" for t in tokens[: clause.index]):
            continue
        verb = tokens[tokens[clause.head].head]
        missing = verb.index > late.index and verb.upos == "VERB" and _is_finite(tokens, verb)
        if missing and not any(_is_subject(token, verb) for token in tokens):
            found[late.index] = replace(late, head=verb.index)
    return tuple(found)


def reduced_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "insurgents opposed to X fled" they fled: a verb behind no "and", comma or subject of its own is theirs.

    The parser took what only tells who they are for the verb, and the verb for one beside it.
    """
    found = list(tokens)
    for late in tokens[2:]:
        first = tokens[late.head]
        if late.deprel not in ("parataxis", "conj") or late.xpos not in FINITE or first.xpos not in _PARTICIPLES:
            continue
        below = [token for token in tokens if token.head == first.index]
        noun = next((token for token in below if token.deprel in ("nsubj", "nsubj:pass")), None)
        if noun is None or not noun.index < first.index < late.index or noun.upos not in NOUNS:
            continue
        own = {token.deprel for token in below} | {
            "late" for t in tokens if t.head == late.index and t.deprel in _OPENS
        }
        between = tokens[noun.index + 1 : late.index]
        if own & _HELD or any(token.upos == "PUNCT" for token in between):
            continue
        found[late.index] = replace(late, head=first.head, deprel=first.deprel)
        found[first.index] = replace(first, xpos="VBN", head=noun.index, deprel="acl")
        found[noun.index] = replace(noun, head=late.index, deprel="nsubj")
        for token in below:
            if token.index > late.index:
                found[token.index] = replace(token, head=late.index)
    return tuple(found)


def joint_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the pact collapsed as the Front and the army clashed" both clashed, and nothing else did then.

    The parser took "as the Front" for a phrase by itself and joined what followed to the verb above.
    """
    found = list(tokens)
    for mark in tokens[2:-4]:
        clause = _joint_clause(tokens, mark) if mark.text.lower() == "as" else None
        if clause is None:
            continue
        first, other, verb = clause
        above = tokens[verb.head]
        joined = verb.deprel == "conj" and above.upos == "VERB" and above.index < mark.index
        if (
            not joined
            or first.head not in (above.index, verb.index)
            or not all(_is_told(tokens, t) for t in clause[:2])
        ):
            continue
        found[mark.index] = replace(mark, upos="SCONJ", head=verb.index, deprel="mark")
        found[first.index] = replace(first, head=verb.index, deprel="nsubj")
        found[other.index] = replace(other, head=first.index, deprel="conj")
        found[verb.index] = replace(verb, deprel="advcl")
        for token in tokens[first.index + 1 : other.index]:
            if token.deprel == "cc":
                found[token.index] = replace(token, head=other.index)
    return tuple(found)


def _is_told(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun is a name, a plural or has an article: not the "leader" of "as leader and commander X fought"."""
    return noun.upos == "PROPN" or noun.xpos == "NNS" or any(t.head == noun.index and t.deprel == "det" for t in tokens)


def _joint_clause(tokens: tuple[Token, ...], mark: Token) -> tuple[Token, Token, Token] | None:
    """The heads of two nouns ("A and B") behind a mark and the finite verb that follows them at once."""
    verb = next((token for token in tokens[mark.index + 1 :] if token.upos in ("VERB", "PUNCT")), None)
    if verb is None or not _is_finite(tokens, verb):
        return None
    inner = [t for t in tokens[mark.index + 1 : verb.index] if t.deprel != "cc" and not _is_helping(t, verb)]
    span = range(mark.index + 1, verb.index)
    names = [t for t in inner if t.upos in NOUNS and (t.head not in span or t.deprel == "conj")]
    whole = all(t in names or tokens[t.head] in names or t.head in span for t in inner)
    joined = any(t.deprel == "cc" for t in tokens[mark.index + 1 : verb.index])
    return (names[0], names[1], verb) if len(names) == 2 and whole and joined else None


def _is_helping(word: Token, verb: Token) -> bool:
    return word.head == verb.index and word.deprel in _AUXILIARY | {"advmod"}


def done_by_then(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "is to be set up by August" the month says when: it sets nothing up."""
    return tuple(
        replace(token, deprel="obl")
        if token.deprel == "obl:agent" and (token.text.lower() in _DAYS_AND_MONTHS or token.text.isdigit())
        else token
        for token in tokens
    )


def in_may(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "and in May called on Y to go" the month is no auxiliary, so that the verb stands in the past."""
    found = list(tokens)
    for case, month in pairwise(tokens):
        verb = tokens[month.head]
        if month.text != "May" or month.upos != "AUX" or case.text.lower() not in _WHEN or verb.index < month.index:
            continue
        found[case.index] = replace(case, upos="ADP", xpos="IN", head=month.index, deprel="case")
        found[month.index] = replace(month, upos="PROPN", xpos="NNP", lemma="May", deprel="obl")
        if not any(t.head == verb.index and t.deprel == "aux" and t is not month for t in tokens):
            found[verb.index] = replace(verb, xpos="VBD")
    return tuple(found)


def subjects_before_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "that the Front raised two units" the name is no second word for the units: none stands so far before."""
    found = list(tokens)
    for name, verb in pairwise(tokens):
        if name.deprel != "appos" or name.upos != "PROPN" or name.head <= verb.index:
            continue
        if verb.upos == "VERB" and verb.xpos in FINITE and not has_subject(tokens, verb):
            found[name.index] = replace(name, head=verb.index, deprel="nsubj")
    return tuple(found)


def dated_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X denied it and in May called on Y to go" X called: a month or day behind a preposition does nothing."""
    found = list(tokens)
    for case in tokens[:-1]:
        time = tokens[case.head]
        if case.deprel != "case" or time.deprel != "nsubj" or not case.index < time.index:
            continue
        if case.text.lower() in _WHEN and time.text.lower() in _DAYS_AND_MONTHS:
            found[time.index] = replace(time, deprel="obl")
    return tuple(found)


def relative_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, which Y suspects of it, denies it" X denies, and "which" is whom Y suspects.

    The parser hung "which" on the verb behind the relative clause, and may have made a second such clause of that.
    """
    found = list(tokens)
    for which in tokens:
        if which.xpos not in ("WDT", "WP") or which.deprel not in ("nsubj", "obj"):
            continue
        clause = _passed_over(tokens, which)
        if clause is None:
            continue
        late, noun = tokens[which.head], tokens[clause.head]
        found[which.index] = replace(which, head=clause.index, deprel="obj")
        if late.deprel == "acl:relcl" and late.head == noun.index:
            found[late.index] = replace(late, head=noun.head, deprel=noun.deprel)
            found[noun.index] = replace(noun, head=late.index, deprel="nsubj")
    return tuple(found)


def _passed_over(tokens: tuple[Token, ...], which: Token) -> Token | None:
    """The verb of a relative clause with a subject, but no object, that stands between "which" and its verb."""
    for clause in tokens[which.index + 1 : max(which.head, which.index)]:
        if clause.deprel == "acl:relcl" and 0 <= clause.head < which.index:
            own = {t.deprel for t in tokens[which.index + 1 :] if t.head == clause.index}
            beyond = (
                tokens[which.head].head in (clause.head, -1) or tokens[which.head].index == tokens[clause.head].head
            )
            return clause if beyond and "nsubj" in own and "obj" not in own else None
    return None


def speakers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "soldiers burnt homes, officials said" the second subject behind the first verb is that of the saying."""
    found = list(tokens)
    for name in tokens:
        told = tokens[name.head]
        saying = tokens[told.head]
        between = told.index < name.index < saying.index and told.deprel == "ccomp" and told.head >= 0
        if not name.deprel.startswith("nsubj") or not between or saying.xpos not in FINITE:
            continue
        subjects = [token for token in tokens if token.deprel.startswith("nsubj")]
        second = any(token.head == told.index and token.index < told.index for token in subjects)
        if second and not any(token.head == saying.index for token in subjects):
            found[name.index] = replace(name, head=saying.index, deprel="nsubj")
    return tuple(found)


def first_of_two(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Amal, which Chad arms, lost a town, sources said" Amal lost it: of two subjects the first is no speaker."""
    found = list(tokens)
    for told in tokens:
        saying = tokens[told.head]
        if told.deprel != "ccomp" or told.upos != "VERB" or saying.index < told.index or saying.xpos not in FINITE:
            continue
        subjects = [token for token in tokens if token.head == saying.index and token.deprel.startswith("nsubj")]
        own = any(token.head == told.index and token.deprel.startswith(("nsubj", "csubj")) for token in tokens)
        if own or len(subjects) != 2 or not subjects[0].index < told.index < subjects[1].index < saying.index:
            continue
        passive = any(token.head == told.index and token.deprel == "aux:pass" for token in tokens)
        found[subjects[0].index] = replace(subjects[0], head=told.index, deprel="nsubj:pass" if passive else "nsubj")
    return tuple(found)


def late_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X bombed A, and B and C say" the names behind the comma, which were coordinated with A, are who says so.

    A finite verb with no conjunction right before it has a subject. Likewise in "X bombed A, B and C say".
    """
    found = list(tokens)
    for verb in tokens:
        if verb.deprel not in ("root", "conj", "parataxis") or not _is_finite(tokens, verb):
            continue
        comma, last = _stretch(tokens, verb)
        if tokens[last].deprel == "cc" or not any(word.upos == "VERB" for word in tokens[:comma]):
            continue  # "A, B and C said": no clause before it
        strays = [
            word for word in tokens[comma + 1 : last + 1] if not comma < word.head <= last and word.deprel != "cc"
        ]
        names = [word for word in strays if word.deprel == "conj" and word.upos in NOUNS and 0 <= word.head < comma]
        if not names or any(word not in names and not _is_subject(word, verb) for word in strays):
            continue
        first = strays[0]
        if first in names and any(_is_subject(token, verb) or _is_between(token, first.head) for token in tokens):
            continue
        for name in names:
            joined = (
                {"head": first.index, "deprel": "conj"} if name != first else {"head": verb.index, "deprel": "nsubj"}
            )
            found[name.index] = replace(name, **joined)
    return tuple(found)


def _is_finite(tokens: tuple[Token, ...], verb: Token) -> bool:
    helped = any(token.head == verb.index and token.deprel in _AUXILIARY for token in tokens[: verb.index])
    return verb.upos == "VERB" and (verb.xpos in FINITE or helped)


def _is_subject(word: Token, verb: Token) -> bool:
    return word.head == verb.index and word.deprel.startswith(("nsubj", "csubj", "expl"))


def _is_between(word: Token, noun: int) -> bool:
    return word.head == noun and word.deprel == "case" and word.text.lower() == "between"


def _stretch(tokens: tuple[Token, ...], verb: Token) -> tuple[int, int]:
    """The comma at which a verb's clause begins, and the last word before it but for its auxiliaries and adverbs.

    That before the conjunction (", and A, B and C say"), else the nearest.
    """
    last = verb.index - 1
    while last > 0 and tokens[last].head == verb.index and tokens[last].deprel in _AUXILIARY | {"advmod"}:
        last -= 1
    commas = [token.index for token in tokens[:last] if token.text == ","]
    links = [i for i in commas if tokens[i + 1].deprel == "cc" and tokens[i + 1].head == verb.index]
    return (links or commas or [last])[-1], last


def _begins_with(tokens: tuple[Token, ...], subject: Token, clause: Token) -> bool:
    """Whether a gerund's clause begins with its subject, and has no conjunction ("with X being …", "while X …")."""
    own = [token for token in tokens if token.head == clause.index]
    gerund = clause.xpos == _GERUND or any(token.xpos == _GERUND and token.deprel in _AUXILIARY for token in own)
    return gerund and not any(token.deprel in ("mark", "case") and token.index < subject.index for token in own)


def raised_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "It is said to have left", "It appears to have left" it is "it" that has left, and no empty word."""
    found = list(tokens)
    for pronoun in tokens[:-3]:
        verb = tokens[pronoun.head]
        if pronoun.deprel != "expl" or pronoun.text.lower() != "it" or verb.lemma not in _REPORTING:
            continue
        below = [t for t in tokens if t.head == verb.index and t.deprel in ("csubj", "xcomp", "ccomp")]
        clause = next((t for t in below if t.upos in ("VERB", "NOUN", "ADJ") and t.index > verb.index), None)
        if clause is None or tokens[verb.index + 1].text.lower() != "to" or len(below) > 1:
            continue
        if any(t.head == clause.index and t.deprel.startswith("nsubj") for t in tokens):
            continue
        passive = any(t.head == verb.index and t.deprel == "aux:pass" for t in tokens)
        found[pronoun.index] = replace(pronoun, deprel="nsubj:pass" if passive else "nsubj")
        found[clause.index] = replace(clause, deprel="xcomp")
    return tuple(found)


def elided_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "A is led by X and B by Y" the verb is said again of B and Y: it is taken to stand in the "and".

    The parser made B a second agent, whether Y hangs on it or on the verb.
    """
    found = list(tokens)
    for link in tokens[3:-2]:
        other = tokens[link.head]
        agent = tokens[other.head]
        verb = tokens[agent.head]
        if (
            link.deprel != "cc"
            or link.text.lower() not in _LINKING
            or other.deprel != "conj"
            or other.index < link.index
        ):
            continue
        if agent.deprel != "obl:agent" or verb.xpos not in _PARTICIPLES or not verb.index < agent.index < link.index:
            continue
        case = next((t for t in tokens[other.index + 1 : other.index + 2] if t.text.lower() == "by"), None)
        doer = tokens[case.head] if case is not None and case.deprel == "case" else None
        if doer is None or doer.head not in (other.index, verb.index, agent.index) or doer.index < other.index:
            continue
        if not any(t.head == verb.index and t.deprel == "nsubj:pass" for t in tokens):
            continue
        if doer.upos != "PROPN" and not any(t.head == doer.index and t.deprel == "det" for t in tokens):
            continue  # "by X and Y by night"
        again = {"upos": "VERB", "xpos": "VBN", "lemma": verb.lemma, "head": verb.index, "deprel": "conj"}
        found[link.index] = replace(link, **again)
        found[other.index] = replace(other, head=link.index, deprel="nsubj:pass")
        found[doer.index] = replace(doer, head=link.index, deprel="obl:agent")
    return tuple(found)


def lost_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, whose leader Y served Z, seized A" it is X who seized it: the verb behind the clause has a subject.

    The parser took X for the whole sentence, and the verb for one set beside it. Likewise in "A bomb that Y blames on X
    killed two": what follows a relative clause without a pronoun of its own is no second such clause.
    """
    found = list(tokens)
    for verb in tokens[3:]:
        noun = tokens[verb.head]
        if verb.deprel != "acl:relcl" or verb.xpos not in ("VBD", "VBZ") or noun.head >= 0 or noun.upos not in NOUNS:
            continue
        own = [token for token in tokens if token.head == verb.index and token.index < verb.index]
        if any(token.deprel not in ("advmod", "punct") for token in own):
            continue
        if any(t.head == noun.index and t.deprel == "acl:relcl" for t in tokens[noun.index : verb.index]):
            found[verb.index] = replace(verb, head=-1, deprel="root")
            found[noun.index] = replace(noun, head=verb.index, deprel="nsubj")
            for token in tokens[verb.index + 1 :]:
                if token.head == noun.index:
                    found[token.index] = replace(token, head=verb.index)
            return tuple(found)
    for verb in tokens[3:]:
        name = tokens[verb.head]
        if verb.deprel != "parataxis" or verb.xpos not in FINITE or name.head >= 0 or name.upos not in NOUNS:
            continue
        if tokens[verb.index - 1].text != "," or any(t.head == verb.index and t.deprel in _SUBJECTS for t in tokens):
            continue
        if not any(t.head == name.index and t.deprel == "acl:relcl" and t.index < verb.index for t in tokens):
            continue
        found[verb.index] = replace(verb, head=-1, deprel="root")
        found[name.index] = replace(name, head=verb.index, deprel="nsubj")
    return tuple(found)
