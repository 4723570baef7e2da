"""Many at once: each gets its own answer, in its own language, and what it has already is told by its own ETag."""

from __future__ import annotations

import gzip
import random
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest

from serving import Server
from sg2kg.messages import LANGUAGES
from sg2kg.web.checking.examples import example
from web.hostile.crawling import seen

THREADS = 50
EACH = 3
GOOD = example("registered-example").read_text(encoding="utf-8")


def _one(client: httpx.Client, marker: str, luck: random.Random) -> None:
    """One request of some kind whose answer can only be its own."""
    lang = luck.choice(LANGUAGES)
    kind = luck.randrange(8)
    speaks = {"Cookie": f"lang={lang}", "Accept": "text/html"}
    if kind == 0:
        told = client.get(
            "/sparql", params={"query": f'SELECT ("{marker}" AS ?m) ?s {{ ?s ?p ?o }} LIMIT {luck.randrange(1, 400)}'}, headers={"Accept": "text/csv"}
        )
        assert {line.split(",")[0] for line in told.text.splitlines()[1:]} == {marker}
    elif kind == 1:
        wrong = luck.random() < 0.5
        text = GOOD.replace('"2021-03"', '"whenever"') if wrong else GOOD
        told = client.post("/api/v1/validate", params={"lang": lang, "format": "json"}, files={"file": (f"{marker}.ttl", text)})
        (verdict,) = told.json()["verdicts"]
        assert (verdict["source"], verdict["conforms"]) == (f"{marker}.ttl", not wrong)
    elif kind == 2:
        sent = client.post("/check", files={"file": (f"{marker}.ttl", GOOD + f"# {marker}\n", "text/turtle")})
        told = client.get(sent.headers["location"], headers=speaks)
        assert f"{marker}.ttl" in told.text
        assert seen(str(told.url), told.text).lang == lang
        assert marker in client.get(sent.headers["location"] + "/submission").text
    elif kind == 3:
        told = client.get("/query", params={"query": f'SELECT ("{marker}" AS ?m) {{}}'}, headers=speaks)
        assert told.text.count(marker) > 1
        assert told.headers["content-language"] == lang
    elif kind == 4:
        told = client.get(f"/terms?q={marker}", headers=speaks)
        assert marker in told.text
        assert f'<html lang="{lang}">' in told.text
    elif kind == 5:
        path = luck.choice(
            ("/", "/cases", "/case/evil-plain.html", "/framework/M-ECO", "/compare?case=evil-plain&concept=M-ECO", "/docs/tiers", "/query")
        )
        told = client.get(path, headers={**speaks, "Accept-Encoding": luck.choice(("gzip", "identity"))})
        assert told.headers["content-language"] == lang
        assert f'<html lang="{lang}">' in told.text
        again = client.get(path, headers={**speaks, "If-None-Match": told.headers["etag"]})
        waits = path.startswith("/case")  # the verdict of a case may have come in between
        assert again.status_code == 304 or (waits and again.status_code == 200), path
    elif kind == 6:
        told = client.get(f"/nowhere/{marker}", headers=speaks)
        assert told.status_code == 404
        assert marker in told.text
    else:
        told = client.get("/sparql", params={"query": f"ASK {{ {marker} }}"})
        assert (told.status_code, told.json()["status"]) == (400, 400)


def test_each_of_many_gets_its_own_answer(evil: Server) -> None:
    def ask(number: int) -> None:
        luck = random.Random(number)
        with evil.client(timeout=90) as client:
            for turn in range(EACH):
                _one(client, f"marker{number}x{turn}y", luck)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, range(THREADS)))


@pytest.mark.parametrize(
    "path", ["/", "/case/evil-plain.html", "/framework/M-ECO", "/compare?case=evil-plain&concept=M-ECO", "/static/css/site.css", "/docs/tiers"]
)
def test_what_is_kept_of_one_language_or_coding_is_never_taken_for_another(evil: Server, path: str) -> None:
    found: dict[tuple[str, str], tuple[str, bytes]] = {}
    for lang in (*LANGUAGES, *reversed(LANGUAGES)):
        for coding in ("gzip", "identity"):
            asked = {"Accept-Language": lang, "Accept-Encoding": coding, "Accept": "text/html"}
            with evil.client(timeout=5) as client, client.stream("GET", path, headers=asked) as answer:
                raw = b"".join(answer.iter_raw())
            plain = gzip.decompress(raw) if answer.headers.get("content-encoding") == "gzip" else raw
            assert "Accept-Encoding" in answer.headers["vary"], path
            etag = answer.headers["etag"]
            assert found.setdefault((lang, coding), (etag, plain)) == (etag, plain)
            if etag.startswith('"'):  # a strong one names bytes
                assert not answer.headers.get("content-encoding") or etag != found.get((lang, "identity"), ("", b""))[0]
    for (lang, _), (etag, plain) in found.items():
        assert all(p == plain for (other, _), (_, p) in found.items() if other == lang)
        assert "/static/" in path or all(e != etag for (other, _), (e, _) in found.items() if other != lang)


def test_a_language_in_the_address_goes_before_that_of_others_who_asked_before(evil: Server) -> None:
    for path in ("/", "/cases", "/framework/M-ECO", "/check", f"/query?query={quote('ASK {}')}"):
        sign = "&" if "?" in path else "?"
        for lang in LANGUAGES:
            for other in LANGUAGES:
                told = evil.get(f"{path}{sign}lang={lang}", headers={"Cookie": f"lang={other}", "Accept-Language": other, "Accept": "text/html"})
                assert told.headers["content-language"] == lang
                assert f'<html lang="{lang}">' in told.text
