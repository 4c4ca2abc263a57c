"""Whom the words beside a pronoun make it mean, whoever else was spoken of."""

from __future__ import annotations

from itertools import islice

from foedus.codebook.nominals import WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_forms import PronounKind
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, is_plural, is_subject

_ONTO = frozenset(("on", "upon", "at", "into", "against"))
_ACCUSING = frozenset(("accuse", "suspect", "blame"))
_ASKING = frozenset(
    """
    appeal ask beg call command compel convince demand force implore order persuade plead press pressure push request
    tell urge want warn
    """.split()  # noqa: SIM905
)
_RULING = frozenset("administration army authority forces government junta leadership military regime troops".split())  # noqa: SIM905
_TOWARDS = frozenset(("with", "from", "against"))
_GIVING_UP = frozenset(
    """
    abandon cease change curb disband dissolve drop end halt lift moderate pull reconsider reduce remove renounce
    restrain reverse stop surrender suspend withdraw
    """.split()  # noqa: SIM905
)
_GROUNDS = frozenset(("ground", "grounds", "basis", "pretext", "suspicion", "reason"))
_REASONS = frozenset(("for", "over", "because"))
_CLAUSES, _FOR = 4, ("nmod", "nmod:poss", "compound", "amod")


class Pinned:
    """Finds those whom the syntax around a pronoun gives it."""

    def __init__(self, context: Context) -> None:
        self._focus, self._headed, self._lexicon = context.focus, context.headed, context.lexicon
        self._offices = context.offices

    def actor(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """Whom the words beside a pronoun make it mean, whoever else was spoken of."""
        found = None
        if kind is PronounKind.IT:
            found = self._coordinated_over(sentence, token) or self._judged_as(sentence, token)
            found = found or self._spoken_for(sentence, token) or self._says_of_itself(sentence, token)
        elif kind is PronounKind.HE:
            found = self._told_of(sentence, token) or self._by_whom(sentence, token)
        if found is None and token.deprel == "nmod:poss":
            found = self._beside(sentence, token, kind) or self._led(sentence, token, kind)
            found = found or self._judged(sentence, token, kind) or self._told_to(sentence, token, kind)
            found = found or self._struck(sentence, token, kind) or self._accused(sentence, token, kind)
        return found

    def _spoken_for(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "a spokesman for X said it would fight": the body for which the subject of saying speaks."""
        word, steps = token, 0
        while word.head >= 0 and steps < _CLAUSES and is_subject(token.deprel):
            clause, word, steps = word, sentence.tokens[word.head], steps + 1
            subject = next((c for c in sentence.children(word.index, "nsubj") if c.index != token.index), None)
            if subject is None:
                continue
            found = self._headed.at(sentence.index, subject.index)
            if clause.deprel == "advcl":
                return None  # "he threatened X if it did not stop" says nothing of his own body
            if not self._lexicon.has(WordList.SAYING, word.lemma.lower()) or found is None or len(found.actors) != 1:
                return None
            person = found.actors[0]
            return self._body(sentence, subject, person) if person.kind is ActorKind.PERSON else None
        return None

    def _coordinated_over(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "X's army and the rebels allied with it": the first of two, of whom the second is described by it."""
        described = sentence.tokens[token.head] if token.deprel == "obl" else token
        second = sentence.tokens[described.head] if described.deprel in ("amod", "acl") else token
        if second.deprel != "conj" or second.index > token.index:
            return None
        found = self._headed.at(sentence.index, second.head)
        if found is None or len(found.actors) != 1 or found.actors[0].kind is ActorKind.PERSON:
            return None
        return found.actors[0]

    def _body(self, sentence: Sentence, subject: Token, person: Actor) -> Actor | None:
        """The body for which a person speaks: it stands beside him, or he is known to hold an office in it."""
        beside = (self._headed.at(sentence.index, c.index) for c in sentence.children(subject.index, *_FOR))
        bodies = {a.id: a for f in beside if f is not None for a in f.actors if a.kind in GROUP_KINDS}
        if len(bodies) == 1:
            return next(iter(bodies.values()))
        body = self._offices.body(person)
        return body if body is not None and body.kind in GROUP_KINDS else None

    def _struck(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "X said Y had shelled its positions": who is attacked is not the attacker but who complains of it.

        Likewise "Y, accused by X of shelling its positions" and "X will answer if Y shells its positions".
        """
        if kind not in (PronounKind.IT, PronounKind.THEY):
            return None
        target = sentence.tokens[token.head]
        if target.deprel == "nmod" and sentence.tokens[target.head].upos == "NUM":  # "three of its men"
            target = sentence.tokens[target.head]
        attack = sentence.tokens[target.head]
        cases = sentence.cases(target.index)
        struck = target.deprel == "obj" or (target.deprel == "obl" and cases & _ONTO)
        if not struck or not self._lexicon.has(WordList.ASSAULTING, attack.lemma.lower()):
            return None
        told = sentence.tokens[attack.head] if attack.deprel == "conj" else attack
        subject = self._victim(sentence, told)
        found = None if subject is None else self._headed.at(sentence.index, subject.index)
        if subject is None or found is None or len(found.actors) != 1:
            return None
        speaker = found.actors[0]
        return self._body(sentence, subject, speaker) if speaker.kind is ActorKind.PERSON else speaker

    def _victim(self, sentence: Sentence, attack: Token) -> Token | None:
        """Who tells of an attack in the clause above, or does something because of it, before or after it."""
        if attack.deprel == "acl:relcl" and sentence.tokens[attack.head].deprel == "obj":
            attack = sentence.tokens[sentence.tokens[attack.head].head]  # "said Y armed those who had shelled its town"
        verb = sentence.tokens[attack.head]
        own = any(sentence.children(attack.index, "nsubj"))
        if attack.deprel == "ccomp" and self._lexicon.has(WordList.SAYING, verb.lemma.lower()):
            return next(sentence.children(verb.index, "nsubj"), None)
        if attack.deprel in ("advcl", "xcomp") and not own and verb.lemma in _ACCUSING:
            return next(sentence.children(verb.index, "obl:agent"), next(sentence.children(verb.index, "nsubj"), None))
        if attack.deprel == "advcl" and own:
            return next(sentence.children(verb.index, "nsubj", "nsubj:pass"), None)
        return None

    def _says_of_itself(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "The X has joined forces with Y, it said": the subject of what is said right before."""
        verb = sentence.tokens[token.head] if is_subject(token.deprel) else token
        if not self._lexicon.has(WordList.SAYING, verb.lemma.lower()):
            return None
        clauses = [c.index for c in sentence.children(verb.index, "ccomp", "parataxis") if c.index < token.index]
        clauses += [verb.head] if verb.deprel == "parataxis" and verb.head < token.index else []
        for clause in (*clauses, verb.index):
            for subject in sentence.children(clause, "nsubj"):
                found = self._headed.at(sentence.index, subject.index)
                if subject.index < token.index and found is not None and len(found.actors) == 1 and not found.plural:
                    return found.actors[0] if found.actors[0].kind is not ActorKind.PERSON else None
        return None

    def _beside(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "X and its allies", "X's chief and its envoy": the first's or its owner's actor.

        Of "Arvania's Red Front and its ally" it is the Front, which is somebody by itself.
        """
        owned = sentence.tokens[token.head]
        if owned.deprel != "conj" or any(sentence.children(owned.head, "cop")):
            return None  # "X was its ally and its rival"
        first, person = sentence.tokens[owned.head], kind in (PronounKind.HE, PronounKind.SHE)
        before = (sentence.tokens[i] for i in reversed(sentence.subtree(first.index)) if i < token.index)
        owners = (word.index for word in before if word.deprel == "nmod:poss" and word.upos == "PROPN")
        places = (*islice(owners, 1), first.index)
        body = self._headed.at(sentence.index, first.index) if first.text[:1].isupper() else None
        if body is not None and all(actor.kind in GROUP_KINDS for actor in body.actors):
            places = (first.index,)
        if person:  # "the Front of X and his allies"
            behind = [below.index for below in sentence.children(first.index, "nmod") if below.upos == "PROPN"]
            places = (*places, *(place for place in behind if place < token.index and "of" in sentence.cases(place)))
        for place in places:
            found = self._headed.at(sentence.index, place)
            if found is None or len(found.actors) != 1 or (found.actors[0].kind is ActorKind.PERSON) is not person:
                continue
            # "the United States and its allies", but "the Croats and its government": of another
            several = place == first.index and kind is PronounKind.IT and is_plural(first)
            if not several or found.actors[0].kind in STATE_KINDS:
                return found.actors[0]
        return None

    def _accused(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "X cut ties with Y after accusing its army of …": it is the other's army of whom X speaks before."""
        body, clause = sentence.tokens[token.head], sentence.tokens[sentence.tokens[token.head].head]
        accusing = body.deprel == "obj" and clause.lemma in _ACCUSING and clause.deprel == "advcl"
        own = any(child.lemma == "own" for child in sentence.children(body.index, "amod"))
        ruling = body.lemma.lower() in _RULING and kind in (PronounKind.IT, PronounKind.THEY) and not own
        if not accusing or not ruling or any(sentence.children(clause.index, "nsubj")):
            return None
        above = sentence.tokens[clause.head]
        phrases = [*sentence.children(above.index, "obj", "obl")]
        phrases += [below for phrase in phrases for below in sentence.children(phrase.index, "nmod")]
        spoken = [p for p in phrases if p.index < clause.index and sentence.cases(p.index) & _TOWARDS]
        found = self._headed.at(sentence.index, spoken[0].index) if len(spoken) == 1 else None
        return found.actors[0] if found is not None and len(found.actors) == 1 else None

    def _judged(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "X condemned Y for its part", "sanctions were imposed on Y over its part": the one who is judged."""
        deed = sentence.tokens[token.head]
        links = [child for child in sentence.children(deed.index, "case") if child.text.lower() in _REASONS]
        verb = sentence.tokens[deed.head]
        if not links or deed.deprel != "obl" or not self._lexicon.has(WordList.JUDGING, verb.lemma.lower()):
            return None
        behind = [f for f in self._headed.within(sentence.index) if verb.index < f.first and f.last <= links[0].index]
        subjects = (self._headed.at(sentence.index, c.index) for c in sentence.children(verb.index, "nsubj:pass"))
        judged = [found for found in subjects if found is not None] or behind[-1:]
        if len(judged) != 1 or len(judged[0].actors) != 1:
            return None
        person = judged[0].actors[0].kind is ActorKind.PERSON
        return judged[0].actors[0] if person is (kind in (PronounKind.HE, PronounKind.SHE)) else None

    def _told_to(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "X urged Y to halt its offensive": who is to give up something of his is who is told to."""
        thing = sentence.tokens[token.head]
        deed = sentence.tokens[thing.head]
        asking = sentence.tokens[deed.head]
        asked = deed.deprel in ("xcomp", "advcl") and deed.xpos == "VB" and asking.lemma.lower() in _ASKING
        if thing.deprel != "obj" or deed.lemma.lower() not in _GIVING_UP or not asked:
            return None
        places = [
            c for c in sentence.children(asking.index, "obj", "iobj", "obl") if asking.index < c.index < deed.index
        ]
        found = self._headed.at(sentence.index, places[0].index) if len(places) == 1 else None
        if found is None or len(found.actors) != 1:
            return None
        person = found.actors[0].kind is ActorKind.PERSON
        return found.actors[0] if person is (kind in (PronounKind.HE, PronounKind.SHE)) else None

    def _judged_as(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "X banned Y, ruling that it was a front", "because it was one": the one who is judged."""
        clause = sentence.tokens[token.head] if is_subject(token.deprel) else token
        verb = _reasoned(sentence, clause)
        if verb is None or not self._lexicon.has(WordList.JUDGING, verb.lemma.lower()):
            return None
        judged = next(sentence.children(verb.index, "obj", "nsubj:pass"), None)
        found = None if judged is None else self._headed.at(sentence.index, judged.index)
        if found is None or found.plural or len(found.actors) != 1 or found.actors[0].kind is ActorKind.PERSON:
            return None
        return found.actors[0]

    def _told_of(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "the flight of X, and his joining Y": the person right before an act of his own that is a noun."""
        if token.xpos != "PRP$" or token.head < 0 or sentence.tokens[token.head].xpos != "VBG":
            return None
        for found in self._headed.within(sentence.index):
            between = [word.text.lower() for word in sentence.tokens[found.last : token.index]]
            person = [actor.kind for actor in found.actors] == [ActorKind.PERSON]
            if found.last <= token.index and person and between in (["and"], [",", "and"]):
                return found.actors[0]
        return None

    def _by_whom(self, sentence: Sentence, token: Token) -> Actor | None:
        """As in "the X, founded by Y when he broke with Z": he by whom what the participle tells was done."""
        clause = sentence.tokens[token.head] if is_subject(token.deprel) else token
        if clause.deprel != "advcl" or clause.head < 0 or sentence.tokens[clause.head].deprel != "acl":
            return None
        agents = [agent for agent in sentence.children(clause.head, "obl:agent") if agent.index < token.index]
        found = self._headed.at(sentence.index, agents[0].index) if len(agents) == 1 else None
        person = found is not None and [actor.kind for actor in found.actors] == [ActorKind.PERSON]
        return found.actors[0] if found is not None and person else None

    def _led(self, sentence: Sentence, token: Token, kind: PronounKind) -> Actor | None:
        """As in "its leader, X": the body that X is known to lead, if it was spoken of."""
        if kind not in (PronounKind.IT, PronounKind.THEY):
            return None
        for beside in sentence.children(token.head, "appos", "flat"):
            found = self._headed.at(sentence.index, beside.index)
            if found is None or len(found.actors) != 1 or found.actors[0].kind is not ActorKind.PERSON:
                continue
            body = self._offices.body(found.actors[0])
            seen = self._focus.before(sentence.index, token.index, 2)
            if body is not None and any(body in earlier.entity.actors for earlier in seen):
                return body
        return None


def _reasoned(sentence: Sentence, clause: Token) -> Token | None:
    """The verb for which a clause gives the reason: "banned it, saying that …", "on the grounds that …"."""
    above = sentence.tokens[clause.head] if clause.head >= 0 else None
    if above is None:
        return None
    if clause.deprel == "advcl":
        because = any(child.text.lower() == "because" for child in sentence.children(clause.index, "mark"))
        called = clause.upos == "NOUN" and any(sentence.children(clause.index, "cop"))  # not "because it feared them"
        return above if because and called else None
    reporting = clause.deprel == "ccomp" and above.deprel == "advcl" and above.xpos == "VBG"
    grounds = clause.deprel == "acl" and above.lemma.lower() in _GROUNDS
    return sentence.tokens[above.head] if (reporting or grounds) and above.head >= 0 else None
