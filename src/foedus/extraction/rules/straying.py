"""Phrases that the parser hung further up than where they belong."""

from __future__ import annotations

from foedus.language import Sentence


def right_behind(sentence: Sentence, noun: int, preposition: str) -> list[int]:
    """What a preposition right behind a noun introduces, hung beside the noun: "won the day with help from X".

    A "by" there tells who does what the verb says: "was condemned for the attack by X".
    """
    if preposition == "by" or noun + 1 >= len(sentence.tokens):
        return []
    link = sentence.tokens[noun + 1]
    if link.deprel != "case" or link.text.lower() != preposition:
        return []
    beside = sentence.tokens[link.head].head == sentence.tokens[noun].head
    return [link.head] if beside else []
