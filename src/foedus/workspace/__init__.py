"""Where the siblings meet: the Python API that users call. Configuration is built here, once.

What asks questions is imported when it is first used, since a command that reads needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foedus.extraction import LlmSettings
from foedus.workspace.brief import Brief, BriefQuestion, BriefSection, brief_json, build_brief
from foedus.workspace.brief_lines import BriefLine
from foedus.workspace.contract import CONTRACT, attribution_json, claim_json, document_json
from foedus.workspace.reading import Reader, read_inputs
from foedus.workspace.workspace import Taken, Workspace

if TYPE_CHECKING:
    from foedus.workspace.changes import Change, Changes, PairChange, Turn
    from foedus.workspace.forecasts import forecast_pair
    from foedus.workspace.history import History, HistoryEntry
    from foedus.workspace.naming import Named, Names, actor_named
    from foedus.workspace.networks import Analysis, Course, analysed, course
    from foedus.workspace.pairs import pair_of
    from foedus.workspace.questions import Inquiry, Network, NetworkTie
    from foedus.workspace.tellings import Telling
    from foedus.workspace.what_if import Supposed, WhatIf
    from foedus.workspace.who import Who, WhoLine

_LATER = {
    "Analysis": "networks",
    "Change": "changes",
    "Changes": "changes",
    "Course": "networks",
    "History": "history",
    "HistoryEntry": "history",
    "Inquiry": "questions",
    "Named": "naming",
    "Names": "naming",
    "Network": "questions",
    "NetworkTie": "questions",
    "PairChange": "changes",
    "Supposed": "what_if",
    "Telling": "tellings",
    "Turn": "changes",
    "WhatIf": "what_if",
    "Who": "who",
    "WhoLine": "who",
    "actor_named": "naming",
    "analysed": "networks",
    "course": "networks",
    "forecast_pair": "forecasts",
    "pair_of": "pairs",
}

__all__ = [
    "Analysis",
    "Brief",
    "BriefLine",
    "BriefQuestion",
    "BriefSection",
    "CONTRACT",
    "Change",
    "Changes",
    "Course",
    "History",
    "HistoryEntry",
    "Inquiry",
    "LlmSettings",
    "Named",
    "Names",
    "Network",
    "NetworkTie",
    "PairChange",
    "Reader",
    "Supposed",
    "Taken",
    "Telling",
    "Turn",
    "WhatIf",
    "Who",
    "WhoLine",
    "Workspace",
    "actor_named",
    "analysed",
    "attribution_json",
    "brief_json",
    "build_brief",
    "claim_json",
    "course",
    "document_json",
    "forecast_pair",
    "pair_of",
    "read_inputs",
]


def __getattr__(name: str) -> Any:
    """A name of those that ask questions, from where it lives."""
    if name not in _LATER:
        raise AttributeError(f"module 'foedus.workspace' has no attribute {name!r}")
    return getattr(import_module(f"foedus.workspace.{_LATER[name]}"), name)
