"""Finding the mention that stands at a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.model.actors import Mention


class MentionIndex:
    """Mentions of one article, by sentence and head token, and by the tokens they cover.

    At most one mention is headed at a token; mentions may lie inside each other ("al-Qaeda's Syrian affiliate" holds
    "al-Qaeda"). Sentences and tokens are indices as in the parsed article.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = tuple(mentions)
        self._headed: dict[tuple[int, int], Mention] = {}
        self._sentences: dict[int, list[Mention]] = {}
        for mention in self._all:
            known = self._headed.get((mention.sentence, mention.head))
            if known is None or mention.last - mention.first > known.last - known.first:
                self._headed[mention.sentence, mention.head] = mention
            self._sentences.setdefault(mention.sentence, []).append(mention)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def headed(self, sentence: int, token: int) -> Mention | None:
        """The mention whose syntactic head is this token, the longest where there are several."""
        return self._headed.get((sentence, token))

    def within(self, sentence: int) -> tuple[Mention, ...]:
        """The mentions of a sentence, in order."""
        return tuple(self._sentences.get(sentence, ()))

    def innermost(self, sentence: int, token: int) -> Mention | None:
        """The shortest mention that covers the token."""
        covering = self.covering(sentence, token)
        return covering[0] if covering else None

    def outermost(self, sentence: int, token: int) -> Mention | None:
        """The longest mention that covers the token."""
        covering = self.covering(sentence, token)
        return covering[-1] if covering else None

    def covering(self, sentence: int, token: int) -> tuple[Mention, ...]:
        """All mentions that cover the token, the shortest first."""
        held = (m for m in self._sentences.get(sentence, ()) if m.first <= token < m.last)
        return tuple(sorted(held, key=lambda mention: (mention.last - mention.first, mention.first)))


def mention_at(mentions: MentionIndex, sentence: int, token: int) -> Mention | None:
    """The mention headed at a token or, where there is none, the innermost one that covers it."""
    return mentions.headed(sentence, token) or mentions.innermost(sentence, token)
