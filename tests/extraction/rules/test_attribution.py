from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from foedus.codebook.cues import Cues
from foedus.extraction.rules.attribution import find_attributions
from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind, Article, Mention, MentionKind, Segment, SegmentKind
from foedus.workspace import Reader
from tests.extraction.rules.conftest import Read, flat_article

Reads = Callable[..., Read]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The general said that his troops had crossed the river.",
            "The general", "said", "that his troops had crossed the river",
        ),
        ("The troops have left the town, Reuters reports.", "Reuters", "reports", "The troops have left the town"),
        (
            "According to the governor, the siege is over.",
            "the governor", "According to", "the siege is over",
        ),
        ('"We are leaving," the colonel told reporters.', "the colonel", "told", '"We are leaving,"'),
        ("The governor told reporters the siege was over.", "The governor", "told", "the siege was over"),
        ("Kenya accused the movement of bombing the market.", "Kenya", "accused", "the movement of bombing the market"),
        ("The brigade claimed responsibility for the blast.", "The brigade", "claimed responsibility", "for the blast"),
        ("The envoy called on both sides to stop.", "The envoy", "called", "on both sides to stop"),
        ("The clans vowed to defend the city.", "The clans", "vowed", "to defend the city"),
        ("The ministry denied that it had armed the clans.", "The ministry", "denied", "that it had armed the clans"),
        ("The minister did not rule out an attack.", "The minister", "did not rule out", "an attack"),
        ("The war is lost, in the minister's view.", "the minister's", "view", "The war is lost"),
        ("In the view of the panel, the war is lost.", "the panel", "view", "the war is lost"),
        ("The war is lost, in the words of one diplomat.", "one diplomat", "words", "The war is lost"),
        ('Jane Doe: "The war is lost."', "Jane Doe", ":", '"The war is lost."'),
        (
            "Jane Doe, a colonel of the army, said the siege was over.",
            "Jane Doe, a colonel of the army,", "said", "the siege was over",
        ),
        (
            "The siege is over, said Jane Doe, a colonel of the army.",
            "Jane Doe, a colonel of the army", "said", "The siege is over",
        ),
        ("Reuters quoted a general as saying the siege was over.", "a general", "saying", "the siege was over"),
        ("The general was quoted as saying the siege was over.", "The general", "saying", "the siege was over"),
        ("The siege was over, the agency quoted a general as saying.", "a general", "saying", "The siege was over"),
        ("The mediator hopes that the clans will sign.", "The mediator", "hopes", "that the clans will sign"),
        ("Kenya says that the siege is over, and Chad denies it.", "Kenya", "says", "that the siege is over"),
        ("Kenya is accused by Chad of arming the clans.", "Chad", "is accused", "of arming the clans"),
        (
            "A commander who asked not to be named said the siege was over.",
            "A commander who asked not to be named", "said", "the siege was over",
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content(read_speech: Reads, text: str, source: str, cue: str, content: str) -> None:
    found = [
        (a.source and a.source.text, a.cue and a.cue.text, a.content.text)
        for a in read_speech(text).speech.attributions
    ]
    assert (source, cue, content) in found


@pytest.mark.parametrize(
    "text",
    ["It is feared that the militia will attack.", "The group is reportedly backed by Iran.", "Rumours of war spread."],
)
def test_what_nobody_in_particular_says_has_no_source(read_speech: Reads, text: str) -> None:
    (only,) = read_speech(text).speech.attributions
    assert only.source is None
    assert only.cue is not None


def test_spans_are_exactly_the_text(read_speech: Reads) -> None:
    text = "  The mayor, Łukasz 🦊 Fox, said: “We’ll stay.”\n\n“Nobody leaves,” he added — “nobody.”"
    read = read_speech(text)
    assert read.speech.attributions
    for item in read.speech.attributions:
        for span in (item.source, item.cue, item.content):
            if span is not None:
                assert text[span.start : span.end] == span.text
                assert span.text.strip() == span.text


def test_chain_from_agency_to_official_to_the_groups_own_claim(read_speech: Reads) -> None:
    read = read_speech("AP reports that an official said the group claims it controls the city.")
    assert read.names("controls") == [["AP", "official", "group"]]
    assert [link.cue.text for link in read.speech.chain(*read.place("controls")) if link.cue] == [
        "reports", "said", "claims",
    ]  # fmt: skip
    assert read.names("claims") == [["AP", "official"]]
    assert read.names("reports") == []


def test_coordinated_sources_each_have_their_chain(read_speech: Reads) -> None:
    read = read_speech("According to a senior diplomat and a tribal chief, the two groups will unite.")
    assert read.names("unite") == [["senior diplomat"], ["tribal chief"]]


def test_an_unnamed_source_is_kept_as_described_without_its_clause(read_speech: Reads) -> None:
    read = read_speech("A senior rebel commander who asked not to be named said the two groups will unite.")
    assert read.names("unite") == [["senior rebel commander"]]


def test_a_name_in_apposition_names_the_source(read_speech: Reads) -> None:
    read = read_speech("A professor of history, Barbara Tuchman, said the two groups will unite.")
    assert read.names("unite") == [["Barbara Tuchman"]]


def test_a_pronoun_means_the_speaker_before(read_speech: Reads) -> None:
    read = read_speech(
        "The governor said the siege was over. Hunger had killed many.\n\nHe added that food would arrive on Monday."
    )
    assert read.names("arrive") == [["governor"]]


def test_a_pronoun_is_resolved_through_mentions(read_speech: Reads) -> None:
    actor = Actor(id="x:1", name="Jane Doe", kind=ActorKind.PERSON)

    def mentions(parsed: ParsedArticle) -> Sequence[Mention]:
        token = next(t for t in parsed.sentences[0].tokens if t.text == "She")
        span = parsed.article.span(token.start, token.end)
        kind = MentionKind.PRONOUN
        return (
            Mention(span=span, kind=kind, actors=(actor,), sentence=0, first=0, last=1, head=0, antecedents=(span,)),
        )

    read = read_speech("She said the siege was over.", mentions=mentions)
    (link,) = read.speech.chain(*read.place("over"))
    assert (link.name, link.actor, link.kind, link.span and link.span.text) == ("Jane Doe", "x:1", "person", "She")


def test_we_in_a_quotation_is_its_speaker(read_speech: Reads) -> None:
    read = read_speech('"We warned that the bridge was mined," the colonel said.')
    assert read.names("mined") == [["colonel"]]


def test_a_quotation_over_sentences_and_around_its_cue_is_one(read_speech: Reads) -> None:
    text = '"They came at night. We had no guns," the farmer said. "Nobody helped."'
    read = read_speech(text)
    (item,) = read.speech.reported
    assert [span.text for span in item.contents] == ['"They came at night. We had no guns,"', '"Nobody helped."']
    assert item.quoted
    assert [a.content for a in read.speech.attributions] == list(item.contents)
    assert read.speech.covering(*read.place("farmer")) is None
    for word in ("came", "guns", "helped"):
        assert read.names(word) == [["farmer"]]


def test_a_quotation_over_paragraphs(read_speech: Reads) -> None:
    read = read_speech(
        'The farmer said: "They came at night and burned the mill.\n\n"They took the cattle.\n\n"Nobody helped."'
    )
    for word in ("came", "took", "helped"):
        assert read.names(word) == [["farmer"]]


def test_a_quoted_paragraph_without_a_cue_is_the_last_speakers(read_speech: Reads) -> None:
    read = read_speech('"They came at night," the farmer said.\n\n"They took the cattle and burned the mill."')
    assert read.names("took") == [["farmer"]]
    assert read.speech.attributions[-1].cue is None


def test_a_question_answered_by_a_bare_cue(read_speech: Reads) -> None:
    read = read_speech('"Who burned the mill?" the judge asked.')
    assert read.names("burned") == [["judge"]]


def test_a_word_in_quotation_marks_is_nobodys_speech(read_speech: Reads) -> None:
    read = read_speech('The so-called "caliphate" fell in March. The army lost forty men.')
    assert read.speech.attributions == ()


def test_names_counted_before_a_colon_are_no_source(read_speech: Reads) -> None:
    read = read_speech("The army fought two groups: the Hill Front and the River Guard.")
    assert read.names("fought") == []


@pytest.mark.parametrize("text", ["Rebels quit talks: official", "Militia leaves the capital: police"])
def test_a_headline_names_its_source_after_a_colon(read_speech: Reads, text: str) -> None:
    read = read_speech(text, (Segment(kind=SegmentKind.HEADLINE, start=0, end=len(text)),))
    (item,) = read.speech.attributions
    assert item.content.text == text.split(":")[0]
    assert item.source is not None
    assert item.source.text == text.split(": ")[1]


@pytest.mark.parametrize(
    "text",
    [
        "The king condemned the attack on the market.",
        "The clans plan to attack the market.",
        "The clans vowed to attack the market.",
    ],
)
def test_who_condemns_plans_or_vows_does_not_stand_over_the_claim(read_speech: Reads, text: str) -> None:
    read = read_speech(text)
    covering = read.speech.covering(*read.place("attack"))
    assert covering is not None
    assert not covering.speaks
    assert read.names("attack") == []


def test_nested_attributions_name_their_parent(read_speech: Reads) -> None:
    read = read_speech("The envoy said that the king believes the war is lost.")
    said, believes = read.by_cue("said"), read.by_cue("believes")
    assert said.parent is None
    assert believes.parent == read.speech.reported.index(said)


def test_a_parent_is_counted_in_the_triples(read_speech: Reads) -> None:
    read = read_speech('"We left," the farmer said. "The judge said that nobody was guilty."')
    triples = read.speech.attributions
    nested = next(a for a in triples if a.source and a.source.text == "The judge")
    assert nested.parent is not None
    assert triples[nested.parent].source is not None
    assert triples[nested.parent].content.text == '"We left,"'


@pytest.mark.parametrize(
    "text",
    [
        '"' * 15,
        '"a" ' * 40,
        "“a “b ‘c” d’ " * 20,
        'He said "she said "they said "it" was" so" and left. ' * 5,
        ': "x" — y\n' * 20,
        "said said said said, according to to according to said.",
        "“",
        "",
    ],
)
def test_hostile_marks_are_survived(read_speech: Reads, text: str) -> None:
    read = read_speech(text)
    for item in read.speech.attributions:
        assert text[item.content.start : item.content.end] == item.content.text
    for sentence in read.parsed.sentences:
        for token in sentence.tokens:
            read.speech.chains(sentence.index, token.index)


def test_a_participle_that_ends_the_text_is_survived(reader: Reader) -> None:
    """The head for attributions hears it as a cue, and nothing stands behind it."""
    reader.read(Article(text="opposition Chad Kenya denounced opposition Mali Mali called\n"))


def test_deep_nesting_takes_time_in_proportion(read_speech: Reads) -> None:
    def spent(times: int) -> float:
        read = read_speech("He said that " * times + "it was over.")
        start = time.process_time()
        for sentence in read.parsed.sentences:
            for token in sentence.tokens:
                read.speech.chains(sentence.index, token.index)
        return time.process_time() - start

    assert spent(40) < 0.5


@pytest.mark.parametrize("unit", ['"a" ', '"', "“a” said b. ", '"a\n', '"a," said b. "c." '])
def test_ten_thousand_quotations_take_seconds(unit: str, cues: Cues) -> None:
    parsed = flat_article(unit * 10_000)
    start = time.process_time()
    speech = find_attributions(parsed, (), cues)
    assert time.process_time() - start < 10
    assert len(speech.attributions) <= 10_000
