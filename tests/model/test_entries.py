"""Judgements say what they need to say, or are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from foedus.model import (
    ActorJudgement,
    ActorVerdict,
    ClaimReview,
    ClaimVerdict,
    Entry,
    EntryKind,
    Retraction,
    Reversal,
    Revision,
)


def test_a_judgement_needs_an_author_and_a_reason() -> None:
    for wrong in (
        lambda: Retraction(claim="c", by=" ", reason="x"),
        lambda: Retraction(claim="c", by="x", reason=""),
        lambda: Reversal(entry=1, by="", reason="x"),
        lambda: Revision(article="a", by="x", reason=""),
    ):
        with pytest.raises(ValueError, match="needs its"):
            wrong()


def test_merges_and_splits_say_what_they_move() -> None:
    with pytest.raises(ValueError, match="itself"):
        ActorJudgement(verdict=ActorVerdict.MERGE, actor="a", into="a", by="x", reason="x")
    with pytest.raises(ValueError, match="split names"):
        ActorJudgement(verdict=ActorVerdict.SPLIT, actor="a", into="b", by="x", reason="x")
    with pytest.raises(ValueError, match="split names"):
        ActorJudgement(verdict=ActorVerdict.MERGE, actor="a", into="b", claims=("c",), by="x", reason="x")


def test_only_a_correction_carries_a_claim() -> None:
    with pytest.raises(ValueError, match="carries the corrected claim"):
        ClaimReview(claim="c", verdict=ClaimVerdict.CORRECTED, by="x")
    assert ClaimReview(claim="c", verdict=ClaimVerdict.CONFIRMED, by="x").reason == ""


def test_an_article_does_not_replace_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        Revision(article="a", replaced_by="a", by="x", reason="x")


def entry(recorded_at: datetime) -> Entry:
    return Entry(
        seq=1,
        recorded_at=recorded_at,
        recorded_by="x",
        kind=EntryKind.CLAIM,
        key="c",
        payload='{"a":1}',
        content="",
        previous="",
        hash="",
    )


def test_an_entrys_time_is_utc_and_its_payload_reads_as_json() -> None:
    assert entry(datetime(2020, 1, 1, tzinfo=UTC)).data == {"a": 1}
    with pytest.raises(ValueError, match="UTC"):
        entry(datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=1))))
