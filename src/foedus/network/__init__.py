"""The network of alliances: signed graphs and their exact balance. Pure functions from values to values."""

from foedus.network.balance import Frustration, frustration
from foedus.network.graph import SignedGraph, Tie, biconnected_blocks, components, net_ties

__all__ = ["Frustration", "SignedGraph", "Tie", "biconnected_blocks", "components", "frustration", "net_ties"]
