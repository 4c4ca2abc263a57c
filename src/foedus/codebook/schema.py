"""The schema of the codebook's own files: relations, predicates, support verbs and holders.

A predicate says which word announces a relation or an act and where, around that word, its two ends stand. The ends
are written as *slots*, read from the parse by `foedus.extraction.rules.slots`:

    subj     who does it, whatever the voice: subject, agent of a passive, possessor or author of a noun
    obj      whom it is done to, whatever the voice
    iobj     the indirect object
    self     whom the word itself describes: "X is an ally", "the ally, X", "ally X", "groups loyal to …"
    this     who is named by the phrase that the word heads, whoever owns it: of "X's party" that party
    whose    whom the word belongs to: "of X", "X's", "Syrian", "Taliban"
    poss     the same, but not behind "of"
    office   what the person leads by the title beside the name: "succeeded X, head of Y" (obj.office)
    past     what the person once belonged to, by what stands beside the name: "founded by X, a former member of Y"
             (subj.past)
    post     the body that whoever stands there is known to lead from what the article has told before (obj.post)
    deed     who did the deed that the noun there goes back to: "condemned the attack" (obj.deed)
    larger   the larger unit to which a unit belongs by what stands behind a comma: "3rd Battalion, 4th Regiment"
    host     the subject of the verb, or the noun, that the word hangs on ("fought in support of")
    pred     what the word makes of its object ("renamed itself C")
    comp     the subject of the clause below ("demanded that X …")
    below    the nearest actor anywhere in what is said below the word
    condition  who must do what an "if" or "unless" below the word says ("threatened to leave unless X …")
    earlier  the bodies named before the name that the word describes, the nearest first ("X left for the rival Y")
    charger  who said what the noun over the word's clause means ("A accuses B of C, a charge that B rejects")
    fellow   whom those are named with whom an adjective before them describes ("X and allied militias")
    several  whoever a phrase for several names anywhere in the sentence ("both sides", "each group")
    PREP     what stands behind that preposition ("with", "against", "between")
    up.SLOT  that slot of the verb that the word's own clause hangs on ("split from B to form C": up.from)
    down.SLOT  that slot of the clause that hangs on the word ("urged them to attack A": down.obj)
    SLOT.SLOT  the second slot of what stands in the first ("rejected A's offer": obj.whose)

`ends: subj > obj|against` reads: the actor in subj, the recipient in obj or else behind "against". `&` in place of
`>` marks a mutual predicate: the actors of one slot stand so to one another ("A and B clashed"), and with those of the
other.

A record of a predicate file:

    verb, noun, adj, adverb, preposition   the words, as lemmas: "break away", "peace deal", "cessation of hostility"
    name           a word that heads an actor's own name ("brigade"), or "person" for any person's name
    key            what to call an idiom; else each word is its own key
    relation       one of relations.yaml, or none for a bare act
    phase          begins, holds (default) or ends
    plover         the category of the act; by default the relation's for its phase, null for a mere state
    ends           the slots, as above
    object, complement, mark, under, subject, prep, without   lemmas that must, or must not, stand with the word (see
                   `Trigger`)
    effect         how firmly the relation is said where the word is affirmed: CT-, PR+, PS+ … ("rejected talks": CT-)
    future         true where what the word tells of is yet to come ("proposed talks")
    negated        true where the word must be denied, which is what it then says ("does not recognise")
    beside         lemmas one of which must hang on the word or stand right before it ("formerly known as")
    clause         how a clause below the word must begin: to, that; or none, where there must be no clause
    actors, recipients   kinds of actors that may stand there
    armed, unequal what the ends must be (see `Predicate`)
    weight         the coder's trust in the frame, 0 to 1
    examples       sentences with their ends, "A hit B. => A, B", run as tests; counterexamples, without
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from foedus.codebook.entries import Category, Entry, Example, Predicate, Relation, Support, Trigger
from foedus.codebook.files import Record
from foedus.model import ActorKind, Factuality, Phase, RelationType

NAMED_SLOTS = frozenset(
    (
        "subj",
        "obj",
        "iobj",
        "self",
        "this",
        "whose",
        "poss",
        "office",
        "past",
        "post",
        "deed",
        "larger",
        "host",
        "pred",
        "comp",
        "below",
        "condition",
        "earlier",
        "charger",
        "fellow",
        "several",
    )
)
PREPOSITIONS = frozenset(
    "about across after against alongside along amid among amongst around as at before behind between beside by "  # noqa: SIM905
    "despite for from in inside into near of off on onto opposite out outside over through to toward towards under "
    "unto upon via with within".split()
)
NOBODY = "-"
_WORD_CLASSES = ("verb", "noun", "adj", "adverb", "preposition", "name")
_PREDICATE_FIELDS = (
    *_WORD_CLASSES,
    "key",
    "relation",
    "phase",
    "plover",
    "ends",
    "object",
    "mark",
    "complement",
    "under",
    "subject",
    "prep",
    "clause",
    "negated",
    "effect",
    "future",
    "beside",
    "actors",
    "recipients",
    "armed",
    "unequal",
    "weight",
    "without",
    "examples",
    "counterexamples",
)


def category_from(record: Record) -> Category:
    """A record of `plover.yaml`."""
    record.only(("key", "meaning", "cameo", "future", "denied"))
    key = record.text("key")
    return Category(
        key=key,
        meaning=record.text("meaning"),
        cameo=record.texts("cameo"),
        future=record.text("future", key),
        denied=record.text("denied", key),
    )


def relation_from(record: Record, categories: Collection[str]) -> Relation:
    """A record of `relations.yaml`."""
    record.only(("key", "symmetric", "sign", "begins", "acts", "ends", "meaning", "implies", "joint", "represented"))
    sign = record.fields.get("sign")
    if sign not in (1, 0, -1):
        raise record.error(f"'sign' cannot be {sign!r}", "Choose 1, 0 or -1.", "sign")
    steps = ((Phase.BEGINS, "begins"), (Phase.HOLDS, "acts"), (Phase.ENDS, "ends"))
    by_phase = tuple((phase, _category(record, name, categories)) for phase, name in steps)
    kind = RelationType(
        key=record.text("key"),
        sign=sign,
        symmetric=record.flag("symmetric"),
        plover=_category(record, "acts", categories),
        implies=record.texts("implies"),
    )
    joint = record.text("joint") if "joint" in record.fields else None
    return Relation(
        type=kind,
        meaning=record.text("meaning"),
        joint=joint,
        represented=record.flag("represented"),
        by_phase=by_phase,
    )


def entry_from(record: Record, relations: Mapping[str, Relation], categories: Collection[str]) -> Entry:
    """A record of a predicate file; a predicate for each word it lists. Raises CodebookError."""
    record.only(_PREDICATE_FIELDS)
    relation = _relation(record, relations)
    phase = Phase(record.choice("phase", [step.value for step in Phase], Phase.HOLDS.value))
    named = relation is None or "plover" in record.fields
    plover = _category(record, "plover", categories) if relation is None or named else relation.plover(phase)
    if relation is None and plover is None:
        raise record.error("neither relation nor plover", "Name one of the relations, a PLOVER category, or both.")
    actor, recipient, mutual = _ends(record)
    actors, recipients = _kinds(record, "actors"), _kinds(record, "recipients")
    armed, unequal, without = record.flag("armed"), record.flag("unequal"), frozenset(record.texts("without"))
    effect, future, weight = _effect(record), record.flag("future"), _weight(record)
    predicates = tuple(
        Predicate(
            key=key,
            trigger=trigger,
            relation=relation.type.key if relation else None,
            phase=phase,
            plover=plover,
            actor=actor,
            recipient=recipient,
            mutual=mutual,
            actors=actors,
            recipients=recipients,
            armed=armed,
            unequal=unequal,
            without=without,
            effect=effect,
            future=future,
            weight=weight,
        )
        for key, trigger in _keyed(record)
    )
    if not predicates:
        raise record.error("no word to look for", f"Write one of: {', '.join(_WORD_CLASSES)}.")
    return Entry(predicates=predicates, examples=tuple(_examples(record)), record=record)


def supports_from(record: Record) -> Iterator[Support]:
    """The support verbs of a record of `supports.yaml`; "agree to", "come under" name the noun's preposition."""
    record.only(("verb", "noun", "role", "phase"))
    role = record.choice("role", ("actor", "recipient", "event", "blamed", "noun"))
    phase = Phase(record.choice("phase", [step.value for step in Phase])) if "phase" in record.fields else None
    for words in record.texts("noun" if role == "noun" else "verb"):
        lemma, *rest = words.split()
        linked = bool(rest) and rest[-1] in PREPOSITIONS and not (len(rest) == 1 and rest[0] in _PARTICLES)
        preposition = rest.pop() if linked and role in ("actor", "recipient", "blamed") else ""
        yield Support(lemma=lemma, particle=" ".join(rest), preposition=preposition, role=role, phase=phase)


_PARTICLES = frozenset(["off", "out", "up", "down", "over"])


def _relation(record: Record, relations: Mapping[str, Relation]) -> Relation | None:
    if record.fields.get("relation") is None:
        return None
    return relations[record.choice("relation", relations)]


def _category(record: Record, name: str, categories: Collection[str]) -> str | None:
    return None if record.fields.get(name) is None else record.choice(name, categories)


def _kinds(record: Record, name: str) -> frozenset[ActorKind]:
    for kind in record.texts(name):
        if kind not in list(ActorKind):
            raise record.error(f"no actor kind {kind!r}", f"Choose among: {', '.join(ActorKind)}.", name)
    return frozenset(map(ActorKind, record.texts(name)))


def _effect(record: Record) -> Factuality | None:
    if "effect" not in record.fields:
        return None
    try:
        return Factuality.parse(record.text("effect"))
    except ValueError as error:
        raise record.error(str(error), "Write CT+, CT-, PR+, PR-, PS+, PS-, CTu or Uu.", "effect") from error


def _weight(record: Record) -> float:
    value = record.fields.get("weight", 0.9)
    if not isinstance(value, int | float) or not 0 < value <= 1:
        raise record.error(f"'weight' cannot be {value!r}", "Write a number above 0, at most 1.", "weight")
    return float(value)


def _ends(record: Record) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    text = record.text("ends")
    sign = "&" if "&" in text else ">"
    left, found, right = text.partition(sign)
    if not found:
        remedy = "Write 'subj > obj', or 'subj & with' where mutual."
        raise record.error(f"'ends' lacks its sign: {text!r}", remedy, "ends")
    return _slots(record, left), _slots(record, right), sign == "&"


def _slots(record: Record, text: str) -> tuple[str, ...]:
    slots = tuple(slot.strip() for slot in text.split("|") if slot.strip() not in ("", NOBODY))
    for slot in slots:
        if not all(part in NAMED_SLOTS or part in PREPOSITIONS or part in ("up", "down") for part in slot.split(".")):
            known = ", ".join(sorted(NAMED_SLOTS))
            raise record.error(f"no slot {slot!r}", f"Slots are {known}, or a preposition such as 'with'.", "ends")
    return slots


def _keyed(record: Record) -> Iterator[tuple[str, Trigger]]:
    """The triggers with their keys: the record's own for a single word or an idiom, else the trigger's words."""
    triggers = tuple(_triggers(record))
    idiom = len(triggers) == 1 or any(trigger.demands > 1 or trigger.object for trigger in triggers)
    for trigger in triggers:
        yield record.text("key") if idiom and "key" in record.fields else _name(trigger), trigger


def _triggers(record: Record) -> Iterator[Trigger]:
    object_words, mark = frozenset(record.texts("object")), frozenset(record.texts("mark"))
    complement, under = frozenset(record.texts("complement")), frozenset(record.texts("under"))
    subject, prep, clause = frozenset(record.texts("subject")), frozenset(record.texts("prep")), _clause(record)
    negated, beside = record.flag("negated"), frozenset(record.texts("beside"))
    for word_class in _WORD_CLASSES:
        for words in record.texts(word_class):
            lemma, particle, modifier, of = _parts(words, word_class)
            yield Trigger(
                lemma=lemma,
                word_class=word_class,
                particle=particle,
                modifier=modifier,
                of=of,
                object=object_words,
                mark=mark,
                complement=complement,
                under=under,
                subject=subject,
                prep=prep,
                clause=clause,
                negated=negated,
                beside=beside,
            )


def _clause(record: Record) -> frozenset[str]:
    known = ("to", "that", "none")
    for word in record.texts("clause"):
        if word not in known:
            raise record.error(f"no clause begins with {word!r} here", f"Choose among: {', '.join(known)}.", "clause")
    return frozenset(record.texts("clause"))


def _parts(words: str, word_class: str) -> tuple[str, str, str, str]:
    """The lemma of the head with its particle, its modifier and the noun behind its "of"."""
    if word_class == "verb":
        lemma, _, particle = words.partition(" ")
        return lemma, particle, "", ""
    before, _, of = words.partition(" of ")
    modifier, _, lemma = before.rpartition(" ")
    return lemma, "", modifier, of


def _name(trigger: Trigger) -> str:
    words = [trigger.modifier, trigger.lemma, trigger.particle, f"of {trigger.of}" if trigger.of else ""]
    if len(trigger.object) == 1:
        words += trigger.object
    return " ".join(filter(None, words))


def _examples(record: Record) -> Iterator[Example]:
    for line in record.texts("examples"):
        text, found, wanted = line.partition("=>")
        pairs = [tuple(end.strip() for end in pair.split(",")) for pair in wanted.split(";")]
        if not found or any(len(pair) != 2 for pair in pairs):
            raise record.error(f"example without its ends: {line!r}", "Write 'A attacked B. => A, B'.", "examples")
        yield Example(text=text.strip(), ends=tuple((pair[0], pair[1]) for pair in pairs), record=record)
    for line in record.texts("counterexamples"):
        yield Example(text=line, ends=(), record=record)
