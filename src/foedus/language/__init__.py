"""Words: sentences, parse, names, dates."""

from foedus.language.english import English, load_english
from foedus.language.tokens import ParsedArticle, Sentence, Token, Unit
from foedus.language.words import Words

__all__ = ["English", "ParsedArticle", "Sentence", "Token", "Unit", "Words", "load_english"]
