"""Bytes to articles: plain text, JSON Lines and feeds, from files, folders and standard input, with their segments."""

from foedus.sources.dates import parse_published
from foedus.sources.layout import Dateline, dateline_of, segment
from foedus.sources.reading import read_input

__all__ = ["Dateline", "dateline_of", "parse_published", "read_input", "segment"]
