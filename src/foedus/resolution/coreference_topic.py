"""The body that an article is about, as encyclopaedias begin: "The X Front is a rebel movement", "X was founded in"."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, NominalLexicon
from foedus.language import Sentence
from foedus.model import Actor, MentionKind
from foedus.resolution.mentions_found import GROUP_KINDS, Headed

_FOUNDED = frozenset({"found", "form", "establish", "create", "set", "bear"})
_BODIES = frozenset({NominalClass.GROUP, NominalClass.FIGHTERS, NominalClass.FORCES})


def topic_of(sentence: Sentence, headed: Headed, lexicon: NominalLexicon) -> Actor | None:
    """The body of which a sentence says what it is or that it was founded; None where it says so of none."""
    root = sentence.root
    subject = next(sentence.children(root.index, "nsubj", "nsubj:pass"), None)
    found = headed.at(sentence.index, subject.index) if subject is not None else None
    if found is None or found.form is not MentionKind.NAME or len(found.actors) != 1:
        return None
    if found.actors[0].kind not in GROUP_KINDS:
        return None
    below = {child.deprel for child in sentence.children(root.index)}
    noun = lexicon.nouns.get(root.lemma.lower())
    is_body = "cop" in below and noun is not None and noun.behaves in _BODIES
    is_founded = root.lemma.lower() in _FOUNDED and bool(below & {"aux:pass", "nsubj:pass"})
    return found.actors[0] if is_body or is_founded else None
