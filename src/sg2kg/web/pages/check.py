"""Checking: a submission is uploaded or pasted, checked by a worker, and reported on; then mended on the page, and checked again.

A submission is answered with a redirect to its report (post, redirect, get), so that reloading sends nothing twice. What was sent is kept in
memory for a while (:mod:`sg2kg.web.checking.trials`); whoever has the address of a report can read it, and the address cannot be guessed.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg.errors import CheckError, Sg2Error
from sg2kg.messages import say
from sg2kg.validation.reports import VERDICT_FORMATS
from sg2kg.validation.reports.wording import heading
from sg2kg.validation.verdict import Unchecked
from sg2kg.web.checking import examples
from sg2kg.web.checking.forms import files_of, read_form, text_of
from sg2kg.web.checking.kinds import KINDS, ending_of_name, looks_like
from sg2kg.web.checking.names import attachment, clean_name, media_type_of, report_name
from sg2kg.web.checking.progress import progress
from sg2kg.web.checking.run import check_for, checked
from sg2kg.web.checking.tiers import known_tier, shapes_of
from sg2kg.web.checking.trials import MINUTES, Batch, Trial, Trials, gone
from sg2kg.web.checking.view import fingerprints, unchecked_view
from sg2kg.web.crew import Check
from sg2kg.web.problems import Problem, problem_of, wants_page
from sg2kg.web.render import language_of, page
from sg2kg.web.site import site_of

MOST_FILES = 20
EDITABLE = 1024 * 1024
"""Bytes of a submission that are put into a box to be mended."""
PRIVATE = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""For what is downloaded: should a browser show it nevertheless, it is nobody's page, and runs nothing."""
_BY_SUFFIX = {format.suffixes[0]: name for name, format in VERDICT_FORMATS.items()}


def trials_of(request: Request) -> Trials:
    """What this server keeps of submissions."""
    state = request.app.state
    if not hasattr(state, "trials"):
        state.trials = Trials()
    trials: Trials = state.trials
    return trials


# ---- the form


async def form(request: Request) -> Response:
    """The form, empty or with a bundled case (``?case=NAME``) or an example (``?example=NAME``) in it; raises NotFoundError for others."""
    case, example = _one(request, "case"), _one(request, "example")
    path = examples.case(case) if case else examples.example(example) if example else None
    text = path.read_text(encoding="utf-8") if path else ""
    tier = _one(request, "tier")
    if tier:
        tier = known_tier(site_of(request).settings.profiles, tier).name
    return await _form_page(request, text=text, name=path.name if path else "", tier=tier)


async def _form_page(request: Request, problem: Problem | None = None, **filled: str) -> Response:
    values: dict[str, Any] = {"text": "", "name": "", "format": "", "tier": "", **filled}
    return await _page(
        request,
        "check/form.html",
        status=problem.status if problem else 200,
        headers={"Cache-Control": "private, no-store"} if problem or request.method == "POST" else None,
        problem=problem,
        examples=list(examples.examples()),
        cases=list(examples.cases()),
        most=site_of(request).settings.max_upload,
        most_files=MOST_FILES,
        **values,
    )


async def _page(request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> Response:
    """A page, filled in beside the event loop, for a report can be long."""
    lang = language_of(request)
    shapes = shapes_of(site_of(request).settings.profiles or None)
    told = {"h": lambda key: heading(key, lang), "say": lambda key: say(key, lang), "tiers": shapes.tiers, "kinds": KINDS, "minutes": MINUTES}
    return await run_in_threadpool(partial(page, request, template, status=status, headers=headers, **told, **values))


async def _gone(request: Request) -> Response:
    """What is said where a report is no longer kept: to people with the form below it, so that they can send it again."""
    problem = gone()
    if not wants_page(request):
        raise problem
    return await _form_page(request, problem)


def _one(request: Request, name: str) -> str:
    values = request.query_params.getlist(name)
    if len(values) > 1:
        raise Problem(400, f"{name} is given {len(values)} times", "Give it once.")
    return values[0] if values else ""


# ---- what is sent


async def submit(request: Request) -> Response:
    """Checks what a form brings, a text or some files, and leads to the report (303); shows the form again with what is wrong with it."""
    filled: dict[str, str] = {}
    try:
        return await _submitted(request, filled)
    except (Problem, Sg2Error) as error:
        problem = problem_of(error) if isinstance(error, Sg2Error) else error
        if problem.status >= 500 or not wants_page(request):
            raise
        return await _form_page(request, problem, **filled)


async def _submitted(request: Request, filled: dict[str, str]) -> Response:
    site, trials, lang = site_of(request), trials_of(request), language_of(request)
    most = site.settings.max_upload * 1024 * 1024
    async with _closing(await read_form(request, most, files=MOST_FILES)) as sent:
        files = await files_of(sent, "file")
        text = text_of(sent, "text", most).replace("\r\n", "\n")
        name, format, tier, previous = (text_of(sent, key) for key in ("name", "format", "tier", "previous"))
    if len(text) <= EDITABLE:
        filled |= {"text": text, "name": name, "format": format, "tier": tier}
    if tier:
        tier = known_tier(site.settings.profiles, tier).name
    given = files or ([(name, "", text.encode("utf-8", "replace"))] if text.strip() else [])
    if not given:
        raise Problem(422, "nothing was sent", "Choose a file, or paste the text of one.")
    if len(given) > 1:
        return await _several(request, given, format, tier, lang)
    check = check_for(given[0][2], given[0][0], given[0][1], format=format, tier=tier, lang=lang)
    told = "chosen" if format else "name" if ending_of_name(given[0][0]) else "text"
    trial = Trial(check.data, check.ending, check.name, tier, told)
    earlier = trials.find(previous)
    if earlier:
        seen = await view_of_trial(request, earlier)
        trial.before, trial.tried = fingerprints(seen), seen.get("tier", "")
    await view_of_trial(request, trial)
    trials.put(trial)
    return _to(request, f"/check/{trial.id}")


async def _several(request: Request, given: list[tuple[str, str, bytes]], format: str, tier: str, lang: str) -> Response:
    trials = trials_of(request)
    kept, refused = [], []
    for name, content_type, data in given:
        try:
            check = check_for(data, name, content_type, format=format, tier=tier, lang=lang)
        except Problem as problem:
            refused.append((clean_name(name), problem.what, problem.hint))
            continue
        trial = Trial(check.data, check.ending, check.name, tier, "name")
        await view_of_trial(request, trial)
        trials.put(trial)
        kept.append(trial.id)
    batch = Batch(tuple(kept), tuple(refused))
    trials.put(batch)
    return _to(request, f"/check/batch/{batch.id}")


class _closing:
    """Closes a form behind a block, and with it the temporary files that it brought."""

    def __init__(self, sent: Any) -> None:
        self._sent = sent

    async def __aenter__(self) -> Any:
        return self._sent

    async def __aexit__(self, *error: object) -> None:
        await self._sent.close()


def _to(request: Request, path: str) -> Response:
    return RedirectResponse(site_of(request).addresses.path(path), 303, headers=PRIVATE)


# ---- the report


async def view_of_trial(request: Request, trial: Trial, tier: str = "", road: bool = False) -> dict[str, Any]:
    """What the page on a trial shows, in the language of the request: made by a worker when it is first asked for."""
    lang = language_of(request)
    key = lang, tier or trial.tier, "road" if road else ""
    found = trial.view(*key)
    if found is not None:
        return found
    check = Check(trial.data, trial.ending, trial.name, key[1] or None, lang, (), road=road, view=True)
    try:
        told = (await checked(site_of(request), check, _client(request))).written["view"]
    except CheckError as error:
        told = json.dumps(unchecked_view(Unchecked(trial.name, error.id, error.what, error.hint), b"", lang)).encode()
    trial.keep(told, *key)
    trials_of(request).bound()
    view: dict[str, Any] = json.loads(told)
    return view


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


async def report(request: Request) -> Response:
    """The report on a submission; ``?tier=`` tries it at another tier, ``?road=1`` adds the road to the next. 422 where it cannot be checked."""
    trial = trials_of(request).find(request.path_params["id"])
    if trial is None:
        return await _gone(request)
    tier, road = _tier(request), _one(request, "road")
    if road not in ("", "1"):
        raise Problem(400, f"road cannot be {road[:40]!r}", "Write road=1.")
    return await _report(request, trial, tier, bool(road), text_to_mend(trial.data))


async def _report(request: Request, trial: Trial, tier: str, road: bool, text: str | None, **more: Any) -> Response:
    view = await view_of_trial(request, trial, tier, road)
    looks = looks_like(trial.data) if view["state"] == "unchecked" else ""
    shapes = shapes_of(site_of(request).settings.profiles or None)
    comparable = bool(trial.tried) and view.get("tier") == trial.tried
    return await _page(
        request,
        "check/report.html",
        status=422 if view["state"] == "unchecked" else 200,
        headers=PRIVATE,
        **{"added": "", "focus": ""} | more,
        trial=trial,
        v=view,
        text=text,
        chosen=tier,
        with_road=road,
        onward=shapes.tiers.get(shapes.above(view["reached"])) if view.get("tier") else None,
        looks="" if looks == trial.ending else looks,
        changed=progress(trial.before, fingerprints(view)) if comparable else None,
        formats=[(name, format.suffixes[0]) for name, format in VERDICT_FORMATS.items()],
    )


def _tier(request: Request) -> str:
    told = _one(request, "tier")
    return known_tier(site_of(request).settings.profiles, told).name if told else ""


def text_to_mend(data: bytes) -> str | None:
    """The text of a submission for a box in which it can be mended; None where it is too long, or no text."""
    try:
        text = data.decode("utf-8-sig") if len(data) <= EDITABLE else "\0"
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


async def insert(request: Request) -> Response:
    """Puts the remedy of a finding behind the text that is being mended; the report is shown again with that text, and nothing is checked."""
    trial = trials_of(request).trial(request.path_params["id"])
    async with _closing(await read_form(request, 4 * EDITABLE, files=0)) as sent:
        text = text_of(sent, "text", 2 * EDITABLE).replace("\r\n", "\n")
        wanted = text_of(sent, "insert")
    tier = _tier(request)
    view = await view_of_trial(request, trial, tier)
    found = next((f for layer in view.get("layers", ()) for f in layer["findings"] if f["fingerprint"] == wanted), None)
    if found is None or not found["remedy"] or not found["remedy"]["insertion"]:
        raise Problem(404, "there is no remedy for this finding that could be put into the text", "Mend the text by hand.")
    told: str = found["remedy"]["insertion"]
    text = f"{text.rstrip()}\n\n{told}\n"
    return await _report(request, trial, tier, False, text, added=found["shape"], focus=text[: -len(told)].count("\n") + 1)


async def again(request: Request) -> Response:
    """Checks the same bytes once more, read in another format (``format``)."""
    trials = trials_of(request)
    trial = trials.trial(request.path_params["id"])
    async with _closing(await read_form(request, 4096, files=0)) as sent:
        format = text_of(sent, "format")
    check = check_for(trial.data, trial.name, format=format, tier=trial.tier)
    other = Trial(trial.data, check.ending, trial.name, trial.tier, "chosen")
    await view_of_trial(request, other)
    trials.put(other)
    return _to(request, f"/check/{other.id}")


async def forget(request: Request) -> Response:
    """Forgets a submission and its report, and leads back to the form."""
    await request.body()
    trials_of(request).forget(request.path_params["id"])
    return RedirectResponse(site_of(request).addresses.path("/check?forgotten=1"), 303, headers=PRIVATE)


async def batch(request: Request) -> Response:
    """One line for each of several submissions."""
    trials = trials_of(request)
    try:
        held = trials.batch(request.path_params["id"])
    except Problem:
        return await _gone(request)
    found = [trial for id in held.trials if (trial := trials.find(id))]
    rows = [(trial, await view_of_trial(request, trial)) for trial in found]
    rows.sort(key=lambda row: ["unchecked", "fails", "conforms"].index(row[1]["state"]))
    return await _page(request, "check/batch.html", headers=PRIVATE, rows=rows, batch=held, gone=len(held.trials) - len(found))


# ---- downloads


async def download(request: Request) -> Response:
    """The report in a format of VERDICT_FORMATS, told by the ending of the address; written by a worker."""
    trial = trials_of(request).trial(request.path_params["id"])
    suffix = f".{request.path_params['suffix']}"
    if suffix not in _BY_SUFFIX:
        raise Problem(404, f"there is no report that ends in {suffix[:20]}", "There are: " + " ".join(_BY_SUFFIX))
    format = VERDICT_FORMATS[_BY_SUFFIX[suffix]]
    lang, tier = language_of(request), _tier(request) or trial.tier
    check = Check(trial.data, trial.ending, trial.name, tier or None, lang, (format.name,), road=_one(request, "road") == "1")
    told = (await checked(site_of(request), check, _client(request))).written[format.name]
    return _file(told, format.media_type, report_name(trial.name, suffix), not format.binary)


async def submission(request: Request) -> Response:
    """The submission as it came."""
    trial = trials_of(request).trial(request.path_params["id"])
    name = trial.name if ending_of_name(trial.name) == trial.ending else trial.name + trial.ending
    return _file(trial.data, media_type_of(trial.ending), name, False)


def _file(content: bytes, media_type: str, name: str, utf8: bool) -> Response:
    told = f"{media_type}; charset=utf-8" if utf8 and media_type.startswith("text/") else media_type
    headers = {**PRIVATE, "Content-Disposition": attachment(name), "Content-Security-Policy": SANDBOX, "X-Content-Type-Options": "nosniff"}
    return Response(content, headers={**headers, "Content-Type": told})


routes: list[BaseRoute] = [
    Route("/check", form),
    Route("/check", submit, methods=["POST"]),
    Route("/check/batch/{id}", batch),
    Route("/check/{id}", report),
    Route("/check/{id}/insert", insert, methods=["POST"]),
    Route("/check/{id}/again", again, methods=["POST"]),
    Route("/check/{id}/forget", forget, methods=["POST"]),
    Route("/check/{id}/report.{suffix}", download),
    Route("/check/{id}/submission", submission),
]
