"""An SVG as PNG, by resvg (the optional part `pictures`)."""

from __future__ import annotations

from foedus.errors import MissingExtraError


def png_of(svg: str, *, zoom: float = 2.0) -> bytes:
    """The picture as PNG, `zoom` pixels for each of the SVG's (2 suits print). Raises MissingExtraError.

    Letters come from the fonts of the machine.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise MissingExtraError("drawing a PNG", "pictures") from error
    return bytes(svg_to_bytes(svg_string=svg, zoom=zoom, background="#ffffff"))
