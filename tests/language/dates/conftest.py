from datetime import date

import pytest

from foedus.language import ParsedArticle, load_english
from foedus.model import Article


@pytest.fixture(scope="session")
def parse():
    """Parses a text as an article of a day ("-" for none)."""
    english = load_english()

    def parsed(text: str, published: str = "-") -> ParsedArticle:
        day = None if published == "-" else date.fromisoformat(published)
        return english.read(Article(text=text, published=day))

    return parsed
