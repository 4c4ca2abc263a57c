"""Whole articles with every claim written out: precision, recall, F1, and how many attributes are right.

A gold claim names its family (`fam`), its two ends (a list where several names are right), its date, the stances that
are right (`fact`) and its source (a list where several are right). `opt` marks a reading that is right but not asked
for, `alt` further families. A person's own office or membership is neither asked for nor counted against. Names that
mean the same are grouped for the whole file (`aliases`) or for one article.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from foedus.evaluation.measures import Claims, Json, Scores, f1, share

_FAMILIES = {
    "alliance": "cooperate",
    "truce": "truce",
    "talks": "negotiate",
    "fighting": "fight",
    "opposition": "oppose",
    "backing": "back",
    "membership": "affiliate",
    "leadership": "lead",
    "split": "split",
    "merger": "merge",
    "formation": "form",
}
_BOTH_WAYS = frozenset({"cooperate", "truce", "negotiate", "fight", "merge", "split"})
_NEAR = {"fight": {"oppose"}, "oppose": {"fight"}, "merge": {"form"}, "form": {"merge"}}
_OWN_PLACE = frozenset({"membership", "leadership"})
_PLACES = frozenset({"affiliate", "lead"})  # told of the member or the leader; a founding is told of what is founded
_SEASONS = {"21": ("03", "05", 0), "22": ("06", "08", 0), "23": ("09", "11", 0), "24": ("12", "02", 1)}
"""First and last month of each of EDTF's seasons, and how many years after it the last one comes."""


class Names:
    """Tells whether two names mean the same, with the gold's own groups of aliases."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._groups = [frozenset(map(key, group)) for group in groups]

    def same(self, gold: str | Sequence[str], names: Iterable[str | None]) -> bool:
        """Whether one of the names is the gold's, an alias of it, or holds or lacks at most half of its words."""
        given = {key(name) for name in names if name}
        return any(self._same(key(name), given) for name in ([gold] if isinstance(gold, str) else gold))

    def _same(self, gold: str, names: set[str]) -> bool:
        if gold in names or any(gold in group and names & group for group in self._groups):
            return True
        words = set(gold.split())
        return any(_nested(words, set(name.split())) for name in names)


def _names(gold: Json, article: Json) -> Names:
    """What is known of names in an article: the groups of the whole file, and those of the article alone."""
    return Names((*gold["aliases"], *article.get("aliases", ())))


def key(name: str | None) -> str:
    """A name for comparison: lower case ASCII, without its first article."""
    text = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    text = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]s\b", " s", text)).strip()
    return re.sub(r"^(the|a|an) ", "", text)


def _nested(one: set[str], two: set[str]) -> bool:
    if not one or not two or not (one <= two or two <= one):
        return False
    return len(one & two) / max(len(one), len(two)) >= 0.5


def score(gold: Json, claims: Claims) -> Scores:
    """Figures over all articles of a gold file; claims by the id of the article."""
    count, misses = Counter[str](), []
    for article in gold["articles"]:
        names = _names(gold, article)
        found = [claim for claim in claims.get(article["id"], ()) if claim["relation"]]
        used: set[int] = set()
        for row in sorted(article["gold"], key=lambda row: bool(row.get("opt"))):
            hits = [i for i, claim in enumerate(found) if _is_hit(claim, row, names)]
            used.update(hits)
            if hits:
                count["optional" if row.get("opt") else "found"] += 1
                misses += _attributes([found[i] for i in hits], row, names, count, article["id"])
            elif not row.get("opt"):
                count["missed"] += 1
                misses.append(f"missed | {article['id']} | {row['fam']} {row['a']} - {row['b']}")
        extra = [claim for i, claim in enumerate(found) if i not in used and not _own_place(claim)]
        count["claims"] += len(found)
        count["extra"] += len(extra)
        misses += [_extra(claim, article["id"]) for claim in extra]
    return _scores(count, len(gold["articles"]), misses)


def judged(gold: Json, claims: Claims) -> dict[str, list[bool | None]]:
    """For each claim of a relation, by article, whether it is right; None for those neither asked for nor counted."""
    verdicts: dict[str, list[bool | None]] = {}
    for article in gold["articles"]:
        names = _names(gold, article)
        verdicts[article["id"]] = [
            True if any(_is_hit(claim, row, names) for row in article["gold"]) else None if _own_place(claim) else False
            for claim in claims.get(article["id"], ())
            if claim["relation"]
        ]
    return verdicts


def _scores(count: Counter[str], articles: int, misses: list[str]) -> Scores:
    precision = share(count["claims"] - count["extra"], count["claims"])
    recall = share(count["found"], count["found"] + count["missed"])
    return Scores(
        size=f"{articles} articles, {count['found'] + count['missed']} claims",
        values={
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "stance": share(count["stance"], count["asked"]),
            "source": share(count["source"], count["asked"]),
            "date": share(count["date"], count["dated"]),
        },
        facts={"claims read": float(count["claims"]), "optional found": float(count["optional"])},
        misses=tuple(misses),
    )


def _is_hit(claim: Json, row: Json, names: Names) -> bool:
    family = _FAMILIES.get(claim["relation"], "")
    families = {row["fam"], *row.get("alt", [])}
    if family not in families and not _NEAR.get(family, set()) & families:
        return False
    actor, recipient = _names_of(claim["actor"]), _names_of(claim["recipient"])
    if names.same(row["a"], actor) and names.same(row["b"], recipient):
        return True
    turned = names.same(row["a"], recipient) and names.same(row["b"], actor)
    return turned and (family in _BOTH_WAYS or row["fam"] in _BOTH_WAYS or _opposite(family, row["fam"]))


def _opposite(family: str, asked: str) -> bool:
    """Whether one is a founding and the other a place in what was founded: their ends are named the other way round."""
    return (family == "form" and asked in _PLACES) or (asked == "form" and family in _PLACES)


def _names_of(end: Json | None) -> list[str | None]:
    return [end.get("name"), end.get("text"), *(end.get("aliases") or ())] if end else []


def _own_place(claim: Json) -> bool:
    return claim["relation"] in _OWN_PLACE and (claim["actor"] or {}).get("kind") == "person"


def _extra(claim: Json, article: str) -> str:
    ends = [(claim[end] or {}).get("name") for end in ("actor", "recipient")]
    return f"extra | {article} | {claim['relation']} {ends[0]} -> {ends[1]} | {claim['evidence']['text'][:160]}"


def _attributes(hits: Sequence[Json], row: Json, names: Names, count: Counter[str], article: str) -> list[str]:
    """Counts stance, source and date of the best of the claims that hit a row; says what is wrong with it."""
    best = max(hits, key=lambda claim: sum(map(bool, _checks(claim, row, names).values())))
    checks = _checks(best, row, names)
    count["asked"] += 1
    count["dated"] += checks["date"] is not None
    count.update(name for name, right in checks.items() if right)
    wrong = [name for name, right in checks.items() if right is False]
    told = f"{row['fam']} {row['a']} - {row['b']} | {best['evidence']['text'][:160]}"
    return [f"{name} | {article} | {_wrong(name, best, row)} | {told}" for name in wrong]


def _wrong(name: str, claim: Json, row: Json) -> str:
    """What was read of a claim's stance, source or date, and what was asked for."""
    if name == "source":
        read: object = [link.get("name") or link.get("text") for link in claim["attribution"]]
        return f"{read} for {row['src']!r}"
    if name == "stance":
        return f"{sorted(stances(claim))} for {row['fact']}"
    return f"{claim['when']['edtf']} for {row['date']}"


def _checks(claim: Json, row: Json, names: Names) -> dict[str, bool | None]:
    return {
        "stance": bool(stances(claim) & set(row["fact"])),
        "source": _source_right(claim["attribution"], row["src"], names),
        "date": date_right((claim["when"] or {}).get("edtf"), row["date"]),
    }


def stances(claim: Json) -> set[str]:
    """The gold's words for a claim's stance: asserted, hedged, denied, conditional, future."""
    label: Any = claim["factuality"] or ""
    found = {word for word in ("conditional", "future") if claim.get(word)}
    if label == "CT+":
        found.add("asserted")
    if label.endswith("-"):
        found.add("denied")
    if label.startswith(("PR", "PS", "U", "CTu")):
        found.add("hedged")
    return found


def _source_right(chain: Sequence[Json], want: str | Sequence[str], names: Names) -> bool:
    if not isinstance(want, str):
        return any(_source_right(chain, one, names) for one in want)
    given = [text for link in chain for text in (link.get("name"), link.get("text")) if text]
    if not want:
        return not any(link.get("name") for link in chain)
    wanted = key(want)
    return names.same(want, given) or any(wanted in key(text) or key(text) in wanted for text in given if key(text))


def date_right(read: str | None, want: str) -> bool | None:
    """Whether an end of the one is as exact as, or finer or coarser than, an end of the other; None: not asked."""
    if not want:
        return None
    ends = [_date_ends(edtf or "") for edtf in (want, read)]
    return any(one.startswith(two) or two.startswith(one) for one in ends[0] for two in ends[1])


def _date_ends(edtf: str) -> list[str]:
    """The ends that an EDTF string gives: a season's are its first and last month, a decade's the digits known."""
    ends: list[str] = []
    for part in re.sub(r"[~?%X]", "", edtf).split("/"):
        year, _, code = part.partition("-")
        if code in _SEASONS:
            first, last, after = _SEASONS[code]
            ends += [f"{year}-{first}", f"{int(year) + after:04}-{last}"]
        elif part not in ("", ".."):
            ends.append(part)
    return ends
