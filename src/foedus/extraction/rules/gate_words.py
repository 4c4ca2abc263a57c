"""What single words tell of a sentence before its parse: how predicates begin, and whom and what is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from foedus.codebook import Codebook
from foedus.codebook.nominals import NominalLexicon, WordList

_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "his", "her", "their", "its", "him", "them", "our", "us"))
_KEPT_WORDS = 50_000


class WordTold(Struct, frozen=True, gc=False):
    """What a single word tells: the predicates that may begin with it, and whom and what it speaks of.

    `public` counts its parts that speak of an office or an armed body, `bodies` those in capitals that make a name that
    of a body; `arms` and `civil` say whether it speaks of arms or of civil life, `war` whether of arms that hardly
    anything but war needs, `holder` that it stands for whom it belongs to ("troops", "government"), `capital` that it
    begins with a capital before a small letter.
    """

    triggers: tuple[str, ...]
    public: int
    bodies: int
    arms: bool
    war: bool
    civil: bool
    holder: bool
    capital: bool
    pronoun: bool


class WordsTold(dict[str, WordTold]):
    """What each word tells, by its form. Remembers the words that were asked for."""

    def __init__(self, codebook: Codebook, lexicon: NominalLexicon) -> None:
        super().__init__()
        words = codebook.words
        self._triggers = codebook.triggers
        self._public = words["armed"] | words["office"]
        self._bodies = lexicon.lists[WordList.GROUP_WORDS]
        self._arms = words["armed"] | words["martial"]
        self._peace = words["arms in peace"]
        self._civil = words["civil"]
        self._holders = self._public | words["holder"]

    def of(self, forms: Iterable[str]) -> list[WordTold]:
        """What the words of a sentence tell, one after the other."""
        return list(map(self.__getitem__, forms))

    def __missing__(self, form: str) -> WordTold:
        low = form.lower()
        parts = form.split("-")
        public = [is_in(part.lower(), self._public) for part in parts]
        arms = is_in(low, self._arms)
        told = WordTold(
            triggers=self._triggers(form),
            public=sum(public),
            bodies=sum(
                part[:1].isupper() and is_in(part.lower(), self._bodies)
                for part, counted in zip(parts, public, strict=True)
                if not counted
            ),
            arms=arms,
            war=arms and not is_in(low, self._peace),
            civil=low in self._civil,
            holder=is_in(low, self._holders),
            capital=form[:1].isupper() and form[1:2].islower(),
            pronoun=low in _PRONOUNS,
        )
        if len(self) >= _KEPT_WORDS:
            self.clear()
        self[form] = told
        return told


def politics(told: Sequence[WordTold]) -> tuple[int, int]:
    """How often the words of a sentence speak of an office or an armed body, and how often they name a body."""
    return sum([word.public for word in told]), sum([word.bodies for word in told])


def is_in(form: str, words: frozenset[str]) -> bool:
    """Whether a form in lower case or its singular is one of the words."""
    return form in words or (form[-1:] == "s" and (form[:-1] in words or form[:-2] in words))
