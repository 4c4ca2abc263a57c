"""English inflection, one way: from a lemma to the forms it can take, for looking words up before anything is parsed.

Regular rules of spelling with the irregular verbs and nouns that the codebook uses; a form too many does no harm here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foedus.codebook.files import read_records

_VOWELS = frozenset("aeiou")


def irregular_forms(path: Path) -> dict[str, tuple[str, ...]]:
    """Lemma → irregular forms, from a file of records `lemma`, `forms`."""
    return {record.text("lemma"): record.texts("forms") for record in read_records(path)}


def inflect(lemma: str, irregular: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """All forms of a verb or noun, itself included: -s, -ed, -ing and the irregular ones."""
    yield lemma
    yield lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("ie"):
        yield from (lemma + "d", lemma[:-2] + "ying")
    elif lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing")
        if len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS:
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    yield from irregular.get(lemma, ())
