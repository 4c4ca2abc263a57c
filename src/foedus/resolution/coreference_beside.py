"""Which names stand beside a nominal so that both are one: appositions, copulas, "known as"; misread ones as well."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence
from foedus.model import MentionKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_rivals import told_of
from foedus.resolution.mentions_found import NameType, is_subject, left_edge
from foedus.resolution.nominals import Phrase

_LEAST_BEFORE = 2
_BEARING = frozenset({"adopt", "bear", "give", "go", "take", "use"})
_NAMES = frozenset({"name", "alias", "nickname", "pseudonym", "surname", "nom"})
_WHAT_NAME = ("nmod", "appos", "flat", "compound", "nmod:desc", "nmod:unmarked")
_BEING = frozenset({"begin", "start", "emerge", "originate", "re-emerge", "survive", "live"})
"""Verbs behind which "as" tells what somebody is."""
_RATING = frozenset(
    [
        "designate",
        "list",
        "brand",
        "label",
        "classify",
        "proscribe",
        "blacklist",
        "regard",
        "describe",
        "declare",
        "ban",
        "recognise",
        "recognize",
        "consider",
        "deem",
        "view",
        "treat",
    ]
)
"""Verbs that tell what somebody is held to be."""
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
_APPOSED = frozenset({"appos", "conj", "nmod:desc"})
_HUNG = ("nmod", "conj")
_HUNG_NEXT = (*_HUNG, "nsubj")
"""Relations under which the parser hangs a person's name that follows his title, and one that follows at once."""
_ADRIFT = frozenset({"nmod", "obl", "obj", "parataxis", "dep"})
"""Relations under which the parser hangs an apposition that begins with "a" where it misreads it."""


def partners_beside(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[list[int], list[int]]:
    """Heads of what a nominal may be said of, appositions first; the subjects of its copula again apart."""
    head = sentence.tokens[phrase.found.head]
    partners = _apposed(sentence, phrase)
    if head.deprel in ("appos", "nmod:desc", "flat") and head.head >= 0:
        partners.append(head.head)
    subjects: list[int] = []
    if any(sentence.children(head.index, "cop")):
        holder = head.head if head.deprel == "xcomp" else head.index  # "X is thought to be the group that …"
        subjects = [child.index for child in sentence.children(holder, "nsubj")]
    if is_subject(head.deprel) and _is_name(sentence, head.head):
        partners.append(head.head)  # "the group that did it was X"
    fighters = phrase.noun.behaves is NominalClass.FIGHTERS
    subjects += _began_as(context, sentence, phrase)
    subjects += _rated_as(sentence, phrase)
    partners += subjects
    if fighters or not phrase.found.plural:
        partners += _aliases(context, sentence, head.index, fighters)
    if not phrase.found.plural:
        partners += [*_titled(context, sentence, phrase), *apposed_below(context, sentence, phrase)]
    if phrase.pronoun_owner and not phrase.found.plural:
        named = told_of(context.headed, sentence, sentence.tokens[phrase.owner])
        partners += [named.head] if named is not None else []
    near = _name_before(context, sentence, phrase), _name_after(context, sentence, phrase)
    partners = [*(place for place in near if place >= 0), *partners]
    others = _twin_subject(sentence, head.index), _listed(sentence, phrase), _one_of(sentence, phrase)
    partners += [place for place in others if place >= 0]
    return partners, subjects


def _is_name(sentence: Sentence, place: int) -> bool:
    """Whether a name is what a copula says that its subject is."""
    named = sentence.tokens[place].upos == "PROPN" and sentence.tokens[place].deprel != "nsubj"
    return named and any(sentence.children(place, "cop"))


def _titled(context: Context, sentence: Sentence, phrase: Phrase) -> list[int]:
    """The person whose name follows his title where the parser has hung it elsewhere: "and his former deputy X"."""
    if phrase.noun.behaves is not NominalClass.PERSON:
        return []
    head = phrase.found.head
    hung = {head, sentence.tokens[head].head}
    return [
        found.head
        for found in context.headed.within(sentence.index)
        if found.form is MentionKind.NAME
        and found.typed is NameType.PERSON
        and found.first > head
        and sentence.tokens[found.head].head in hung
        and sentence.tokens[found.head].deprel in (_HUNG_NEXT if found.first == phrase.found.last else _HUNG)
        and sentence.tokens[found.first - 1].upos in ("NOUN", "PROPN")
    ]


def apposed_below(context: Context, sentence: Sentence, phrase: Phrase) -> list[int]:
    """The names that the parser has hung on the last words of a phrase: "the head of X in the L region, Y,"."""
    head = phrase.found.head
    found: list[int] = []
    for place in sentence.subtree(head):
        if place <= head or sentence.tokens[place].deprel == "appos" or context.headed.at(sentence.index, place):
            continue
        noun = context.lexicon.nouns.get(sentence.tokens[place].lemma.lower())
        if noun is not None or not _of_phrase(sentence, place, head):
            continue
        apposed = (child.index for child in sentence.children(place, "appos"))
        found += [other for other in apposed if _after_comma(sentence, other)]
    return found


def _after_comma(sentence: Sentence, head: int) -> bool:
    edge = left_edge(sentence, head)
    return any(token.text == "," for token in sentence.tokens[max(0, edge - 1) : edge + 1])


def _of_phrase(sentence: Sentence, place: int, head: int) -> bool:
    """Whether a word belongs to the phrase of a head by prepositions and adjectives alone."""
    while place != head:
        if sentence.tokens[place].deprel.split(":")[0] not in ("nmod", "obl", "amod"):
            return False
        place = sentence.tokens[place].head
    return True


def _apposed(sentence: Sentence, phrase: Phrase) -> list[int]:
    """The appositions of a nominal; in a coordination each belongs to the member right before it."""
    head = sentence.tokens[phrase.found.head]
    first = head.head if head.deprel == "conj" else head.index
    members = [first, *(child.index for child in sentence.children(first, "conj"))]
    below = [*phrase.appositions, *(child.index for child in sentence.children(first, "appos"))]
    # "its founder, the preacher X": the name hangs on the description between.
    below += [child.index for place in below for child in sentence.children(place, "appos", "flat")]
    return [place for place in below if max((m for m in members if m < place), default=-1) == head.index]


def _name_before(context: Context, sentence: Sentence, phrase: Phrase) -> int:
    """The name right before ", a rival group which ..." wherever the parser has hung that; -1 without one."""
    token, start = sentence.tokens[phrase.found.head], phrase.found.first
    if phrase.determiner in ("a", "an", "the") and start and sentence.tokens[start - 1].upos == "DET":
        start -= 1
    if start < _LEAST_BEFORE or sentence.tokens[start - 1].text != ",":
        return -1
    if token.deprel not in _APPOSED and not (token.deprel in _ADRIFT and phrase.determiner in ("a", "an")):
        return -1
    if phrase.found.plural or any(sentence.children(token.index, "cc", "case")):
        return -1
    for other in context.headed.within(sentence.index):
        if other.last == start - 1 and other.form is MentionKind.NAME:
            return other.head
    return -1


def _name_after(context: Context, sentence: Sentence, phrase: Phrase) -> int:
    """The name in "the army chief, X, ..." wherever the parser has hung that; -1 without one."""
    end = _after_twin(context, sentence, phrase)
    titled = phrase.definite or phrase.found.first == 0 or _is_twin(sentence, phrase)
    if phrase.found.plural or not titled or phrase.noun.behaves is not NominalClass.PERSON:
        return -1
    if end + 1 >= len(sentence.tokens) or sentence.tokens[end].text != ",":
        return -1
    for other in context.headed.within(sentence.index):
        if other.first == end + 1 and other.form is MentionKind.NAME and other.typed is NameType.PERSON:
            token = sentence.tokens[other.head]
            closed = other.last < len(sentence.tokens) and sentence.tokens[other.last].upos == "PUNCT"
            twins = end > phrase.found.last or _is_twin(sentence, phrase)
            apposed = token.deprel == "appos" or (token.deprel == "conj" and twins)
            both = is_subject(token.deprel) and token.head == sentence.tokens[phrase.found.head].head
            fronted = both and not any(
                sentence.children(phrase.found.head, "case")
            )  # not "according to the chief, X …"
            return other.head if (apposed and closed) or fronted else -1
    return -1


def _is_twin(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a title is the second of two titles with one article."""
    token = sentence.tokens[phrase.found.head]
    before = sentence.tokens[phrase.found.first - 1].text.lower() if phrase.found.first else ""
    return token.deprel == "conj" and before == "and" and not phrase.determiner and phrase.owner < 0


def _after_twin(context: Context, sentence: Sentence, phrase: Phrase) -> int:
    """The token after a title, or after the second of two titles of one person: "strongman and former president"."""
    end, head = phrase.found.last, phrase.found.head
    for child in sentence.children(head, "conj"):
        noun = context.lexicon.nouns.get(child.lemma.lower())
        bare = not any(sentence.children(child.index, "det", "nmod", "case"))
        joined = (
            end < child.index
            and sentence.tokens[end].text.lower() == "and"
            and left_edge(sentence, child.index) == end + 1
        )
        if noun is not None and noun.behaves is NominalClass.PERSON and bare and joined and child.xpos == "NN":
            return child.index + 1
    return end


def _aliases(context: Context, sentence: Sentence, head: int, alone: bool) -> list[int]:
    """The name in "an alliance of three groups known as X", also where an apposition holds it; `alone`: of it alone."""
    places: list[int] = []
    same = (head, *(child.index for child in sentence.children(head, "appos"))) if not alone else (head,)
    parts = [child.index for noun in same for child in sentence.children(noun, "nmod") if not alone]
    for noun in (*same, *parts):
        for verb in sentence.children(noun, "acl"):
            if context.lexicon.has(WordList.NAMING, verb.lemma.lower()) and verb.xpos != "VBG":
                places += [child.index for child in sentence.children(verb.index, "obl", "xcomp", "obj")]
    called = sentence.tokens[sentence.tokens[head].head]
    itself = any(c.text.lower() in _REFLEXIVE for c in sentence.children(called.index, "obj", "iobj"))
    if (
        itself
        and is_subject(sentence.tokens[head].deprel)
        and context.lexicon.has(WordList.NAMING, called.lemma.lower())
    ):
        places += [child.index for child in sentence.children(called.index, "xcomp", "obj", "obl")]
    return [*places, *_self_called(context, sentence, head), *_by_the_name(context, sentence, head)]


def _by_the_name(context: Context, sentence: Sentence, head: int) -> list[int]:
    """As in "its leader, who goes by the name of X", "who gave his name as X", "who is known as X"."""
    places: list[int] = []
    for clause in sentence.children(head, "acl:relcl"):
        if context.lexicon.has(WordList.NAMING, clause.lemma.lower()) and clause.xpos == "VBN":
            places += [child.index for child in sentence.children(clause.index, "obl", "xcomp", "obj")]
        elif clause.lemma in _BEARING:
            names = [name for name in sentence.children(clause.index, "obl", "obj") if name.lemma.lower() in _NAMES]
            places += [word.index for name in names for word in sentence.children(name.index, *_WHAT_NAME)]
            said = sentence.children(clause.index, "obl", "xcomp") if names else ()
            places += [word.index for word in said if "as" in sentence.cases(word.index)]
    return places


def _self_called(context: Context, sentence: Sentence, head: int) -> list[int]:
    """The name in "a coalition of parties calling itself X"."""
    found: list[int] = []
    for noun in (head, *(child.index for child in sentence.children(head, "nmod"))):
        for told in sentence.children(noun, "acl"):
            objects = list(sentence.children(told.index, "obj", "iobj", "xcomp"))
            itself = any(child.text.lower() == "itself" for child in objects)
            if itself and context.lexicon.has(WordList.NAMING, told.lemma.lower()):
                found += [child.index for child in objects if child.text.lower() != "itself"]
    return found


def _listed(sentence: Sentence, phrase: Phrase) -> int:
    """In "with X, an affiliate of Y, and with Z" the X that the parser has coordinated with its apposition; -1 else."""
    token = sentence.tokens[phrase.found.head]
    if token.deprel != "conj" or token.head < 0 or phrase.determiner not in ("a", "an") or phrase.found.plural:
        return -1
    start = phrase.found.first - 1
    marked = any(sentence.children(token.index, "cc", "case"))
    comma = start > 0 and sentence.tokens[start - 1].text == ","
    return token.head if comma and not marked and token.head < start else -1


def _began_as(context: Context, sentence: Sentence, phrase: Phrase) -> list[int]:
    """In "X began as a rebel movement", "X, which emerged as the main rival" the X, or the pronoun for it."""
    noun = sentence.tokens[phrase.found.head]
    cases = {child.lemma.lower() for child in sentence.children(noun.index, "case")}
    if noun.deprel != "obl" or "as" not in cases or sentence.tokens[noun.head].lemma not in _BEING:
        return []
    if any(context.lexicon.has(words, phrase.noun.noun) for words in (WordList.WINGS, WordList.PARTS)):
        return []  # "began as a wing of Y" tells whose it was
    return [child.index for child in sentence.children(noun.head, "nsubj")]


def _rated_as(sentence: Sentence, phrase: Phrase) -> list[int]:
    """In "designated X as a terrorist organisation" the X, and in "X was branded a cult"."""
    noun = sentence.tokens[phrase.found.head]
    if noun.head < 0 or phrase.found.plural or sentence.tokens[noun.head].lemma.lower() not in _RATING:
        return []
    cases = {child.lemma.lower() for child in sentence.children(noun.index, "case")}
    if noun.deprel != "xcomp" and not (noun.deprel == "obl" and "as" in cases):
        return []
    verb = noun.head
    passive = any(sentence.children(verb, "aux:pass", "nsubj:pass"))
    return [child.index for child in sentence.children(verb, *(("nsubj", "nsubj:pass") if passive else ("obj",)))]


def _one_of(sentence: Sentence, phrase: Phrase) -> int:
    """In "X is one of the groups that fought Y" and "X, the largest of the militias backed by Z," the X; -1 else.

    So it is in "X, the largest of the militias backed by Z,". What is told of all of them is told of the one. Without
    a clause or participle behind the noun nothing is told.
    """
    noun = sentence.tokens[phrase.found.head]
    told = any(sentence.children(noun.index, "acl", "acl:relcl"))
    cases = {child.lemma.lower() for child in sentence.children(noun.index, "case")}
    if not phrase.found.plural or not told or not cases & {"of", "among"}:
        return -1
    above = noun if "among" in cases else sentence.tokens[noun.head]
    single = above.upos in ("NUM", "ADJ") or above is noun
    if single and above is not noun and above.deprel == "appos" and above.head >= 0:
        return above.head
    copular = any(sentence.children(above.index, "cop"))
    subject = next(sentence.children(above.index, "nsubj"), None)
    return subject.index if single and copular and subject is not None else -1


def _twin_subject(sentence: Sentence, head: int) -> int:
    """In "X, a rebel group led by Y, refused" the X that the parser has made a second subject; -1 without one."""
    token = sentence.tokens[head]
    if not is_subject(token.deprel) or token.head < 0:
        return -1
    for other in sentence.children(token.head, "nsubj"):
        between = sentence.tokens[other.index + 1 : head]
        if between and between[0].text == "," and all(word.head == head for word in between[1:]):
            return other.index
    return -1
