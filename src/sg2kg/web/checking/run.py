"""A check by the crew, asked for as strangers ask: format and tier are looked at first. The pages and the REST interface call it."""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.errors import NotFoundError
from sg2kg.messages import LANGUAGES
from sg2kg.validation.reports import DETAILS, VERDICT_FORMATS
from sg2kg.web.checking.kinds import ending_of, refuse_packed, sense
from sg2kg.web.checking.names import clean_name
from sg2kg.web.checking.tiers import known_tier
from sg2kg.web.crew import Check, Checked
from sg2kg.web.problems import Problem
from sg2kg.web.site import Site


def check_for(
    data: bytes,
    name: str = "",
    content_type: str = "",
    *,
    format: str = "",
    tier: str = "",
    lang: str = "en",
    formats: tuple[str, ...] = ("json",),
) -> Check:
    """The check of a submission as it came: its format sensed unless ``format`` names one, its name cleaned; ``tier`` empty: the one it states.

    Raises Problem 415 for what is no format of submissions, and 422 for nothing at all.
    """
    if not data.strip():
        raise Problem(422, "there is no submission in it: it is empty", "Send a file, or paste the text of one.")
    refuse_packed(data)
    ending = ending_of(format) or sense(data, name, content_type)
    return Check(data, ending, clean_name(name, ending), tier or None, lang, formats)


async def checked(site: Site, check: Check, client: str = "") -> Checked:
    """What became of a submission; its ``outcome["error"]`` is not empty where it could not be checked.

    Raises Problem 400 for a tier, a language, a format or a detail that there is not, 413 for more than may be sent; and as
    :meth:`sg2kg.web.crew.Crew.check` does.
    """
    if check.tier is not None:
        known_tier(site.settings.profiles, check.tier)
    _known("language", (check.lang,), LANGUAGES)
    _known("format", check.formats, VERDICT_FORMATS)
    _known("detail", (check.detail,), DETAILS)
    most = site.settings.max_upload
    if len(check.data) > most * 1024 * 1024:
        raise Problem(413, f"the submission is larger than {most} MB", "Split it, one case a file.")
    return await site.crew.check(check, client)


def _known(kind: str, told: Iterable[str], known: Iterable[str]) -> None:
    for name in told:
        if name not in known:
            error = NotFoundError(kind, name[:100], known)
            raise Problem(400, error.what, error.hint, id=error.id)
