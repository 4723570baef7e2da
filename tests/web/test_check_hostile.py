"""Checking what nobody should send: each is refused with what is wrong, and the next request is served."""

from __future__ import annotations

import gzip
import io
import socket
import time
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from serving import Server
from sg2kg.web.checking.examples import example

GOOD = example("registered-example").read_bytes()


@pytest.fixture
def browser(server: Server) -> Iterator[httpx.Client]:
    """A client that wants pages, and finds the server well after each test."""
    with server.client(headers={"Accept": "text/html", "Accept-Language": "en"}) as found:
        yield found
        start = time.monotonic()
        assert found.get("/healthz").status_code == 200
        assert time.monotonic() - start < 2
        sent = found.post("/check", files={"file": ("a.ttl", GOOD, "text/turtle")})
        assert sent.status_code == 303
        assert found.get(sent.headers["location"]).status_code == 200


def upload(client: httpx.Client, data: bytes, name: str = "a.ttl", type: str = "text/turtle") -> httpx.Response:
    """The report on a file, or the refusal."""
    sent = client.post("/check", files={"file": (name, data, type)})
    return client.get(sent.headers["location"]) if sent.status_code == 303 else sent


def _zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.ttl", b"\0" * 50_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (_zip(), "case.zip", "ZIP"),
        (_zip(), "case.ttl", "ZIP"),
        (gzip.compress(b"\0" * 50_000_000), "case.ttl", "gzip"),
        (b"%PDF-1.7 \0", "case.ttl", "PDF"),
    ],
    ids=["an archive", "an archive called Turtle", "gzip", "PDF"],
)
def test_nothing_is_unpacked(browser: httpx.Client, data: bytes, name: str, what: str) -> None:
    told = upload(browser, data, name)
    assert told.status_code == 415
    assert what in told.text


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 1000,
        b'<a:a> <b:b> "\0" .',
        '<a:a> <b:b> "x" .'.encode("utf-16"),
        b"\xff\xfe\xff" * 1000,
        b"[" * 200_000,
        b"(" * 200_000,
        b"<a:a> <b:b> " + b"[ <b:b> " * 100_000,
        b'{"@context": "https://example.org/context.jsonld", "@id": "x:y"}',
        b"[" * 100_000 + b"]" * 100_000,
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000 + b'">]><a>&c;</a>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rdf:RDF>&b;</rdf:RDF>',
        b"<<" * 50_000,
        b"@base <a/> . " * 10_000,
        b"{}",
    ],
    ids=lambda data: repr(data[:16]),
)
def test_what_is_no_submission_is_told_so(browser: httpx.Client, data: bytes) -> None:
    told = upload(browser, data, "case", "")
    assert told.status_code in (415, 422)
    assert "root:" not in told.text


def test_twenty_megabytes_of_garbage_are_refused_in_time(browser: httpx.Client) -> None:
    start = time.monotonic()
    assert upload(browser, b"garbage \xc3\xa9 " * 1_700_000).status_code in (413, 422)
    assert time.monotonic() - start < 20


def test_a_body_that_is_too_large_is_refused_before_it_is_read(browser: httpx.Client) -> None:
    assert upload(browser, b"x" * (21 * 1024 * 1024)).status_code == 413


def test_a_long_text_comes_back_without_a_box_to_mend_it_in(browser: httpx.Client) -> None:
    data = {"text": (GOOD + b"#" + b"x" * 2_000_000).decode()}
    sent = browser.post("/check", data=data, files={"file": ("", b"")})
    page = browser.get(sent.headers["location"])
    assert page.status_code == 200
    assert "too long to be mended here" in page.text
    assert len(page.content) < 500_000


def _parts(number: int, file: bool = False) -> bytes:
    name = b'name="a"; filename="b"' if file else b'name="a"'
    return b"".join(b"--x\r\nContent-Disposition: form-data; " + name + b"\r\n\r\n1\r\n" for _ in range(number)) + b"--x--\r\n"


BOUNDARY = "multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("type", "body", "status"),
    [
        (BOUNDARY, _parts(10_000), 400),
        (BOUNDARY, _parts(10_000, file=True), 400),
        ("multipart/form-data", _parts(1), 400),
        ("multipart/form-data; boundary=", _parts(1), 400),
        ("multipart/form-data; boundary=" + "x" * 500, _parts(1), 400),
        (BOUNDARY, b"no multipart at all", 400),
        (BOUNDARY, b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n", 400),
        (BOUNDARY, b"--x\r\n\r\n1\r\n--x--\r\n", 400),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="text"\r\nX: ' + b"y" * 5_000_000 + b"\r\n\r\n1\r\n--x--\r\n", 400),
        (BOUNDARY + "; charset=punycode", _parts(1), 415),
        (BOUNDARY + "; charset=utf-16", _parts(1), 415),
        (BOUNDARY + '; CHARSET="idna"', _parts(1), 415),
        (BOUNDARY + "; charset*=utf-8''punycode", _parts(1), 415),
        (BOUNDARY, b"", 422),
        (BOUNDARY, b"--x--\r\n", 422),
        ("application/x-www-form-urlencoded", b"a&" * 100_000, 400),
        ("application/x-www-form-urlencoded", b"text=" + b"%41" * 3_000_000, 413),
        ("application/x-www-form-urlencoded", b"text=a&text=b", 400),
        ("application/x-www-form-urlencoded", b"text=a&tier=golden", 400),
        ("application/x-www-form-urlencoded", b"text=a&format=.exe", 415),
        ("application/x-www-form-urlencoded", b"file=a&text=b", 400),
        ("application/x-www-form-urlencoded", b"", 422),
        ("text/turtle", GOOD, 415),
        ("", GOOD, 415),
    ],
)
def test_a_form_that_is_none_is_refused(browser: httpx.Client, type: str, body: bytes, status: int) -> None:
    assert browser.post("/check", content=body, headers={"Content-Type": type}).status_code == status


def test_a_body_that_is_compressed_is_refused(browser: httpx.Client) -> None:
    headers = {"Content-Type": BOUNDARY, "Content-Encoding": "gzip"}
    assert browser.post("/check", content=gzip.compress(_parts(1)), headers=headers).status_code == 415


def test_a_client_that_leaves_in_the_middle_of_its_upload_disturbs_nobody(browser: httpx.Client, server: Server) -> None:
    address = urlsplit(server.base)
    assert address.hostname
    assert address.port
    for _ in range(5):
        with socket.create_connection((address.hostname, address.port)) as sock:
            head = f"POST /check HTTP/1.1\r\nHost: a\r\nContent-Type: {BOUNDARY}\r\nContent-Length: 100000\r\n\r\n"
            sock.sendall(head.encode() + _parts(1)[:-8])
    assert not [line for line in server.log if "Traceback" in line], "\n".join(server.log)[-20_000:]


def test_a_refusal_is_told_to_programs_as_problem_details(client: httpx.Client) -> None:
    told = client.post("/check", files={"file": ("a.zip", _zip(), "")})
    assert (told.status_code, told.headers["content-type"]) == (415, "application/problem+json")


def test_what_was_typed_is_not_lost_when_it_is_refused(browser: httpx.Client) -> None:
    page = browser.post("/check", data={"text": "<a:a> <b:b> <c:c> .", "tier": "golden"})
    assert page.status_code == 400
    assert "&lt;a:a&gt; &lt;b:b&gt; &lt;c:c&gt; ." in page.text
    assert "Unknown tier: golden" in page.text
