"""Whether the pages of facts say what the claims say, checked while these are read entry by entry for other reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from foedus.errors import LedgerError
from foedus.ledger import fact_pages
from foedus.ledger.following import Difference
from foedus.ledger.store import Store


class FactPages:
    """The pages that end within a range of entries, each derived again from the rows of its entries as they come by.

    Of a page that begins before the range the rows are read for it alone.
    """

    def __init__(self, store: Store, first: int, last: int) -> None:
        self._store = store
        self._first = first
        with store.read() as connection:
            self._coming = fact_pages.bounds(connection, first, last)[::-1]
        self._facts: list[fact_pages.Fact] = []
        self._articles: dict[str, tuple[int, int | None]] = {}

    @property
    def next_end(self) -> int | None:
        """The entry with which the next page ends: rows are to be taken up to there, then beyond."""
        return self._coming[-1][2] if self._coming else None

    def take(self, articles: Iterable[Sequence[Any]], claims: Iterable[Sequence[Any]], until: int) -> None:
        """Takes in the next rows of `article` and `claim`, up to those of entry `until`.

        Raises Difference where a page ends with that entry and does not say what they say.
        """
        if not self._coming:
            return
        self._articles.update((row[1], (row[0], row[4])) for row in articles)
        self._facts.extend(fact_pages.facts_among(claims))
        if until == self.next_end:
            self._check(*self._coming.pop())
            self._facts.clear()
            self._articles.clear()

    def _check(self, before: int, first: int, last: int) -> None:
        if first != before + 1:
            raise Difference(f"the page of facts that ends with entry {last} does not follow the one before", last)
        with self._store.read() as connection:
            kept = fact_pages.page(connection, last)
            try:
                if first < self._first:
                    wanted = fact_pages.derive(connection, first, last)
                else:
                    wanted = fact_pages.derive_from(connection, first, self._facts, self._articles)
            except LedgerError as error:
                raise Difference(f"{error} (between entries {first} and {last})", last) from error
        if kept != wanted:
            raise Difference(f"the page of facts of entries {first} to {last} does not say what the claims say", last)
