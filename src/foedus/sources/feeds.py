"""Saved RSS and Atom feeds: one article an item. One that cannot be read is an error of its own; the others go on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from foedus.errors import InputError
from foedus.model import Article
from foedus.sources.building import Given, build_article, too_long
from foedus.sources.dates import parse_published
from foedus.sources.feed_items import FeedItems, Item
from foedus.sources.markup import plain_text

MAX_BYTES = 32 * 1024 * 1024
"""The largest feed that is read."""


def read_feed(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Article | InputError]:
    """The articles of a feed, in order; an InputError in the place of each item that cannot be read.

    The text is the item's title, then its whole text where it has that, else its summary. The feed's title stands for
    the publisher; whom the item's `<source>` names is kept as the article's `credit`.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield InputError(where, f"is a feed of more than {MAX_BYTES // 1024**2} MB. Split it up")
        return
    items, empty = FeedItems(data, where), True
    for found in items:
        empty = False
        yield found if isinstance(found, InputError) else _article(found, where, items.title, given)
    if empty:
        yield InputError(where, "is a feed without items")


def _article(item: Item, where: str, feed: str, given: Given) -> Article | InputError:
    place = f"{where}:{item.line}"
    title = _line(item.first("title"))
    text = _text(title, plain_text(item.first("content", "description")))
    if not text:
        return InputError(place, f"item {item.number} holds no text")
    if (reason := too_long(text)) is not None:
        return InputError(place, f"item {item.number}: {reason}")
    try:
        published = feed_date(item.first("date", "updated"))
    except ValueError as error:
        return InputError(place, f"item {item.number}: {error}")
    own = Given(
        title=title or None,
        published=published,
        publisher=feed or None,
        uri=_address(item),
        id=_line(item.first("id", "link")) or None,
        credit=_credit(item),
    )
    return build_article(text, own.or_else(given))


def feed_date(text: str) -> date | None:
    """The day, on its own clock, of a date as RSS (RFC 822) or Atom (ISO 8601) writes it; None for an empty text.

    Raises ValueError that names the text.
    """
    text = text.strip()
    try:
        return parse_published(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date as feeds write it (RFC 822 or ISO 8601)") from error


def _text(title: str, body: str) -> str:
    """Title and body as one text; the title once where the body begins with it."""
    head = " ".join(body.split("\n\n", 1)[0].split())
    return body if title == head else "\n\n".join(filter(None, (title, body)))


def _line(fragment: str) -> str:
    return " ".join(plain_text(fragment).split())


def _address(item: Item) -> str | None:
    """Where the item was published: its link, else an id that is an address."""
    for name in ("link", "id"):
        address = item.fields.get(name, "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return None


def _credit(item: Item) -> str | None:
    """Whom `<source>` names: by its words, else by the host of its address."""
    return _line(item.first("source")) or _host(item.fields.get("source address", "").strip()) or None


def _host(address: str) -> str:
    """The host of an address without "www."; empty where it is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
