"""Saved feeds: RSS of all ages and Atom; whom an item names as its source; broken and hostile ones."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.model import Article, SegmentKind
from foedus.sources import read_input
from foedus.sources.building import Given
from foedus.sources.feeds import feed_date, read_feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Region &amp; World</title>
<image><title>Logo</title></image>
{items}
</channel>
</rss>
"""
WHOLE = """<item>
<title>Rwanda arms the M23</title><media:title>Picture</media:title>
<link>https://example.org/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Tue, 20 Nov 2012 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Rwanda arms the M23 rebels, deserters said.</p><p>Shops were shut.</p>]]></content:encoded>
<source url="https://www.reuters.com/rss">Reuters</source>
</item>"""
PLAIN = "<item><title>A truce</title><description>Red and Blue signed a truce.</description></item>"


def rss(*items: str) -> bytes:
    return RSS.format(items="\n".join(items)).encode()


def read(data: bytes, tmp_path: Path, **options: str) -> list[Article | InputError]:
    path = tmp_path / "feed.xml"
    path.write_bytes(data)
    return list(read_input(path, **options))


def articles(found: list[Article | InputError]) -> list[Article]:
    assert not [item for item in found if isinstance(item, InputError)]
    return [item for item in found if isinstance(item, Article)]


def reasons(found: list[Article | InputError]) -> list[str]:
    return [str(item).rpartition("/")[2] for item in found if isinstance(item, InputError)]


def test_an_item_of_rss_with_its_source(tmp_path: Path) -> None:
    (article,) = articles(read(rss(WHOLE), tmp_path, publisher="Nobody", published="2001-01-01"))
    assert article.text == ("Rwanda arms the M23\n\nRwanda arms the M23 rebels, deserters said.\n\nShops were shut.")
    assert (article.title, article.publisher, article.credit) == ("Rwanda arms the M23", "Region & World", "Reuters")
    assert (article.published, article.uri, article.given_id) == (date(2012, 11, 20), "https://example.org/1", "g1")
    assert [part.kind for part in article.segments] == [SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.BODY]


def test_what_the_call_says_stands_in_where_the_feed_is_silent(tmp_path: Path) -> None:
    data = rss(PLAIN).replace(b"Region &amp; World", b"")
    (article,) = articles(read(data, tmp_path, publisher="Lake Gazette", published="2001-01-01"))
    assert (article.publisher, article.published, article.credit, article.uri) == (
        "Lake Gazette",
        date(2001, 1, 1),
        None,
        None,
    )


def test_a_source_without_words_is_known_by_its_host(tmp_path: Path) -> None:
    named = PLAIN.replace("</item>", '<source url="https://www.hillcourier.example/rss"/></item>')
    assert articles(read(rss(named), tmp_path))[0].credit == "hillcourier.example"


@pytest.mark.parametrize("address", ["http://[::1", "not an address", ""])
def test_a_source_without_words_or_host_names_nobody(tmp_path: Path, address: str) -> None:
    named = PLAIN.replace("</item>", f'<source url="{address}"/></item>')
    assert articles(read(rss(named), tmp_path))[0].credit is None


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Lake Gazette</title>
<entry><id>tag:x,1</id><title type="html">Rebels &amp;amp; army</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/>
<updated>2014-11-15T01:00:00Z</updated><published>2014-11-14T23:30:00-05:00</published>
<source><id>urn:y</id><title>Hill Courier</title><subtitle>All of it</subtitle></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Red &lt; Blue.</p><p>They <b>met</b>.</p></div>
</content>
</entry></feed>"""


def test_an_entry_of_atom_with_its_source_and_xhtml(tmp_path: Path) -> None:
    (article,) = articles(read(ATOM.encode(), tmp_path))
    assert article.text == "Rebels & army\n\nRed < Blue.\n\nThey met."
    assert (article.publisher, article.credit, article.uri) == ("Lake Gazette", "Hill Courier", "https://example.org/a")
    assert (article.published, article.given_id) == (date(2014, 11, 14), "tag:x,1")


def test_rss_1_whose_items_stand_beside_the_channel(tmp_path: Path) -> None:
    data = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lake Gazette</title></channel>
    <item><title>A truce</title><description>Signed.</description><dc:date>2014-11-14T10:00+01:00</dc:date></item>
    </rdf:RDF>"""
    (article,) = articles(read(data.encode(), tmp_path))
    assert (article.text, article.publisher, article.published) == (
        "A truce\n\nSigned.",
        "Lake Gazette",
        date(2014, 11, 14),
    )


def test_a_feed_from_standard_input_in_another_encoding() -> None:
    data = RSS.replace("UTF-8", "ISO-8859-1").format(items=PLAIN.replace("Red", "Málaga")).encode("latin-1")
    (article,) = articles(list(read_input(io.BytesIO(data))))
    assert "Málaga and Blue" in article.text


def test_names_of_html_that_xml_does_not_know_are_read(tmp_path: Path) -> None:
    (article,) = articles(read(rss(PLAIN.replace("Red", "Caf&eacute;&nbsp;X &amp; Red")), tmp_path))
    assert "Café\xa0X & Red and Blue" in article.text


def test_a_fault_costs_the_item_it_lies_in_and_names_its_line(tmp_path: Path) -> None:
    found = read(rss(PLAIN, "<item><title>Red & Blue</title></item>", WHOLE, "<item><title>x</item>", PLAIN), tmp_path)
    assert [item.title for item in found if isinstance(item, Article)] == ["A truce", "Rwanda arms the M23", "A truce"]
    assert reasons(found) == [
        "feed.xml:7: broken XML: not well-formed (invalid token)",
        "feed.xml:16: broken XML: mismatched tag",
    ]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("<item></item>", "feed.xml:7: item 2 holds no text"),
        (PLAIN.replace("<desc", "<pubDate>soon</pubDate><desc"), "feed.xml:7: item 2: 'soon' is no date as feeds"),
        (PLAIN.replace("signed", "signed " * 300_000), "feed.xml:7: item 2: its text of 2,"),
    ],
)
def test_an_item_that_says_nothing_or_nonsense_is_named_and_the_others_go_on(
    tmp_path: Path, item: str, reason: str
) -> None:
    found = read(rss(PLAIN, item, WHOLE), tmp_path)
    assert [isinstance(each, Article) for each in found] == [True, False, True]
    assert reasons(found)[0].startswith(reason)


def test_a_feed_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    found = read(rss(PLAIN, WHOLE)[:-60], tmp_path)
    assert [isinstance(each, Article) for each in found] == [True, False]
    assert reasons(found) == ["feed.xml:13: broken XML: it ends in the middle of an element"]


def test_a_feed_without_items_says_so(tmp_path: Path) -> None:
    assert reasons(read(rss(), tmp_path)) == ["feed.xml: is a feed without items"]


ATTACKS = {
    "a bomb": '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    "a file": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "a parameter": '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://192.0.2.1/x.dtd"> %a;]>',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_entities_of_its_own_are_refused(tmp_path: Path, attack: str) -> None:
    head, _, rest = rss(PLAIN.replace("Red", "&a;")).decode().partition("\n")
    found = read(f"{head}\n{attack}{rest}".encode(), tmp_path)
    assert [isinstance(each, Article) for each in found] == [False]
    assert reasons(found) == [
        "feed.xml:2: declares an entity of its own ('a'), which no feed needs and by which readers are attacked"
    ]


def test_a_document_type_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://192.0.2.1/rss-0.91.dtd">'
    head, _, rest = rss(PLAIN.replace("Red", "Caf&eacute;")).decode().partition("\n")
    (article,) = articles(read(f"{head}\n{old}\n{rest}".encode(), tmp_path))
    assert "Café and Blue" in article.text


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    deep = PLAIN.replace("Red", "<b>" * 100_000)
    assert reasons(read(rss(deep, PLAIN), tmp_path)) == ["feed.xml:6: nests more than 200 elements, which no feed does"]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([rss(PLAIN, WHOLE, PLAIN), ATOM.encode()]),
    st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_a_feed_damaged_anywhere_is_articles_and_faults_and_never_a_traceback(
    data: bytes, damage: list[tuple[int, int, bytes]]
) -> None:
    for start, length, put in damage:
        data = data[:start] + put + data[start + length :]
    found = list(read_feed(io.BufferedReader(io.BytesIO(data)), "feed.xml", Given()))
    assert found
    for item in found:
        assert isinstance(item, InputError) or item.text.strip()
        assert not isinstance(item, InputError) or item.where.startswith("feed.xml")


def test_time_grows_with_the_faults_alone(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        data = rss(*["<item><title>Red & Blue</title></item>"] * count)
        begun = time.process_time()
        assert len(read(data, tmp_path)) == count
        return time.process_time() - begun

    assert min(seconds(8_000) for _ in range(2)) < 0.1 + 6 * min(seconds(2_000) for _ in range(2))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri, 14 Nov 2014 23:30:00 GMT", date(2014, 11, 14)),
        ("14 Nov 2014 23:30 EST", date(2014, 11, 14)),
        ("2014-11-14T23:30:00Z", date(2014, 11, 14)),
        (" 2014-11-14 ", date(2014, 11, 14)),
        ("", None),
    ],
)
def test_dates_as_feeds_write_them(text: str, day: date | None) -> None:
    assert feed_date(text) == day


@pytest.mark.parametrize("text", ["soon", "31 Nov 2014 10:00:00 GMT", "2014-13-01", "14/11/2014", "9999999999"])
def test_what_is_no_date_is_none_made_up(text: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        feed_date(text)
