"""Phrases that the parser hung on the word right before them, or right behind: "a decade ago by X", "rockets at Y"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.tokens import FINITE, MONTHS, NOUNS, WEEKDAYS, Token, has_subject

_FIRING = frozenset(("fire", "launch", "shoot", "lob", "hurl", "throw", "toss", "unleash", "rain"))
"""Verbs that take an "at" themselves, beside what is fired."""
_SERVING = frozenset(("speak", "fight", "work", "serve", "spy", "campaign", "act", "lobby", "recruit"))
"""What somebody does for a body, wherever he does it."""
_WORDS_OF = frozenset(
    """
    act assurance declaration expression gesture guarantee letter message note oath offer pledge promise show sign
    statement threat token vow vote word
    """.split()  # noqa: SIM905
)
"""What comes from somebody, of whatever it is."""
_TIMES = (
    frozenset(
        """
    ago before earlier later previously recently
    second minute hour day night week fortnight month year decade century
    """.split()  # noqa: SIM905
    )
    | MONTHS
    | WEEKDAYS
)
_BACKING = frozenset(
    ("aid", "arm", "assist", "back", "equip", "finance", "fund", "help", "sponsor", "support", "train")
)
_MINISTERS = frozenset(("minister", "secretary", "ministry", "commissioner"))
_AFTER_PLURALS = frozenset(("'", "’"))
_CLANS = frozenset(("clan", "subclan", "sub-clan", "tribe"))
_FORCES = frozenset(
    """
    army battalion battalions brigade brigades division front guard guards lance legion militia movement party
    resistance shield spear sword vanguard
    """.split()  # noqa: SIM905
)
_TIED = frozenset(("rival", "ally", "partner"))
_REALMS = frozenset(("republic", "kingdom", "emirate", "government", "regime"))
_WORD = 4
"""How many letters what is a word and no particle of a name has at least ("bin", "van")."""
_AWAY = frozenset(("away", "apart"))
_TOGETHER = frozenset(("together", "along", "jointly"))
_BEFORE_A_NOUN = frozenset(("amod", "compound", "nmod:desc", "nmod:unmarked"))
_NAMING = frozenset(("nmod:desc", "compound", "flat", "amod"))


def clauses_of_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "it was against X that Y rebelled" the clause tells of X: what hangs on a noun is a relative clause of it."""
    return tuple(
        replace(token, deprel="acl:relcl")
        if token.deprel == "advcl:relcl" and 0 <= token.head < token.index and tokens[token.head].upos in NOUNS
        else token
        for token in tokens
    )


def agents_behind_times(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "founded a decade ago by X", "founded in 1994 by X" it was founded by X: no time is anybody's."""
    found = list(tokens)
    for case in tokens[2:]:
        doer = tokens[case.head]
        time = tokens[doer.head]
        verb = tokens[time.head]
        if case.text.lower() != "by" or case.deprel != "case" or doer.deprel not in ("obl", "nmod", "obl:agent"):
            continue
        told = time.lemma.lower() in _TIMES or (time.text.isdigit() and len(time.text) == 4)
        if not told or not verb.index < time.index < case.index < doer.index or verb.xpos not in ("VBN", "VBD"):
            continue
        if doer.upos in NOUNS and not any(t.head == verb.index and t.deprel in ("obj", "obl:agent") for t in tokens):
            found[doer.index] = replace(doer, head=verb.index, deprel="obl:agent")
    return tuple(found)


def cases_of_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "between Serb and Croat forces" it is between the forces: a preposition belongs to no word that modifies one.

    Nor does that before "supporters of X and Chad's rebels" belong to the rebels where it stands before X.
    """
    found = list(tokens)
    for case in tokens:
        word = found[case.head]
        if case.deprel != "case" or case.xpos == "POS" or word.index < case.index:
            continue
        noun = tokens[word.head]
        if word.deprel in _BEFORE_A_NOUN and noun.upos == "NOUN" and word.index < noun.index:
            if not any(t.head == noun.index and t.deprel == "case" for t in tokens):
                found[case.index] = replace(case, head=noun.index)
        elif word.deprel == "conj" and (first := _bare_before(tokens, case, word)) is not None:
            found[case.index] = replace(case, head=first.index)
    return tuple(found)


def _bare_before(tokens: tuple[Token, ...], case: Token, conjunct: Token) -> Token | None:
    """The noun right behind a preposition, with none of its own, where "and" parts it from what the parser took."""
    between = tokens[case.index + 1 : conjunct.index]
    if not any(token.deprel == "cc" for token in between):
        return None
    owners = (t for t in between if t.deprel == "nmod" and t.upos in NOUNS and 0 <= t.head < case.index)
    first = next(owners, None)
    if first is None or any(t.head == first.index and t.deprel == "case" and t.index < first.index for t in tokens):
        return None
    near = tokens[case.index + 1 : first.index]
    return first if all(case.index < token.head <= first.index for token in near) else None


def aimed_at(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "fired rockets at Y" they are fired at Y: the parser made them rockets at Y."""
    found = list(tokens)
    for case in tokens[2:]:
        target = tokens[case.head]
        if case.text.lower() != "at" or case.deprel != "case" or target.deprel != "nmod" or target.upos not in NOUNS:
            continue
        fired = tokens[target.head]
        while fired.deprel == "nmod" and fired.index < case.index:
            fired = tokens[fired.head]  # "dozens of rockets"
        verb = tokens[fired.head]
        if fired.deprel in ("obj", "nsubj:pass") and fired.index < case.index and verb.lemma in _FIRING:
            found[target.index] = replace(target, head=verb.index, deprel="obl")
    return tuple(found)


def from_away(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "broke away from the group" it broke from the group: "away" only tells in what direction."""
    found = list(tokens)
    for source in tokens[2:]:
        adverb = tokens[source.head]
        verb = tokens[adverb.head]
        if source.deprel != "obl" or adverb.text.lower() not in _AWAY or adverb.deprel != "advmod":
            continue
        if adverb.index == verb.index + 1 and verb.upos == "VERB" and adverb.index < source.index:
            found[source.index] = replace(source, head=verb.index)
    return tuple(found)


def together_with(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, together with Y, fled" the "together" tells of X, behind which it stands, and not of the verb."""
    found = list(tokens)
    for adverb in tokens[2:-3]:
        verb = tokens[adverb.head]
        if adverb.text.lower() not in _TOGETHER or adverb.deprel != "advmod" or verb.index < adverb.index:
            continue
        if tokens[adverb.index - 1].text != "," or tokens[adverb.index + 1].text.lower() != "with":
            continue
        before = tokens[adverb.index - 2]
        while before.head >= 0 and before.head != verb.index:
            before = tokens[before.head]
        if before.head == verb.index and before.deprel.startswith("nsubj"):
            found[adverb.index] = replace(adverb, head=before.index)
    return tuple(found)


def served_for(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "speaks in exile for Y" he speaks for Y: exile is for nobody."""
    found = list(tokens)
    for case in tokens[2:]:
        body = tokens[case.head]
        place = tokens[body.head]
        verb = tokens[place.head]
        if case.text.lower() != "for" or case.deprel != "case" or body.deprel != "nmod" or body.upos != "PROPN":
            continue
        bare = not any(t.head == place.index and t.deprel in ("det", "nmod:poss", "amod") for t in tokens)
        if bare and place.deprel == "obl" and verb.lemma in _SERVING and verb.index < place.index < case.index:
            found[body.index] = replace(body, head=verb.index, deprel="obl")
    return tuple(found)


def sent_from(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a pledge of allegiance from Y" the pledge comes from Y: allegiance is what it is of."""
    found = list(tokens)
    for case in tokens[3:]:
        sender = tokens[case.head]
        matter = tokens[sender.head]
        words = tokens[matter.head]
        if case.text.lower() != "from" or case.deprel != "case" or sender.deprel != "nmod" or matter.deprel != "nmod":
            continue
        of = any(t.head == matter.index and t.deprel == "case" and t.text.lower() == "of" for t in tokens)
        if of and matter.upos == "NOUN" and words.lemma in _WORDS_OF and words.index < matter.index < case.index:
            found[sender.index] = replace(sender, head=words.index)
    return tuple(found)


def backed_together(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X and Y, backed by Z, took it" both are backed: what commas part from two tells of the two of them.

    Who is led or founded by somebody is one of them: of these the parser's choice is kept.
    """
    found = list(tokens)
    for backed in tokens[3:]:
        last = tokens[backed.head]
        first = tokens[last.head]
        if backed.deprel != "acl" or backed.lemma not in _BACKING or tokens[backed.index - 1].text != ",":
            continue
        agent = next((t for t in tokens if t.head == backed.index and t.deprel == "obl:agent"), None)
        if (
            agent is None
            or last.deprel != "conj"
            or not first.deprel.startswith("nsubj")
            or last.index != backed.index - 2
        ):
            continue
        between = tokens[agent.index + 1 : first.head]
        if first.index < last.index and any(token.text == "," for token in between):
            found[backed.index] = replace(backed, head=first.index)
    return tuple(found)


def ministers_of_two(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, the Justice and Human Rights Minister, met Y" one met him, whose are both departments."""
    found = list(tokens)
    for link in tokens[2:-2]:
        one, title = tokens[link.index - 1], tokens[link.head]
        if link.deprel != "cc" or title.lemma.lower() not in _MINISTERS or title.deprel != "conj":
            continue
        other = tokens[title.index - 1]
        if one.deprel != "appos" or title.head not in (one.index, one.head) or other.head != title.index:
            continue
        if not link.index < other.index or tokens[one.head].index > one.index:
            continue
        found[title.index] = replace(title, head=one.head, deprel="appos")
        found[one.index] = replace(one, head=title.index, deprel="compound")
        found[other.index] = replace(other, head=one.index, deprel="conj")
        for token in tokens:
            if token.head == one.index and token.deprel in ("det", "punct"):
                found[token.index] = replace(token, head=title.index)
            elif token.head == title.index and token.index < other.index:
                found[token.index] = replace(token, head=other.index)
    return tuple(found)


def names_of_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Arvo Workers' Spear" the spear is a name: capitals on both sides of an owner in the plural make one."""
    found = list(tokens)
    for mark, noun in pairwise(tokens[1:]):
        owner = tokens[mark.index - 1]
        if mark.text not in _AFTER_PLURALS or mark.deprel != "case" or owner.xpos not in ("NNPS", "NNS", "NNP"):
            continue
        capital = owner.text[:1].isupper() and owner.text.endswith("s") and noun.text[:1].isupper()
        if capital and noun.xpos == "NN" and noun.index == owner.head and noun.lemma.lower() not in _MINISTERS:
            found[noun.index] = replace(noun, upos="PROPN", xpos="NNP", lemma=noun.text)
    return tuple(found)


def names_of_clans(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Ondar clan" no person is named but a people: one word between "the" and "clan" or "tribe"."""
    found = list(tokens)
    for article, name in pairwise(tokens[:-1]):
        clan = tokens[name.index + 1]
        named = name.entity == "B-PER" and name.upos == "PROPN" and name.head == clan.index
        if named and article.text.lower() == "the" and clan.lemma in _CLANS:
            found[name.index] = replace(name, entity="B-ORG")
    return tuple(found)


def names_of_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "shelled the Osh Sword" no place is named: what ends in the name of a weapon or a force is a body."""
    found = list(tokens)
    for last in tokens[1:]:
        if last.entity[2:] != "LOC" or last.upos != "PROPN" or last.text.lower() not in _FORCES:
            continue
        if tokens[last.index + 1 : last.index + 2] and tokens[last.index + 1].entity == "I-LOC":
            continue
        place = last.index
        while place >= 0 and tokens[place].entity[2:] == "LOC":
            found[place] = replace(tokens[place], entity=f"{tokens[place].entity[:2]}ORG")
            if tokens[place].entity == "B-LOC":
                break
            place -= 1
    return tuple(found)


def names_of_two_words(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "whose chairman Ines Bravado is recognised" one person is named, and he is the chairman."""
    found = list(tokens)
    for first, second in pairwise(tokens[1:]):
        if first.entity != "B-PER" or second.entity != "I-PER" or first.upos != "PROPN" or second.upos != "PROPN":
            continue
        pair = (first.index, second.index)
        title = tokens[first.index - 1]
        if first.head in pair or second.head in pair or second.head != title.index or title.upos != "NOUN":
            continue
        found[first.index] = replace(first, head=title.index, deprel="appos")
        found[second.index] = replace(second, head=first.index, deprel="flat")
    return tuple(found)


def subjects_behind_where(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "an assault on Essir, where the Committees mutinied" the Committees did, and are not what Essir is."""
    found = list(tokens)
    for where in tokens[1:-2]:
        verb = tokens[where.head]
        if where.text.lower() != "where" or verb.deprel != "acl:relcl" or has_subject(tokens, verb):
            continue
        between = tokens[where.index + 1 : verb.index]
        noun = next((t for t in between if t.deprel == "appos" and t.head == verb.head), None)
        if noun is not None and all(
            noun.index >= t.head > where.index for t in between[: noun.index - where.index - 1]
        ):
            found[noun.index] = replace(noun, head=verb.index, deprel="nsubj")
    return tuple(found)


def better_known(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the faction led by X, better known as Y" it is X who is: of the person right before the comma it is told."""
    found = list(tokens)
    for better, known in pairwise(tokens[2:]):
        comma, name = tokens[better.index - 1], tokens[better.index - 2]
        if better.text.lower() != "better" or known.text != "known" or known.deprel != "acl" or comma.text != ",":
            continue
        while name.deprel == "flat" and name.head >= 0:
            name = tokens[name.head]
        if name.entity.endswith("PER") and known.head != name.index:
            found[known.index] = replace(known, head=name.index)
    return tuple(found)


def nouns_in_small_letters(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "E.D.E.S., the resistance movement that fought" and "the Karskian republic" the noun ends no name."""
    found = list(tokens)
    for token in reversed(tokens):
        if not token.text.islower() or (token.xpos in ("NN", "NNS") and token.upos == "NOUN" and not token.entity):
            continue
        small = token.text.isalpha() and len(token.text) >= _WORD
        follows = token.index + 1 < len(found) and found[token.index + 1].entity[:2] == "I-"
        alone = token.lemma.lower() in _REALMS or token.entity[:2] != "I-" or tokens[token.index - 1].text.islower()
        if not small or not alone or follows or token.upos not in NOUNS or token.deprel in ("flat", "compound"):
            continue
        tag = "NNS" if token.xpos in ("NNS", "NNPS") else "NN"
        found[token.index] = replace(token, upos="NOUN", xpos=tag, entity="")
    return tuple(found)


def posts_at_a_time(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X was at the time leader of Y" X was the leader, and nobody is a time."""
    found = list(tokens)
    for time in tokens[3:-1]:
        below = [token for token in tokens if token.head == time.index]
        post = next((t for t in below if t.deprel in ("appos", "nmod") and t.index > time.index), None)
        at = any(t.deprel == "case" and t.text.lower() == "at" for t in below)
        if time.lemma != "time" or post is None or post.xpos != "NN" or not at:
            continue
        near = all(t.head == post.index and t.upos != "PUNCT" for t in tokens[time.index + 1 : post.index])
        if not near or not any(t.deprel == "cop" for t in below):
            continue
        found[post.index] = replace(post, head=time.head, deprel=time.deprel)
        found[time.index] = replace(time, head=post.index, deprel="obl")
        for token in below:
            if token is not post and token.deprel not in ("case", "det", "amod"):
                found[token.index] = replace(token, head=post.index)
    return tuple(found)


def names_of_the_listed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "soldiers and the militia Osh Guard fled" the militia is the Guard: nothing parts a third from a second."""
    found = list(tokens)
    for noun in tokens[1:-1]:
        if noun.deprel != "conj" or noun.xpos != "NN" or not noun.text.islower():
            continue
        name = next((t for t in tokens[noun.index + 1 :] if t.head == noun.head), None)
        if (
            name is None
            or name.deprel != "conj"
            or name.upos != "PROPN"
            or noun.head > noun.index
            or name.entity == "B-PER"
        ):
            continue
        if any(t.head != name.index or t.deprel not in _BEFORE_A_NOUN for t in tokens[noun.index + 1 : name.index]):
            continue
        found[name.index] = replace(name, head=noun.index, deprel="appos")
        for token in tokens[: noun.index]:
            if token.head == name.index:
                found[token.index] = replace(token, head=noun.index)
    return tuple(found)


def rivals_called_so(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In the heading "Fatah and PFLP Rivals" the two are rivals: no verb in the singular has two subjects."""
    found = list(tokens)
    for word in tokens[2:]:
        if word.lemma.lower() not in _TIED or word.xpos != "VBZ" or word.deprel != "root":
            continue
        below = [t for t in tokens if t.head == word.index]
        subject = next((t for t in below if t.deprel == "nsubj"), None)
        two = subject is not None and any(t.head == subject.index and t.deprel == "conj" for t in tokens)
        if two and all(t.deprel in ("nsubj", "punct") for t in below):
            found[word.index] = replace(word, upos="NOUN", xpos="NNS")
    return tuple(found)


def joined_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name of several words that were joined before the parse ("United Wa State Army") is a name, not a noun."""
    return tuple(
        replace(token, upos="PROPN", xpos="NNP", lemma=token.text)
        if token.xpos == "NN" and " " in token.text and token.text[0].isupper() and token.text.split()[-1][0].isupper()
        else token
        for token in tokens
    )


def told_over_quotes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "They shot," said X, blaming Y" it is X who blames: what stands behind him tells of the saying."""
    found = list(tokens)
    for clause in tokens[4:]:
        told = tokens[clause.head]
        saying = tokens[told.head]
        if clause.deprel != "advcl" or clause.xpos != "VBG" or told.deprel != "ccomp" or saying.xpos not in FINITE:
            continue
        if not told.index < saying.index < clause.index or tokens[clause.index - 1].text != ",":
            continue
        behind = tokens[saying.index + 1 : clause.index]
        if any(t.head == saying.index and t.deprel == "nsubj" for t in behind):
            found[clause.index] = replace(clause, head=saying.index)
    return tuple(found)


def heads_of_departments(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "its head of operations General X" the head is X, and what stands behind "of" are the operations."""
    found = list(tokens)
    for case in tokens[1:-2]:
        person = tokens[case.head]
        title = tokens[person.head]
        if case.text.lower() != "of" or case.deprel != "case" or person.deprel != "nmod":
            continue
        between = tokens[case.index + 1 : person.index]
        field = next((t for t in between if t.head == title.index and t.upos == "NOUN"), None)
        if field is None or not person.entity.endswith("PER") or title.upos != "NOUN" or title.index > case.index:
            continue
        if all(
            t.head == field.index or (t.head == person.index and t.deprel in _NAMING) for t in between if t != field
        ):
            found[case.index] = replace(case, head=field.index)
            found[field.index] = replace(field, deprel="nmod")
            found[person.index] = replace(person, deprel="appos")
    return tuple(found)
