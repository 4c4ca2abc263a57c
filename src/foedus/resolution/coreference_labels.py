"""Who speaks by the labels of an interview or a transcript: "Q: … A: …", "LENZ (on the telephone): We …"."""

from __future__ import annotations

import re
from bisect import bisect_right

from foedus.codebook.nominals import NominalLexicon
from foedus.language import ParsedArticle, Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.mentions_found import Headed

_LABEL = re.compile(
    r"^(?:(A|Q)(?:nswer|uestion)?|([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^()\n]{2,60}\))?): ", re.MULTILINE
)


class Labels:
    """The labels of one article."""

    def __init__(self, parsed: ParsedArticle, headed: Headed, lexicon: NominalLexicon) -> None:
        self._headed, self._lexicon = headed, lexicon
        found = list(_LABEL.finditer(parsed.article.text))
        self._starts = [label.start() for label in found]
        self._whose = [label[1] or label[2] for label in found]
        self.interviewee: tuple[Actor, ...] | None = None
        """The person who is asked, where the article names him before his answers."""

    def speaker(self, sentence: Sentence) -> tuple[Actor, ...] | None:
        """Who speaks in a sentence below a label; None without one, empty where nobody knows him or he only asks."""
        place = bisect_right(self._starts, sentence.start) - 1
        if place < 0:
            return None
        label = self._whose[place]
        if label in ("A", "Q"):
            return self.interviewee if label == "A" else ()
        return () if label.lower() in self._lexicon.nouns else self._named(label)

    def _named(self, label: str) -> tuple[Actor, ...]:
        """The person of the article whose surname a label gives."""
        surname = label.split()[-1].lower()
        persons = {
            actor.id: actor
            for found in self._headed
            for actor in found.actors
            if actor.kind is ActorKind.PERSON and actor.name.lower().split()[-1] == surname
        }
        return tuple(persons.values()) if len(persons) == 1 else ()
