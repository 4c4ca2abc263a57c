from datetime import date

import pytest

from foedus.evaluation import documents, elsewhere, events, firmness, militants, quoting, timing
from foedus.language import load_english
from foedus.language.dates import find_times
from foedus.model import Article
from tests.evaluation.samples import claim, end

LINK = {
    "doc_id": "m1",
    "type": "all",
    "text": "Red helped Blue.",
    "g1": {"name": "Red Front", "mentions": [{"start": 0, "end": 3}]},
    "g2": {"name": "Blue Army", "mentions": []},
    "both_named_in_text": True,
    "self_loop": False,
}


def test_militants():
    right = claim("alliance", end("Red", 0), end("Blue Army", 50), sign=1)
    wrong = claim("fighting", end("Blue Army", 50), end("Red", 0), sign=-1)
    assert militants.score([LINK], {"m1": [right]}).values == {"pair": 1, "type": 1, "sign": 1}
    assert militants.score([LINK], {"m1": [wrong]}).values == {"pair": 1, "type": 0, "sign": 0}
    assert militants.score([LINK], {}).values == {"pair": 0, "type": 0, "sign": 0}
    assert militants.score([{**LINK, "self_loop": True}], {}).size == "0 links"


def entity(start: int, text: str) -> dict:
    place = {"start": start, "end": start + len(text), "text": text}
    return {**place, "type": "Organisation", "etype": "Organisation", "confidence": 1, "offset_ok": True}


def test_documents():
    red, blue, green = entity(0, "Red"), entity(10, "Blue"), entity(20, "Green")
    relation = {"type": "AlliesOf", "subj": red, "obj": blue, "offset_ok": True, "confidence": 1}
    row = {"doc_id": "d1", "text": "x" * 60, "entities": [red, blue, green], "relations": [relation]}
    right = claim("alliance", end("Blue", 10), end("Red", 0))
    wrong = claim("fighting", end("Red", 0), end("Green", 20))
    unknown = claim("fighting", end("Red", 0), end("Pink", 40))
    assert documents.score([row], {"d1": [right, wrong, unknown]}).values == {
        "precision": 0.5,
        "recall": 1,
        "f1": pytest.approx(2 / 3),
    }
    doubtful = {**relation, "confidence": 0.2}
    assert documents.score([{**row, "relations": [doubtful]}], {}).size == "1 documents, 0 relations"


EVENT = {
    "doc_id": "e1",
    "event": "FIGHT",
    "text": "Red attacked Blue.",
    "source": [{"text": "Red", "start": 0, "end": 3}],
    "target": [{"text": "Blue", "start": 13, "end": 17}],
}


def test_events():
    right = claim("fighting", end("Red", 0), end("Blue", 13), plover="ASSAULT")
    turned = claim("fighting", end("Blue", 13), end("Red", 0), plover="ASSAULT")
    assert events.score([EVENT], {"e1": [right]}).values == {"category": 1, "with ends": 1}
    assert events.score([EVENT], {"e1": [turned]}).values == {"category": 1, "with ends": 0}
    assert events.score([{**EVENT, "target": []}], {"e1": [turned]}).values == {"category": 1, "with ends": 1}
    assert events.score([EVENT], {"e1": [claim(None, None, None, plover="ACCUSE")]}).values["category"] == 0
    assert events.score([{**EVENT, "event": "CRIME"}], {}).size == "0 sentences"


def span(start: int, stop: int) -> dict:
    return {"start": start, "end": stop, "text": "x" * (stop - start)}


def test_quoting():
    row = {"doc_id": "q1", "attributions": [{"source": [span(0, 4)], "cue": [span(5, 9)], "content": [span(10, 30)]}]}
    found = {"source": span(0, 4), "cue": span(5, 9), "content": span(10, 22)}
    short = {"source": span(0, 4), "cue": None, "content": span(10, 15)}
    values = quoting.score([row], {"q1": [found]}).values
    assert (values["found"], values["source"], values["cue characters"]) == (1, 1, 1)
    assert values["content characters"] == pytest.approx(2 * 12 / (12 + 20))
    assert quoting.score([row], {"q1": [short]}).values["found"] == 0
    assert quoting.score([row], {"q1": [{**found, "source": None}]}).values["source"] == 0
    assert quoting.score([row], {}).values["found"] == 0


def test_timing():
    text = "It began on Monday and lasted ten days."
    times = find_times(load_english().read(Article(text=text, published=date(2014, 11, 14))))
    row = {
        "doc_id": "t1",
        "dct": {"value": "2014-11-14"},
        "timex": [
            {"tid": "t1", "start": 12, "end": 18, "text": "Monday", "value": "2014-11-10"},
            {"tid": "t2", "start": 30, "end": 38, "text": "ten days", "value": "P10D"},
        ],
    }
    assert timing.score([row], {"t1": times}).values == {"precision": 1, "recall": 1, "f1": 1, "value": 1}
    assert timing.score([row], {"t1": times[:1]}).values["recall"] == 0.5
    other = {**row, "timex": [{**row["timex"][0], "value": "2014-11-03"}]}
    assert timing.score([other], {"t1": times}).values == pytest.approx(
        {"precision": 0.5, "recall": 1, "f1": 2 / 3, "value": 0}
    )


def test_firmness():
    row = {
        "text": "It rained and it did not snow.",
        "events": [
            {"start": 3, "text": "rained", "factuality": 3.0, "offset_ok": True},
            {"start": 25, "text": "snow", "factuality": -3.0, "offset_ok": True},
            {"start": 0, "text": "It", "factuality": 1.0, "offset_ok": False},
        ],
    }
    right = {(row["text"], 3): 3.0, (row["text"], 25): -3.0}
    values = firmness.score([row], right).values
    assert values == {"within one": 1, "correlation": pytest.approx(1), "denied": 1}
    assert firmness.score([row], {**right, (row["text"], 25): 3.0}).values["denied"] == 0
    assert firmness.number("PS-") == -1
    assert firmness.number("CT+", future=True) == 1


def test_elsewhere():
    row = {"id": "n1", "text": "A game."}
    assert elsewhere.score([row], {}).values == {"silent": 1}
    assert elsewhere.score([row], {"n1": [claim(None, None, None)]}).values == {"silent": 1}
    noisy = elsewhere.score([row], {"n1": [claim("fighting", end("Red"), end("Blue"))]})
    assert (noisy.values, len(noisy.misses)) == ({"silent": 0}, 1)
