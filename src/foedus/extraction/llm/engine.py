"""The engine that asks a language model, and believes of its answer only what stands in the article.

The article goes to the model between marks made of its own digest, without tools. Of the answer only claims count
whose quote stands in the part that was sent, letter by letter, with both actors' words inside it; offsets, actors and
dates are found here. So neither an example of the prompt nor an instruction planted in an article can become a claim.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from foedus.codebook import Codebook
from foedus.errors import InputError
from foedus.extraction.engine import Named, Reading
from foedus.extraction.llm.answers import AnswerError, Told, read_answer, schema
from foedus.extraction.llm.chunks import chunks
from foedus.extraction.llm.client import Client, LlmSettings, NoAnswerError
from foedus.extraction.llm.grounding import MakeActor, dated, find_near, find_quote, participant
from foedus.language import ParsedArticle, Words
from foedus.language.dates import TimeExpression
from foedus.model import Article, Attribution, Claim, Coder, Mention, SourceLink, Span, text_hash

VERSION = "1"
PROMPT = Path(__file__).parent / "prompt.md"
CONFIDENCE = 0.5
"""The coder's trust in each claim: not calibrated, as a model's own word on it would not be."""


class LlmEngine:
    """Reads articles by asking a model. `make` gives the actor of a name that no mention covers.

    Raises MissingExtraError where httpx is not installed.
    """

    def __init__(
        self, codebook: Codebook, settings: LlmSettings, make: MakeActor, *, client: Client | None = None
    ) -> None:
        self._relations = codebook.relations
        self._prompt = PROMPT.read_text(encoding="utf-8")
        self._schema = schema(tuple(self._relations))
        self._client = client or Client(settings)
        self._make = make
        parts = [self._prompt, json.dumps(self._schema, sort_keys=True), settings.model, codebook.digest]
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        self._coder = Coder(name=f"llm {settings.model}", version=VERSION, digest=digest[:16])

    @property
    def coder(self) -> Coder:
        """Who signs the claims: "llm" and the model's name, with the digest of prompt, schema, model and codebook."""
        return self._coder

    def worth_parsing(self, sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> Sequence[bool]:  # noqa: ARG002
        """All of them: which sentences hold claims is what the model is asked."""
        return [True] * len(sentences)

    def read(
        self,
        parsed: ParsedArticle,
        mentions: Iterable[Mention],
        times: Iterable[TimeExpression],
        places: Iterable[Mention] = (),  # noqa: ARG002
    ) -> Reading:
        """The claims of one article, in the order of the text; places stand for nobody here.

        Raises InputError where the model has no answer.
        """
        article, known, found_times = parsed.article, tuple(mentions), tuple(times)
        claims: dict[str, Claim] = {}
        for part in chunks(article.text):
            for told in self._told(article, part):
                for claim in self._claims(article, told, part, known, found_times):
                    claims.setdefault(claim.id, claim)
        ordered = tuple(sorted(claims.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end)))
        return Reading(claims=ordered, attributions=_attributions(ordered))

    def _told(self, article: Article, part: tuple[int, int]) -> tuple[Told, ...]:
        text = article.text[part[0] : part[1]]
        mark = f"report-{text_hash(article.text)[:16]}"
        question = f"<{mark}>\n{text}\n</{mark}>"
        try:
            return read_answer(self._client.ask(self._prompt, question, self._schema), tuple(self._relations))
        except NoAnswerError as error:
            raise InputError(article.given_id or article.id, f"the model {error}") from error
        except AnswerError as error:
            raise InputError(article.given_id or article.id, f"the model's answer {error}") from error

    def _claims(
        self,
        article: Article,
        told: Told,
        part: tuple[int, int],
        mentions: tuple[Mention, ...],
        times: tuple[TimeExpression, ...],
    ) -> Iterator[Claim]:
        """The claim, where its words stand in the article and name two actors; else none."""
        quote = find_quote(article, told.quote, *part)
        if quote is None:
            return
        actor = participant(article, told.actor, quote, mentions, self._make)
        recipient = participant(article, told.recipient, quote, mentions, self._make)
        if actor is None or recipient is None or actor.actor.id == recipient.actor.id:
            return
        relation = self._relations[told.relation]
        spans = (find_near(article, words, quote, *part) for words in told.sources)
        yield Claim(
            article=article.id,
            relation=told.relation,
            phase=told.phase,
            sign=relation.type.sign,
            plover=relation.plover(told.phase),
            predicate="llm",
            actor=actor,
            recipient=recipient,
            attribution=tuple(_source(span, mentions) for span in spans if span is not None),
            factuality=told.factuality,
            conditional=told.conditional,
            future=told.future,
            when=dated(article, told.date_words, told.date, quote, part, times),
            evidence=quote,
            coder=self._coder,
            confidence=CONFIDENCE,
        )


def _source(span: Span, mentions: tuple[Mention, ...]) -> SourceLink:
    same = (m.actors[0] for m in mentions if (m.span.start, m.span.end) == (span.start, span.end) and m.actors)
    actor = next(same, None)
    if actor is None:
        return SourceLink(name=span.text, kind="unknown", span=span, cue=None)
    return SourceLink(name=actor.name, kind=actor.kind.value, span=span, cue=None, actor=actor.id)


def _attributions(claims: Iterable[Claim]) -> tuple[Attribution, ...]:
    """What the sources of the claims say, each passage once for each source."""
    found = {
        (link.span, claim.evidence): Attribution(source=link.span, cue=None, content=claim.evidence)
        for claim in claims
        for link in claim.attribution[-1:]
    }
    return tuple(found.values())
