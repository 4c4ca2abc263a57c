"""What the parts of a printed article are: headline, dateline, byline, caption, credit, body, quote, boilerplate."""

from foedus.sources.layout.datelines import Dateline, dateline_of
from foedus.sources.layout.segments import segment

__all__ = ["Dateline", "dateline_of", "segment"]
