"""Who is who: known actors and their names, mentions, coreference."""

from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.local_names import LocalName, local_names
from foedus.resolution.matches import NameMatch
from foedus.resolution.mentions import find_mentions
from foedus.resolution.mentions_places import is_place_use
from foedus.resolution.names import display, key, name_id
from foedus.resolution.parser_units import units
from foedus.resolution.places import find_places
from foedus.resolution.spotting import find

__all__ = [
    "Gazetteer",
    "LocalName",
    "NameMatch",
    "display",
    "find",
    "find_mentions",
    "find_places",
    "is_place_use",
    "key",
    "local_names",
    "name_id",
    "units",
    "unknown",
]
