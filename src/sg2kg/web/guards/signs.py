"""Signs that steer a terminal or turn a line round never reach a page: what somebody wrote ends where it ends."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters (HTML, section 13.2.3.5, has no text with them), and what embeds or overrides a direction without an end (UAX 9)."""
INSTEAD = "\ufffd"


class Exact(Markup):
    """A text that a page shows as it is, for it comes back with a form."""

    @classmethod
    def of(cls, text: str) -> Exact:
        """For templates: ``{{ text | exact }}``."""
        return cls(escape(text).replace("\0", INSTEAD))


def plain(value: Any) -> Any:
    """What a template writes, for Jinja's ``finalize``: texts without such signs, anything else as it is."""
    if not isinstance(value, str) or isinstance(value, Exact) or not _ODD.search(value):
        return value
    cleaned = _ODD.sub(INSTEAD, value)
    return Markup(cleaned) if isinstance(value, Markup) else cleaned
