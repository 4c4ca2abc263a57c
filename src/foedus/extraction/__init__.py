"""Parsed article → claims and attributions: engines side by side behind one protocol."""

from foedus.extraction.engine import Engine, Reading
from foedus.extraction.llm import LlmEngine, LlmSettings
from foedus.extraction.rules import RulesEngine

__all__ = ["Engine", "LlmEngine", "LlmSettings", "Reading", "RulesEngine"]
