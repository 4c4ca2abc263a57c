"""Values come back from their payloads as they went in."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError, IntegrityError
from foedus.ledger import codec
from foedus.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Participant,
    Place,
    SourceLink,
    Span,
    ValidTime,
    canonical_json,
)
from tests.ledger import samples


def there_and_back(payload: dict[str, object]) -> dict[str, object]:
    """Through the very bytes that are kept."""
    value: dict[str, object] = json.loads(codec.canonical_text(payload, "here"))
    return value


@given(samples.articles())
def test_any_article_comes_back(article: Article) -> None:
    assert codec.decode_article(there_and_back(codec.encode_article(article)), article.text) == article


@given(st.data())
def test_any_claim_comes_back_with_its_id(data: st.DataObject) -> None:
    claim = data.draw(samples.claims(data.draw(samples.articles())))
    back = codec.decode_claim(there_and_back(codec.encode_claim(claim)))
    assert back == claim
    assert back.id == claim.id


@given(st.data(), st.floats(0, 1) | st.sampled_from([0.0, 1.0, 1e-07, 5e-324, 0.001, 0.1]))
def test_what_is_kept_is_canonical_json(data: st.DataObject, confidence: float) -> None:
    """Two writers take turns, and nothing may tell which one wrote."""
    of = data.draw(samples.articles())
    claim = dataclasses.replace(data.draw(samples.claims(of)), confidence=confidence)
    for payload in (codec.encode_article(of), codec.encode_claim(claim), {"correction": codec.encode_claim(claim)}):
        assert codec.canonical_text(payload, "here").encode() == canonical_json(payload)


def test_any_letter_is_kept_as_canonical_json_keeps_it() -> None:
    letters = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    assert codec.canonical_text({"id": letters}, "here").encode() == canonical_json({"id": letters})


@given(st.data())
def test_attributions_come_back_in_their_order(data: st.DataObject) -> None:
    of = data.draw(samples.articles())
    spans = samples.spans(of)
    maybe = st.none() | spans
    strategy = st.builds(
        Attribution, source=maybe, cue=maybe, content=spans, quoted=st.booleans(), parent=st.none() | st.integers(0, 9)
    )
    items = tuple(data.draw(st.lists(strategy, max_size=4)))
    assert codec.decode_attributions(there_and_back(codec.encode_attributions(items, of.id))) == items


def test_a_span_of_another_article_keeps_its_article() -> None:
    of, other = samples.article(1), samples.article(2)
    claim = dataclasses.replace(samples.claim(of), evidence=other.span(0, 5))
    assert codec.decode_claim(there_and_back(codec.encode_claim(claim))) == claim


@given(st.datetimes(timezones=samples.zones.filter(bool)))
def test_times_come_back_and_sort_as_they_run(moment: datetime) -> None:
    later = datetime(9999, 12, 31, 23, tzinfo=UTC)
    try:
        text = codec.time_text(moment)
    except OverflowError:
        return  # within a day of the first or last moment there is
    assert codec.time_value(text) == moment
    assert len(text) == 27
    assert (text < codec.time_text(later)) == (moment < later)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        codec.time_text(datetime(2020, 1, 1))


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match="offset 4"):
        codec.encode_article(Article(text="abcd\ud800e", uri="file.txt"))
    broken = Article(text="fine", title="\udcff")
    with pytest.raises(InputError, match="surrogate"):
        codec.canonical_text(codec.encode_article(broken), "file.txt")


def test_a_payload_that_is_none_is_no_claim() -> None:
    payload = codec.encode_claim(samples.claim(samples.article()))
    with pytest.raises(IntegrityError, match="cannot be read back"):
        codec.decode_claim({key: value for key, value in payload.items() if key != "phase"})
    with pytest.raises(IntegrityError, match="reads back as"):
        codec.decode_claim({**payload, "predicate": "help"})


def test_a_text_of_another_article_is_noticed() -> None:
    payload = codec.encode_article(samples.article(1))
    with pytest.raises(IntegrityError, match="not the text that was read"):
        codec.decode_article(payload, samples.article(2).text)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Article, "text title published publisher uri given_id credit retrieved_at segments id"),
        (Span, "article start end text"),
        (Actor, "id name kind aliases country"),
        (Participant, "actor span antecedent"),
        (SourceLink, "name kind span cue actor when"),
        (Attribution, "source cue content quoted parent"),
        (Place, "name span country"),
        (ValidTime, "edtf basis span"),
        (
            Claim,
            "article relation phase sign plover predicate actor recipient attribution factuality conditional future "
            "when where evidence coder confidence id",
        ),
    ],
)
def test_no_field_was_added_that_the_codec_would_lose(kind: type, fields: str) -> None:
    assert [field.name for field in dataclasses.fields(kind)] == fields.split()
