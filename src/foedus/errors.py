"""The one tree of exceptions.

    FoedusError                 everything foedus raises on purpose
    ├── InputError              one document cannot be read; the run goes on      (skip this item)
    ├── CodebookError           a data file breaks its schema: file, line, remedy (stop the run)
    ├── ModelError              the shipped language model is missing or damaged  (stop the run)
    ├── LedgerError             the ledger refuses or cannot be reached           (stop the run)
    │   └── IntegrityError      what is stored differs from what was stored
    ├── QuestionError           the question cannot be answered as asked          (the call is wrong)
    │   └── AmbiguousActorError a name could mean several actors
    ├── EngineError             an engine cannot be used as it is set up        (stop the run)
    └── MissingExtraError       an optional part is not installed

Each message says what went wrong, where, and what to do about it, in the words of the domain.
"""

from __future__ import annotations

_LISTED = 8
"""So many actors a message lists of those that a name could mean."""


class FoedusError(Exception):
    """Base of everything foedus raises on purpose."""


class InputError(FoedusError):
    """One input cannot be read; the others go on."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class CodebookError(FoedusError):
    """A codebook file breaks its schema. Names the file, the line (None for a whole folder) and the remedy."""

    def __init__(self, file: str, line: int | None, problem: str, remedy: str) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {problem}. {remedy}")
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy


class ModelError(FoedusError):
    """The shipped language model is missing, damaged or of another version."""


class LedgerError(FoedusError):
    """The ledger refuses an entry, or cannot be opened or reached."""


class IntegrityError(LedgerError):
    """What the ledger holds is not what was put into it."""


class QuestionError(FoedusError):
    """A question that cannot be answered as it was asked."""


class AmbiguousActorError(QuestionError):
    """A name that could mean several actors; `candidates` holds (id, name) pairs."""

    def __init__(self, name: str, candidates: tuple[tuple[str, str], ...]) -> None:
        listed = "; ".join(f"{label} ({key})" for key, label in candidates[:_LISTED])
        listed += f"; and {len(candidates) - _LISTED} more" if len(candidates) > _LISTED else ""
        super().__init__(f"{name!r} could mean several actors: {listed}. Ask again with one of the ids.")
        self.name = name
        self.candidates = candidates


class EngineError(FoedusError):
    """An engine that cannot be used as it is set up: no address, no model, no key, or the endpoint refuses it."""


class MissingExtraError(FoedusError):
    """An optional part needs a package that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part: pip install 'foedus[{extra}]'")
        self.extra = extra
