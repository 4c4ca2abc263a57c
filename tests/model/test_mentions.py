"""Finding mentions by head and by cover."""

from __future__ import annotations

import pytest

from foedus.model import Actor, ActorKind, Article, Mention, MentionIndex, MentionKind, mention_at

ARTICLE = Article(text="The Front's northern affiliate left")
FRONT = Actor(id="x:1", name="Front", kind=ActorKind.ARMED_GROUP)
AFFILIATE = Actor(id="x:2", name="northern affiliate", kind=ActorKind.ARMED_GROUP)


def mention(first: int, last: int, head: int, start: int, end: int, actor: Actor, sentence: int = 0) -> Mention:
    return Mention(
        span=ARTICLE.span(start, end),
        kind=MentionKind.NAME,
        actors=(actor,),
        sentence=sentence,
        first=first,
        last=last,
        head=head,
    )


@pytest.fixture
def index() -> MentionIndex:
    return MentionIndex([mention(0, 5, 4, 0, 30, AFFILIATE), mention(1, 2, 1, 4, 9, FRONT)])


def test_a_head_finds_its_own_mention(index: MentionIndex) -> None:
    assert index.headed(0, 4) is not None
    assert index.headed(0, 1).actors == (FRONT,)  # type: ignore[union-attr]
    assert index.headed(0, 3) is None
    assert index.headed(1, 4) is None


def test_inner_and_outer_mentions_of_a_token(index: MentionIndex) -> None:
    inner, outer = index.innermost(0, 1), index.outermost(0, 1)
    assert inner is not None and inner.actors == (FRONT,)
    assert outer is not None and outer.actors == (AFFILIATE,)
    assert [m.actors[0].name for m in index.covering(0, 1)] == ["Front", "northern affiliate"]
    assert index.innermost(0, 5) is None


def test_mention_at_goes_from_the_head_to_the_cover(index: MentionIndex) -> None:
    assert mention_at(index, 0, 4) is index.headed(0, 4)
    assert mention_at(index, 0, 3) is index.headed(0, 4)
    assert mention_at(index, 0, 6) is None


def test_all_mentions_stay_in_their_order(index: MentionIndex) -> None:
    assert [m.actors[0].name for m in index] == ["northern affiliate", "Front"]
    assert len(index) == len(index.within(0)) == 2
    assert index.within(3) == ()


def test_of_two_mentions_with_one_head_the_longest_counts() -> None:
    short, long = mention(1, 2, 1, 4, 9, FRONT), mention(0, 2, 1, 0, 9, FRONT)
    assert MentionIndex([short, long]).headed(0, 1) is long
    assert MentionIndex([long, short]).headed(0, 1) is long
