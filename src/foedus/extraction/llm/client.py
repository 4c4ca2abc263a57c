"""One question to an OpenAI-compatible endpoint: no tools, JSON only, a cap on time, tries and length."""

from __future__ import annotations

import ipaddress
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from foedus.errors import EngineError, MissingExtraError

if TYPE_CHECKING:
    import httpx

LONGEST_ANSWER = 2_000_000
"""Bytes. What is longer is no answer to what was asked."""
_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504))
_REFUSED = frozenset((401, 403, 404))
_LONGEST_WAIT = 60.0


class NoAnswerError(Exception):
    """No usable answer on this text; the message says why, in words that complete "the model ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """Where a model is asked, and which. `url` is the base address (".../v1"). Times in seconds.

    The key is never shown. Raises EngineError for an address that would send text and key in the clear: plain http is
    accepted for this machine only.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    tries: int = 4
    pause: float = 1.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EngineError(f"FOEDUS_LLM_URL: {self.url!r} is no web address like https://host/v1")
        if parts.scheme == "http" and not is_local(self.url):
            raise EngineError(f"FOEDUS_LLM_URL: {self.url!r} would send reports in the clear. Use https")


def is_local(url: str) -> bool:
    """Whether an address is this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Client:
    """Asks one endpoint. Keeps nothing between questions. Raises MissingExtraError without httpx."""

    def __init__(self, settings: LlmSettings, sleep: Callable[[float], None] = time.sleep) -> None:
        try:
            import httpx
        except ImportError as error:
            raise MissingExtraError("the engine llm", "llm") from error
        self._httpx = httpx
        self._settings = settings
        self._sleep = sleep

    def ask(self, instruction: str, question: str, schema: dict[str, Any]) -> str:
        """The text of the answer. Raises NoAnswerError for this text, EngineError where no text will fare better."""
        body = {
            "model": self._settings.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": question}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": schema},
            },
        }
        problem = "gave no answer"
        for number in range(self._settings.tries):
            try:
                status, retry, content = self._post(body)
            except self._httpx.TimeoutException:
                problem, retry = f"gave no answer within {self._settings.timeout:g} seconds", None
            except self._httpx.HTTPError as error:
                problem, retry = f"could not be reached at {_host(self._settings.url)} ({type(error).__name__})", None
            else:
                if status == 200:
                    return _content(content)
                if status in _REFUSED:
                    raise EngineError(f"the endpoint in FOEDUS_LLM_URL refuses (status {status}). {_REMEDY}")
                problem = f"answered with status {status}{_reason(content)}"
                if status not in _AGAIN:
                    raise NoAnswerError(problem)
            if number + 1 < self._settings.tries:
                self._sleep(_wait(retry, self._settings.pause * 2**number))
        raise NoAnswerError(f"{problem}, after {self._settings.tries} tries")

    def _post(self, body: dict[str, Any]) -> tuple[int, str | None, bytes]:
        headers = {"Authorization": f"Bearer {self._settings.key}"} if self._settings.key else {}
        address = f"{self._settings.url.rstrip('/')}/chat/completions"
        limit = self._settings.timeout
        began = time.monotonic()
        with (
            self._httpx.Client(timeout=limit) as client,
            client.stream("POST", address, json=body, headers=headers) as response,
        ):
            return response.status_code, response.headers.get("retry-after"), self._taken(response, began + limit)

    def _taken(self, response: httpx.Response, until: float) -> bytes:
        taken = bytearray()
        for piece in response.iter_bytes():
            taken += piece
            if len(taken) > LONGEST_ANSWER:
                raise NoAnswerError("gave an answer too long to be one")
            if time.monotonic() > until:
                raise self._httpx.ReadTimeout("the answer took too long")
        return bytes(taken)


_LONGEST_REASON = 200
_REMEDY = "Set FOEDUS_LLM_URL, FOEDUS_LLM_MODEL and FOEDUS_LLM_KEY"


def _wait(retry: str | None, pause: float) -> float:
    """Seconds to wait: what the endpoint asks for, where it names seconds, else the pause; a minute at most."""
    asked = float(retry) if retry is not None and retry.isascii() and retry.isdecimal() else pause
    return min(asked, _LONGEST_WAIT)


def _host(url: str) -> str:
    """Host and port of an address, without what else may stand in it, as a password."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _reason(answer: bytes) -> str:
    """What the endpoint says of its error, short enough for one line; nothing where it says nothing."""
    try:
        message = json.loads(answer)["error"]["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    words = " ".join(message.split()) if isinstance(message, str) else ""
    readable = "".join(letter for letter in words if letter.isprintable())
    return f": {readable[:_LONGEST_REASON]}" if readable else ""


def _content(answer: bytes) -> str:
    try:
        choice = json.loads(answer)["choices"][0]
        message, finish = choice["message"], choice.get("finish_reason")
        content, refusal = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswerError("gave an answer that is no chat completion") from error
    if refusal or finish == "content_filter":
        raise NoAnswerError("refused to read this report")
    if finish == "length":
        raise NoAnswerError("broke off in the middle of its answer")
    if not isinstance(content, str):
        raise NoAnswerError("gave an answer without text")
    return content
