"""Names of files: as strangers give them, and as we give them to strangers."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

from sg2kg.messages import one_line
from sg2kg.web.checking.kinds import MEDIA_TYPE_OF

_MOST = 100


def clean_name(told: str, ending: str = "") -> str:
    """The name of a file without its folders, in one line; ``ending`` is put behind one that has none, and "submission" stands for nothing.

    It is only shown, and written into reports: nothing is opened by it.
    """
    last = re.split(r"[/\\\\]", told.replace("\0", ""))[-1]
    last = re.sub(r"[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", "", last)
    name = one_line(last, 10 * _MOST).strip(". ")
    if len(name) > _MOST:
        path = PurePath(name)
        name = path.stem[: _MOST - len(path.suffix[:10])] + path.suffix[:10]
    return name if "." in name else (name or "submission") + ending


def attachment(name: str) -> str:
    """The Content-Disposition of a download (RFC 6266, appendix D): in letters that every client reads, and as it is."""
    plain = re.sub(r"[^A-Za-z0-9 ._-]", "_", name)
    exact = quote(name.encode("utf-8", "replace"), safe="")
    return f'attachment; filename="{plain}"' + ("" if plain == name else f"; filename*=UTF-8''{exact}")


def report_name(source: str, suffix: str) -> str:
    """What the report on a submission is called when it is saved: lantern.verdict.html for lantern.ttl."""
    stem, dot, last = source.rpartition(".")
    return f"{stem if dot and stem and len(last) <= 6 else source}.verdict{suffix}"


def media_type_of(ending: str) -> str:
    """The media type of a format of submissions, by ending, as text where it is none of ours."""
    return MEDIA_TYPE_OF.get(ending, "text/plain")
