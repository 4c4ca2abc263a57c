"""What is told a second time without its verb, in parses written out by hand."""

from __future__ import annotations

import pytest

from foedus.language.mending_gaps import gapped_objects, gapped_phrases
from tests.language.test_mending_pairs import Mend, parse, written

ON_TWO_DAYS = (
    "Amal/PROPN/nsubj:pass>2 was/AUX/aux:pass>2 hit/VERB/root>-1 by/ADP/case>4 Chad/PROPN/obl:agent>2 on/ADP/case>6 "
    "Monday/PROPN/obl>2 and/CCONJ/cc>9 by/ADP/case>9 Togo/PROPN/conj>{} on/ADP/case>11 Tuesday/PROPN/nmod>9"
)
FOR_A_TIME = (
    "Amal/PROPN/nsubj:pass>2 was/AUX/aux:pass>2 fed/VERB/root>-1 by/ADP/case>4 Chad/PROPN/obl:agent>2 and/CCONJ/cc>7 "
    "for/ADP/case>7 time/NOUN/conj>2 by/ADP/case>9 Togo/PROPN/{}"
)
IN_TWO_PLACES = (
    "Amal/PROPN/nsubj>1 fights/VERB/root>-1 Chad/PROPN/obj>1 in/ADP/case>4 {}/{}/obl>1 and/CCONJ/cc>6 "
    "Togo/PROPN/conj>{} in/ADP/case>8 north/NOUN/nmod>6"
)
WITH_BOTH = (
    "Amal/PROPN/nsubj:pass>2 was/AUX/aux:pass>2 hit/VERB/root>-1 by/ADP/case>4 Chad/PROPN/obl:agent>2 with/ADP/case>6 "
    "tanks/NOUN/obl>2 and/CCONJ/cc>8 guns/NOUN/conj>6"
)


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (gapped_phrases, ON_TWO_DAYS.format(6), ON_TWO_DAYS.format(4)),
        (gapped_phrases, FOR_A_TIME.format("obl:agent>2"), FOR_A_TIME.format("conj>4")),
        (gapped_phrases, WITH_BOTH, WITH_BOTH),
        (gapped_objects, IN_TWO_PLACES.format("south", "NOUN", 4), IN_TWO_PLACES.format("south", "NOUN", 2)),
        (gapped_objects, IN_TWO_PLACES.format("Gaza", "PROPN", 4), IN_TWO_PLACES.format("Gaza", "PROPN", 4)),
    ],
)
def test_belongs_to_whom_the_first_belongs(mend: Mend, before: str, after: str) -> None:
    assert written(mend(parse(before))) == after
