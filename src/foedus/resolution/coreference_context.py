"""What the readers of nominals share: one article, its mentions so far, and what it has told of its actors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import ParsedArticle, Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_focus import Focus
from foedus.resolution.mentions_found import Headed
from foedus.resolution.nominals import Phrase
from foedus.resolution.offices import Offices

MakeActor = Callable[[str, ActorKind, str | None], Actor]
"""Gives the actor of a name, its kind and its country where these are known."""
STATE_CLASSES = frozenset({NominalClass.GOVERNMENT, NominalClass.ARMY, NominalClass.COUNTRY})


@dataclass(slots=True, kw_only=True)
class Context:
    """One article in the reading. `kinds` holds what it tells of actors of which the lists know nothing, by id;
    `mediators` are the ids of those who have stood between others so far. `sentences` are the parsed ones, by index.
    """

    parsed: ParsedArticle
    headed: Headed
    offices: Offices
    lexicon: NominalLexicon
    make: MakeActor
    focus: Focus = field(default_factory=Focus)
    kinds: dict[str, ActorKind] = field(default_factory=dict)
    mediators: set[str] = field(default_factory=set)
    sentences: dict[int, Sentence] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = {sentence.index: sentence for sentence in self.parsed.sentences}

    def plain(self, phrase: Phrase) -> bool:
        """Whether no modifier tells which body is meant."""
        return all(self.lexicon.has(WordList.GENERIC, word) for word in phrase.words)

    def former(self, phrase: Phrase) -> bool:
        """Whether a modifier parts the persons from the body they are named with: "former members"."""
        return any(self.lexicon.has(WordList.FORMER, word) for word in phrase.words)

    def neutral(self, phrase: Phrase) -> bool:
        """Whether no modifier parts these forces from the state or body they are named with."""
        if phrase.led_by and not phrase.names:
            return False
        words = phrase.words if not phrase.led_by else tuple(w for w in phrase.words if w not in ("back", "lead"))
        return not any(self.lexicon.has(WordList.OTHER_FORCES, word) for word in words)

    def home(self) -> tuple[Actor, ...] | None:
        """The state whose government the article means by "the government"; None in doubt."""
        home = self.offices.home(without=self.mediators)
        if home is None:
            return None
        self.focus.naming.setdefault(home[0].id, home[1])
        return (home[0],)
