"""Gold, scores, and the gate that never goes down.

Commands: `python -m foedus.evaluation` and `python -m foedus.evaluation.speed`.
"""

from foedus.evaluation.floors import Fall, Floors, FloorsError
from foedus.evaluation.measures import Scores
from foedus.evaluation.sets import GoldError, GoldSet, find_sets

__all__ = ["Fall", "Floors", "FloorsError", "GoldError", "GoldSet", "Scores", "find_sets"]
