"""The shipped gazetteer (actors.jsonl, made by tools/build_gazetteer.py), spellings, and researchers' own actors."""

from foedus.codebook.actors.loader import ActorRecord, NameRecord, NameRole, actor_records, spellings, word_list

__all__ = ["ActorRecord", "NameRecord", "NameRole", "actor_records", "spellings", "word_list"]
