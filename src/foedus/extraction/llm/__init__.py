"""Claims read by a language model behind an OpenAI-compatible endpoint; nothing is believed that the text lacks."""

from foedus.extraction.llm.client import LlmSettings
from foedus.extraction.llm.engine import LlmEngine

__all__ = ["LlmEngine", "LlmSettings"]
