"""Pictures for print: the signed network and the timeline of a pair, as SVG and PNG. Same values, same bytes."""

from foedus.export.pictures.network import network_svg
from foedus.export.pictures.png import png_of
from foedus.export.pictures.timeline import Bar, Row, timeline_svg

__all__ = ["Bar", "Row", "network_svg", "png_of", "timeline_svg"]
