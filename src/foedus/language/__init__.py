"""Words: sentences, parse, names, dates."""

from foedus.language.tokens import ParsedArticle, Sentence, Token, Unit

__all__ = ["ParsedArticle", "Sentence", "Token", "Unit"]
