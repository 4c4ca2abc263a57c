"""Reading treebanks and changing their sentences; needs no torch."""

import gzip
import json
import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.augment import augment, expand, names, with_headline_letters, with_units
from training.prepare import groups, read_conllu, read_iob2, with_names
from training.scores import gold_side, score
from training.treebank import Word, join_names, merge, read_groups, words_of

ROWS = [
    ["al", 0, "al", "PROPN", "NNP", "", 4, "nsubj", "B-ORG"],
    ["-", 0, "-", "PUNCT", "HYPH", "", 3, "punct", "I-ORG"],
    ["Fath", 1, "Fath", "PROPN", "NNP", "", 1, "flat", "I-ORG"],
    ["left", 1, "leave", "VERB", "VBD", "", 0, "root", "O"],
    ["Karo", 1, "Karo", "PROPN", "NNP", "", 6, "compound", "B-LOC"],
    ["Town", 0, "Town", "PROPN", "NNP", "", 4, "obj", "I-LOC"],
]


def test_joined_names_keep_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"corpus": "x", "sentences": [ROWS]}) + "\n")
    (group,) = read_groups(path)
    (words,) = group.sentences
    assert [(word.form, word.head, word.deprel, word.name) for word in words] == [
        ("al-Fath", 1, "nsubj", "B-ORG"),
        ("left", -1, "root", "O"),
        ("Karo", 3, "compound", "B-LOC"),
        ("Town", 1, "obj", "I-LOC"),
    ]


def test_a_merged_range_hangs_where_its_top_hung() -> None:
    words = merge(words_of(ROWS), [(4, 6, "KT")])
    assert (words[-1].form, words[-1].head, words[-1].deprel, words[-1].name) == ("KT", 3, "obj", "B-LOC")


def test_units_and_acronyms_come_from_names() -> None:
    words = join_names(words_of(ROWS))
    assert names(words) == [(0, 1), (2, 4)]
    forms = {tuple(word.form for word in with_units(words, Random(seed))) for seed in range(60)}
    assert forms == {("al-Fath", "left", "Karo", "Town"), ("al-Fath", "left", "Karo Town")}


def test_headline_letters_change_letters_only() -> None:
    words = words_of(ROWS)
    for seed in range(10):
        changed = with_headline_letters(words, Random(seed))
        assert [word.form.lower() for word in changed] == [word.form.lower() for word in words]
        assert [word.head for word in changed] == [word.head for word in words]


def test_conllu_with_names_and_multiword_tokens() -> None:
    lines = """# newdoc id = a
1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
""".splitlines()
    (group,) = groups(read_conllu(lines), None)
    assert [(row[0], row[1]) for row in group[0]] == [("He", 1), ("do", 0), ("n't", 0), ("go", 1)]
    iob = ["# text", "1\tHe\tB-PER\t-\t-", "2\tdo\tO\t-\t-", "3\tn't\tB-OTH\t-\t-", "4\tgo\tO\t-\t-"]
    ((_, _, rows),) = with_names(read_conllu(lines), read_iob2(iob))
    assert [row[8] for row in rows] == ["B-PER", "O", "O", "O"]


def test_scores_count_matching_words() -> None:
    words: list[Word] = list(words_of(ROWS))
    spans = [[(0, 2), (2, 3), (3, 7), (8, 12), (13, 17), (18, 22)]]
    gold = gold_side([words], spans)
    assert score([(gold, gold)])["las"] == 100.0
    shifted = gold_side([words], [[*spans[0][:5], (18, 23)]])
    found = score([(gold, shifted)])
    assert (found["tokens"], found["sentences"]) == (83.33, 0.0)
    assert found["names"] == 50.0


def test_another_name_takes_the_place_of_a_name() -> None:
    words = merge(words_of(ROWS), [(0, 3, None), (4, 6, None)])
    found = expand(words, 0, ["Free", "Karo", "Army", "(", "FKA", ")"], 2)
    assert [(word.form, word.head, word.deprel, word.name) for word in found] == [
        ("Free", 2, "compound", "B-ORG"),
        ("Karo", 2, "compound", "I-ORG"),
        ("Army", 6, "nsubj", "I-ORG"),
        ("(", 4, "punct", "O"),
        ("FKA", 2, "appos", "B-ORG"),
        (")", 4, "punct", "O"),
        ("left", -1, "root", "O"),
        ("Karo Town", 6, "obj", "B-LOC"),
    ]


def test_whatever_is_changed_stays_a_tree() -> None:
    words = join_names(words_of(ROWS))
    for seed in range(300):
        found = augment(words, Random(seed))
        assert sum(word.head < 0 for word in found) == 1
        for place, word in enumerate(found):
            steps = 0
            while found[place].head >= 0 and steps <= len(found):
                place, steps = found[place].head, steps + 1
            assert steps <= len(found), word
        assert len(names(found)) >= 2
