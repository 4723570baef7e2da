"""Draws a Vega-Lite specification: SVG, PNG and PDF with the font that ships, a page that works offline, or the specification itself."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from sg2kg.errors import NotFoundError, PictureError
from sg2kg.pictures.font import FOLDER, INSTALL, missing, part
from sg2kg.pictures.theme import FAMILY, FONT, themed

VERSION = "5.21"
"""Vega-Lite as it is compiled: the newest of the version that SCHEMA names."""
MIME = "application/vnd.vegalite.v5+json"
"""The type of a specification in a notebook."""
SVG = "{http://www.w3.org/2000/svg}"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Marks that take no room, which come along with text from the web and which the font lacks."""
_MOST_DOTS = 200_000_000
"""A PNG of more would take gigabytes of memory."""


def draw(spec: dict[str, Any], format: str, *, scale: float = 2) -> bytes:
    """The picture in one of FORMATS; the same specification gives the same bytes.

    ``spec`` is Vega-Lite with its data inline. ``scale`` is the number of dots for a unit of the specification in PNG, and does not touch the
    others. Nothing is fetched. Raises NotFoundError for another format, PictureError where a text has a character that the font lacks, where the
    specification asks for data or pictures from elsewhere, for another font, or is not Vega-Lite, and where ``sg2kg[pictures]`` is not installed.
    """
    if format not in FORMATS:
        raise NotFoundError("picture format", format, FORMATS)
    return FORMATS[format](_normal(spec), scale)


def bundle(spec: dict[str, Any]) -> dict[str, Any]:
    """What a notebook shows, by type: the specification, which notebooks draw themselves offline, and SVG where it can be drawn.

    The specification alone is given where ``sg2kg[pictures]`` is not installed, or its font lacks a character: a browser has other fonts.
    """
    shown: dict[str, Any] = {MIME: _normal(spec), "text/plain": str(spec.get("description", ""))}
    with suppress(PictureError):
        shown["image/svg+xml"] = draw(spec, "svg").decode()
    return shown


def _normal(spec: dict[str, Any]) -> dict[str, Any]:
    hint = "Write numbers, texts, lists and maps; leave out what is not a number."
    if not isinstance(spec, dict) or not isinstance(spec.get("config", {}), dict):
        raise PictureError("the specification is not a map, or its config is none", hint)
    try:
        text = json.dumps({k: v for k, v in spec.items() if k != "usermeta"}, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise PictureError(f"the specification is not JSON: {error}", hint) from None
    normal: dict[str, Any] = json.loads(unicodedata.normalize("NFC", _UNSEEN.sub("", text)))
    _refuse_signs(normal)
    return themed(normal)


def _refuse_signs(value: Any) -> None:
    """The converter ends the process at a text that cannot stand in XML, so it must not come that far."""
    if isinstance(value, str):
        found = _NOT_XML.search(value)
        if found:
            raise PictureError(f"no picture can show U+{ord(found.group()):04X}, in the text {_short(value)!r}", "Leave the character out.")
    for item in value.items() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        _refuse_signs(item)


def _specification(spec: dict[str, Any], scale: float) -> bytes:
    return (json.dumps(spec, ensure_ascii=False, indent=1) + "\n").encode()


def _svg(spec: dict[str, Any], scale: float) -> bytes:
    drawn, texts = _drawn(spec)
    head, sign, rest = drawn.partition(">")
    return f"{head}{sign}<style>{_face(texts)}</style>{rest}\n".encode()


def _png(spec: dict[str, Any], scale: float) -> bytes:
    svg = _drawn(spec)[0]
    root = ET.fromstring(svg)
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    if not (scale > 0 and scale * scale * width * height <= _MOST_DOTS):
        raise PictureError(f"a PNG of {width:g} × {height:g} cannot be drawn at scale {scale:g}", "Choose a scale such as 2, or write SVG.")
    return bytes(_converter().svg_to_png(svg, scale=scale))


def _pdf(spec: dict[str, Any], scale: float) -> bytes:
    return bytes(_converter().svg_to_pdf(_drawn(spec)[0]))


def _page(spec: dict[str, Any], scale: float) -> bytes:
    _, texts = _drawn(spec)
    title = spec.get("description", "")
    words = {
        "title": escape(title if isinstance(title, str) else ""),
        "face": _face(texts),
        "script": _script(),
        # no text of the data can end the script in which it stands
        "spec": json.dumps(spec, ensure_ascii=True).replace("<", "\\u003c"),
    }
    pieces = files("sg2kg.pictures").joinpath("page.html").read_text(encoding="utf-8").split("{{")
    return (pieces[0] + "".join(words[key] + rest for key, _, rest in (p.partition("}}") for p in pieces[1:]))).encode()


FORMATS: dict[str, Callable[[dict[str, Any], float], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf, "html": _page, "vega-lite": _specification}
"""The formats, each with what writes it."""


def _face(texts: list[str]) -> str:
    font = base64.b64encode(part(texts)).decode()
    return f'@font-face{{font-family:"{FAMILY}";src:url("data:font/otf;base64,{font}") format("opentype")}}'


def _drawn(spec: dict[str, Any]) -> tuple[str, list[str]]:
    converter = _converter()
    try:
        vega = converter.vegalite_to_vega(spec, vl_version=VERSION)
        _refuse_fetching(vega)
        svg = str(converter.vega_to_svg(vega, allowed_base_urls=[]))
    except ValueError as error:
        lines = [x.strip() for x in str(error).splitlines() if "Error: " in x] or [str(error).strip()]
        why = lines[-1].rpartition("Error: ")[2][:200]
        raise PictureError(f"the specification cannot be drawn: {why}", "See https://vega.github.io/vega-lite/docs/ for its grammar.") from None
    texts = []
    for text, font in _texts(svg):
        lacking = missing(text)
        if lacking:
            signs = ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in lacking[:5])
            hint = "Write it with other characters; or draw the specification (format vega-lite) elsewhere, with a font that has them."
            raise PictureError(f"the font of pictures lacks {signs}, in the text {_short(text)!r}", hint)
        if font != FONT:
            raise PictureError(f"the text {_short(text)!r} asks for the font {font}", f"Leave the font out: pictures are drawn with {FAMILY}.")
        texts.append(text)
    return svg, texts


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _texts(svg: str) -> Iterator[tuple[str, str]]:
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        yield "".join(element.itertext()), element.get("font-family", "")


def _refuse_fetching(vega: Any) -> None:
    if isinstance(vega, list):
        for item in vega:
            _refuse_fetching(item)
    elif isinstance(vega, dict):
        for data in vega.get("data") or () if isinstance(vega.get("data"), list) else ():
            if isinstance(data, dict) and "url" in data:
                raise PictureError(f"the specification asks for data from {data['url']}", "Put the data into the specification: nothing is fetched.")
        if vega.get("type") == "image":
            raise PictureError("the specification asks for pictures from elsewhere", "Leave the marks of type image out: nothing is fetched.")
        for key, value in vega.items():
            if key != "values":
                _refuse_fetching(value)


@cache
def _script() -> str:
    return str(_converter().javascript_bundle(vl_version=VERSION))


@cache
def _converter() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise PictureError("pictures cannot be drawn: vl-convert is not installed", INSTALL) from None
    vl_convert.register_font_directory(str(FOLDER))
    return vl_convert
