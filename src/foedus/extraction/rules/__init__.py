"""The default engine: declarative frames over the parse."""

from foedus.extraction.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
