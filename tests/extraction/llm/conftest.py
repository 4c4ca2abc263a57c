"""A server on this machine that answers from recordings, in the order in which they were made."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from foedus.extraction.llm import LlmSettings

Recording = dict[str, Any]


def told(**changes: Any) -> dict[str, Any]:
    """A claim as a model gives it."""
    base = {
        "relation": "backing", "phase": "holds", "quote": "Iran has armed the Houthis", "actor": "Iran",
        "recipient": "the Houthis", "sources": [], "factuality": "CT+", "conditional": False, "future": False,
        "date_words": "", "date": "",
    }  # fmt: skip
    return {**base, **changes}


def completion(content: str | None, finish: str = "stop", **message: Any) -> Recording:
    return {"choices": [{"message": {"content": content, **message}, "finish_reason": finish}]}


def answer(*claims: dict[str, Any]) -> Recording:
    return completion(json.dumps({"claims": list(claims)}))


class Endpoint:
    """The server, what it answers with (the last for ever), and what it was asked."""

    def __init__(self) -> None:
        self.recordings: list[Any] = [answer()]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.answers: Callable[[str], Any] | None = None
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.asked.append(body)
                endpoint.keys.append(self.headers["Authorization"])
                endpoint.reply(self, body)

            def log_message(self, *args: Any) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def reply(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        if self.answers is not None:
            recording = self.answers(body["messages"][1]["content"])
        else:
            recording = self.recordings.pop(0) if len(self.recordings) > 1 else self.recordings[0]
        status, headers, content = recording if isinstance(recording, tuple) else (200, {}, recording)
        if "wait" in headers:
            time.sleep(headers.pop("wait"))
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        try:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)
        except OSError:
            pass


@pytest.fixture(scope="session")
def server() -> Iterator[Endpoint]:
    served = Endpoint()
    thread = threading.Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def endpoint(server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Endpoint:
    """The server, with nothing asked yet and an empty list of claims to answer with."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.recordings, server.answers = [answer()], None
    server.asked.clear()
    server.keys.clear()
    return server


@pytest.fixture(scope="session")
def settings(server: Endpoint) -> LlmSettings:
    return LlmSettings(url=server.url, model="test-model", key="secret", timeout=5, tries=3, pause=0.01)
