"""Where the siblings meet: the Python API that users call. Configuration is built here, once."""

from foedus.extraction import LlmSettings
from foedus.workspace.brief import Brief, BriefQuestion, BriefSection, brief_json, build_brief
from foedus.workspace.brief_lines import BriefLine
from foedus.workspace.contract import CONTRACT, attribution_json, claim_json, document_json
from foedus.workspace.reading import Reader, read_inputs
from foedus.workspace.workspace import Taken, Workspace

__all__ = [
    "Brief",
    "BriefLine",
    "BriefQuestion",
    "BriefSection",
    "CONTRACT",
    "LlmSettings",
    "Reader",
    "Taken",
    "Workspace",
    "attribution_json",
    "brief_json",
    "build_brief",
    "claim_json",
    "document_json",
    "read_inputs",
]
