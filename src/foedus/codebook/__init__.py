"""Relations, predicates, support verbs, cues and the gazetteer's names: data files, their schema and their loader."""

from foedus.codebook.book import Codebook, relation_types
from foedus.codebook.entries import Category, Entry, Example, Predicate, Relation, Support, Trigger

__all__ = [
    "Category",
    "Codebook",
    "Entry",
    "Example",
    "Predicate",
    "Relation",
    "Support",
    "Trigger",
    "relation_types",
]
