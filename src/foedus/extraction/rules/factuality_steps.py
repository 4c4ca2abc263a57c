"""What a step down the tree does to the commitment: what a cue governs, clauses, events in nouns."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.codebook.cues import Cue, Cues
from foedus.extraction.rules.attribution_slots import SUBJECTS, answering_cue, match_cue, slot_heads
from foedus.extraction.rules.factuality_labels import (
    CERTAIN,
    POSSIBLE,
    PROBABLE,
    UNCOMMITTED,
    Context,
    affirm,
    negate,
    weaken,
)
from foedus.extraction.rules.factuality_modifiers import has_mark, is_inverted, is_negation, operator_of
from foedus.language import Sentence, Token
from foedus.model import Certainty

_FRESH = frozenset({"acl:relcl", "appos", "parataxis", "advcl:relcl", "list", "discourse", "dislocated"})
_NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "nsubj:outer", "obl", "nmod", "obl:agent", "iobj", "compound"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GERUND = frozenset({"of", "for", "about"})
_PARTING = frozenset(
    """
    ally band break combine defect join leave merge quit resign secede splinter split unite
    """.split()  # noqa: SIM905
)
_FOUNDING = frozenset(("form", "found", "create", "establish", "set", "launch", "start", "join"))
_GOING = frozenset(("travel", "come", "go", "fly", "drive", "sail", "return", "hurry", "send"))
_MEETING = frozenset(("meet", "talk", "confer", "negotiate", "consult"))
_KEEPING = frozenset(("keep", "maintain", "station"))
_SERVING = frozenset(("help", "support", "protect", "train", "assist", "back", "defend", "advise", "guard"))
_PURPOSE = frozenset({"to", "order"})
_THAT = frozenset({"that"})
_OF = frozenset({"of"})
_WHETHER = frozenset({"whether", "if"})
_RANKED = frozenset({"first", "last", "second", "third", "latest"})
_LENGTHS = frozenset(("hour", "day", "week", "month", "year", "decade"))
_ASKING = frozenset(("call", "demand", "invitation", "offer", "order", "plea", "proposal", "request", "summons"))
_REFUSING = frozenset(("decline", "defy", "ignore", "rebuff", "refuse", "reject", "spurn", "turn down"))
_SEEMING = frozenset({"seem", "appear", "look", "remain", "become", "sound", "stay", "prove"})
_MANNERS = frozenset(
    {
        "side",
        "behalf",
        "head",
        "helm",
        "command",
        "banner",
        "rank",
        "leadership",
        "umbrella",
        "flag",
        "aegis",
        "authority",
        "control",
    }
)
_ACCORDS = frozenset({"agreement", "deal", "accord", "consensus", "pact", "breakthrough", "progress"})
"""What there is none of where it was not reached, so that there is none of what it is about either."""
_CLAUSES = ("xcomp", "ccomp", "csubj", "advcl", "acl")
_SHORT_OF = frozenset({"nearly", "almost"})
_VERDICTS = frozenset({"deny", "know"})


def descend(context: Context, parent: int, node: int) -> Context:
    """The commitment to a dependent, before its own modifiers are read."""
    sentence = context.sentence
    token = sentence.tokens[node]
    if token.deprel == "conj":
        strayed = token.xpos == "VBD" and has_mark(sentence, parent, _PURPOSE) and sentence.tokens[parent].xpos == "VB"
        # A past tense goes on from the verb above: "defied an order to leave and attacked".
        return replace(context, label=CERTAIN, conditional=False, future=False) if strayed else context
    context = replace(context, past=sentence.tokens[parent].xpos in ("VBD", "VBN"))
    judged = verdict(context, parent)
    if judged is not None and (_is_held(sentence, token) or governing_cue(context, parent, node) is not None):
        return judged
    if token.deprel in _FRESH:
        return replace(context, label=CERTAIN, conditional=False, future=False)
    cue = governing_cue(context, parent, node)
    answered = answering_cue(sentence, sentence.tokens[parent], context.cues)
    if answered is not None and cue is not None:
        return replace(context, label=CERTAIN).apply(answered)
    steered = token.deprel in ("obj", "iobj") and (any(sentence.children(parent, "xcomp")) or _charged(context, parent))
    if cue is not None and not steered and answering_cue(sentence, token, context.cues) is None:
        below = context.apply(cue)
        # Nobody answers for "is accused of": who does accuse stands over the content as its source.
        return replace(below, label=weaken(below.label, Certainty.PROBABLE)) if cue.kind == "claim" else below
    if token.deprel == "advcl":
        return _adverbial(context, node)
    if token.deprel in _NOMINAL:
        return _nominal(context, parent, token)
    return _clause(context, token)


def _charged(context: Context, verb: int) -> bool:
    """Whether what a verb charges its object with is told: "accused its ally of plotting" says that it is one."""
    sentence = context.sentence
    cue, _ = match_cue(sentence, sentence.tokens[verb], context.cues)
    if cue is None or cue.kind != "claim":
        return False
    return any(
        "of" in sentence.cases(child.index) or has_mark(sentence, child.index, _OF)
        for child in sentence.children(verb, "obl", "advcl")
    )


def _is_held(sentence: Sentence, token: Token) -> bool:
    """Whether a clause is what the noun above it holds: "the report that X came", if taken for a relative one too."""
    subjects = any(sentence.children(token.index, *SUBJECTS))
    return token.deprel.startswith("acl") and subjects and has_mark(sentence, token.index, _THAT)


def verdict(context: Context, noun: int) -> Context | None:
    """The commitment to what a noun holds, by the adjective it is the subject of: "the report that … is unfounded"."""
    sentence, subject = context.sentence, context.sentence.tokens[noun]
    if subject.deprel != "nsubj" or sentence.tokens[subject.head].upos != "ADJ":
        return None
    cue, _ = match_cue(sentence, sentence.tokens[subject.head], context.cues)
    if cue is None or cue.kind not in _VERDICTS:
        return None
    denied = any(is_negation(context, child) for child in sentence.children(subject.head, "advmod"))
    return replace(context, label=negate(CERTAIN) if denied else CERTAIN).apply(cue)


def _clause(context: Context, token: Token) -> Context:
    """A clause under a word that no cue file knows: a bare infinitive or gerund is as a rule not yet a fact."""
    infinitive = has_mark(context.sentence, token.index, _PURPOSE)
    open_past = not any(child.xpos == "MD" for child in context.sentence.children(token.index, "aux"))
    if open_past and token.deprel.startswith("csubj") and has_mark(context.sentence, token.index, _WHETHER):
        return replace(context, label=UNCOMMITTED)  # "whether X armed Y is disputed"
    if infinitive and _came_of_it(context.sentence, token.index):
        return context
    participle = token.deprel == "acl" and token.xpos in ("VBN", "VBG")
    if token.deprel == "amod" or (participle and not has_mark(context.sentence, token.index, _GERUND)):
        # What describes a noun is so, whatever becomes of the noun: "rebels armed by X would face …".
        return replace(context, label=CERTAIN, future=False, conditional=False)
    if participle and context.sentence.tokens[token.head].lemma in _LENGTHS:
        return replace(context, label=CERTAIN, future=False, conditional=False)  # "after two days of fighting"
    if participle:
        return replace(context, label=POSSIBLE)
    if token.deprel == "acl" and infinitive and _is_ranked(context.sentence, token.head):
        return context  # "was the first country to send arms": sent them
    if token.deprel == "acl" and infinitive and _is_refused(context.sentence, token.head):
        return replace(context, label=negate(CERTAIN))
    if token.deprel == "acl" and infinitive:
        return replace(context, label=POSSIBLE, future=True)
    if token.deprel.startswith("csubj") and infinitive:
        return replace(context, label=weaken(context.label, Certainty.POSSIBLE))
    if token.deprel.startswith("csubj") and token.xpos == "VBG":
        # "His joining X will not be the last": given, whatever is said of it.
        owned = any(context.sentence.children(token.index, "nsubj", "nmod:poss"))
        return replace(context, label=CERTAIN if owned else affirm(context.label), future=False)
    if token.deprel == "xcomp" and infinitive and _pending(context.sentence, token.head):
        return replace(context, label=negate(context.label))
    if infinitive and context.sentence.tokens[token.head].lemma in _RANKED:
        return context  # "was the first to join": joined
    if token.deprel == "xcomp" and infinitive:
        return replace(context, label=weaken(context.label, Certainty.PROBABLE))
    return context


def _is_ranked(sentence: Sentence, noun: int) -> bool:
    return any(child.lemma in _RANKED for child in sentence.children(noun, "amod"))


def _is_refused(sentence: Sentence, noun: int) -> bool:
    """Whether somebody refused what a noun asks him to do: "turned down an invitation to meet X"."""
    asked = sentence.tokens[noun]
    if asked.deprel != "obj" or asked.lemma not in _ASKING:
        return False
    words = {asked.head, *(c.index for c in sentence.children(asked.head, "compound:prt"))}
    return " ".join(sentence.tokens[place].lemma for place in sorted(words)) in _REFUSING


def _pending(sentence: Sentence, verb: int) -> bool:
    """Whether what a verb governs has not come about: "has yet to sign"."""
    yet = any(child.lemma.lower() == "yet" for child in sentence.children(verb, "advmod"))
    return yet and sentence.tokens[verb].lemma in ("have", "be")


def _nominal(context: Context, parent: int, token: Token) -> Context:
    """An event in a noun: given where definite; else as firm as its verb, whose denial it shares as object.

    What only says how something is done is as firm as that: "did not fight at their side".
    """
    if token.deprel == "obl" and token.lemma in _MANNERS and context.sentence.tokens[parent].upos == "VERB":
        return context
    if _missed(context.sentence, parent) and token.deprel == "obj":
        return context
    chance = _chance(context.sentence, parent, token, context.cues)
    if chance is not None:
        return replace(context.apply(chance), future=True)
    if _presupposed(context.sentence, token):
        return replace(context, label=CERTAIN, future=False, conditional=False)
    own_no = any(is_negation(context, child) for child in context.sentence.children(token.index, "det"))
    above = context.sentence.tokens[parent]
    shares_denial = token.deprel == "obj" and above.upos == "VERB" and not own_no
    about = token.deprel == "nmod" and above.lemma in _ACCORDS  # "no agreement on a truce"
    return context if shares_denial or about else replace(context, label=affirm(context.label))


def _chance(sentence: Sentence, parent: int, token: Token, cues: Cues) -> Cue | None:
    """How likely an adjective calls what a noun names: "a truce is" or "seems unlikely", not "is likely to end"."""
    told: Token | None = sentence.tokens[parent]
    if told is not None and told.lemma in _SEEMING:
        told = next((c for c in sentence.children(parent, "xcomp") if c.upos == "ADJ"), None)
    if token.deprel != "nsubj" or told is None or told.upos != "ADJ" or any(sentence.children(told.index, *_CLAUSES)):
        return None
    cue, _ = match_cue(sentence, told, cues)
    return cue if cue is not None and cue.kind == "hedge" else None


def _missed(sentence: Sentence, verb: int) -> bool:
    """Whether something came near to being done, whatever it was done to: "nearly brought about the collapse"."""
    return any(child.lemma.lower() in _SHORT_OF for child in sentence.children(verb, "advmod"))


def governing_cue(context: Context, parent: int, node: int) -> Cue | None:
    """The cue that the parent heads, where the node stands in one of its slots."""
    sentence = context.sentence
    cue, words = match_cue(sentence, sentence.tokens[parent], context.cues)
    if cue is None and sentence.tokens[parent].head >= 0:
        above = sentence.tokens[parent].head
        cue, words = match_cue(sentence, sentence.tokens[above], context.cues)
        if parent not in words:
            return None
        parent = above
    if cue is None or node in words:
        return None
    for pattern in cue.content:
        filled = [(slot, slot_heads(sentence, parent, slot, words)) for slot in pattern]
        needed = [slot for slot in pattern if not slot.optional]
        met = all(len(heads) >= needed.count(slot) for slot, heads in filled)
        if met and any(node in heads for slot, heads in filled if slot.name != "subject"):  # who does what is said
            return cue
    return None


def _adverbial(context: Context, node: int) -> Context:
    """An adverbial clause: a condition, a purpose, or one that asserts for itself."""
    for mark in context.sentence.children(node, "mark", "advmod", "case"):
        cue = operator_of(context, mark)
        if cue is not None and cue.kind == "condition":
            return replace(context, label=cue.affirmed, conditional=True)
        if cue is not None and cue.kind == "sequence" and context.future:
            return replace(context, label=cue.affirmed)
    if is_inverted(context.sentence, node):
        return replace(context, label=UNCOMMITTED, conditional=True)
    if has_mark(context.sentence, node, _PURPOSE):
        return context if _came_of_it(context.sentence, node) else replace(context, label=PROBABLE, future=True)
    if any(context.sentence.children(node, "mark", "nsubj", "nsubj:pass")):
        return replace(context, label=CERTAIN, conditional=False, future=False)
    return replace(context, label=affirm(context.label))


def _came_of_it(sentence: Sentence, node: int) -> bool:
    """As in "left the Front to found another", "united to form X": what those who part or unite are to found, is.

    Likewise they meet who went to meet.
    """
    verb, above = sentence.tokens[node], sentence.tokens[sentence.tokens[node].head]
    if verb.lemma in _MEETING and above.lemma in _GOING:
        return above.xpos in ("VBD", "VBZ") or (above.xpos == "VBN" and any(sentence.children(above.index, "aux")))
    if verb.lemma in _SERVING and above.lemma in _KEEPING:  # "keeps soldiers in the north to help X"
        return above.xpos in ("VBZ", "VBP", "VBD")
    founds = verb.lemma in _FOUNDING or verb.text == "found"  # which the tagger may take for a past of "find"
    return founds and above.lemma in _PARTING and above.xpos in ("VBD", "VBN")


def _presupposed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase takes its event for granted: definite, or possessed."""
    for child in sentence.children(token.index, "det", "nmod:poss"):
        if child.deprel == "nmod:poss" or child.lemma.lower() in _DEFINITE:
            return True
    return False
