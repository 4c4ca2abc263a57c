"""Claims and attributions in the form of the contract, as short as the measures need them."""

from typing import Any


def end(name: str, start: int = 0, stop: int | None = None, **more: Any) -> dict[str, Any]:
    stop = start + len(name) if stop is None else stop
    return {"name": name, "id": "x:1", "kind": "armed-group", "text": name, "start": start, "end": stop, **more}


def claim(relation: str | None, actor: Any, recipient: Any, **more: Any) -> dict[str, Any]:
    return {
        "relation": relation,
        "sign": 0,
        "plover": None,
        "actor": actor,
        "recipient": recipient,
        "attribution": [],
        "factuality": "CT+",
        "conditional": False,
        "future": False,
        "when": {"edtf": None},
        "evidence": {"text": "words"},
        **more,
    }
