"""The network of alliances: signed graphs and their exact balance. Pure functions from values to values."""

from foedus.network.balance import Frustration, frustration
from foedus.network.chance import Baseline, baseline
from foedus.network.forecast import Forecast, Triangle, forecast
from foedus.network.graph import SignedGraph, Tie, biconnected_blocks, components, net_ties
from foedus.network.optima import Frustrated, Optima, optima
from foedus.network.triads import Census, Strain, Triad, census, strained, strains, triads

__all__ = [
    "Baseline",
    "Census",
    "Forecast",
    "Frustrated",
    "Frustration",
    "Optima",
    "SignedGraph",
    "Strain",
    "Tie",
    "Triad",
    "Triangle",
    "baseline",
    "biconnected_blocks",
    "census",
    "components",
    "forecast",
    "frustration",
    "net_ties",
    "optima",
    "strained",
    "strains",
    "triads",
]
