"""Requests that no client would send: each is refused or answered, none breaks anything, and the next is served."""

from __future__ import annotations

import json
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serving import Server
from web.hostile.raw_http import headers, status, told

LINE = b"\r\n"
HOST = b"Host: x\r\nConnection: close\r\n"

# ---- where one request ends and the next begins


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nquery=",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\nquery=",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nquery",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\nquery",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\nquery",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nx",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n Folded: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example/path?x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: user@evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX\x0b: b\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\nHost: x\n\nGET /healthz HTTP/1.1\nHost: x\n\n"[:20],
        b"GET / HTTP/2.0\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 300_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 60_000 + b"\r\n",
    ],
    ids=lambda r: repr(r[:70]),
)
def test_what_could_be_read_in_two_ways_is_refused(evil: Server, request_: bytes) -> None:
    answer = told(evil, request_)
    assert status(answer) in (0, 400, 411, 413, 414, 431, 501, 505), answer[:300]
    assert answer.count(b"HTTP/1.1 ") <= 1
    assert evil.get("/healthz").status_code == 200


def test_a_length_beside_pieces_does_not_let_a_second_request_in(evil: Server) -> None:
    smuggled = b"0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n" % len(smuggled)
    answer = told(evil, head + smuggled)
    assert answer.count(b"HTTP/1.1 ") <= 1 or status(answer) == 400, answer[:600]


# ---- who is asked


@pytest.mark.parametrize("host", ["evil.example:1", "[::1]:9", ""])
@pytest.mark.parametrize(
    "path", ["/cases/", "/docs/", "/api/v1", "/case/evil-plain", "/sparql?query=ASK%7B%7D", "/.well-known/void", "/check?lang=en"]
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_addresses_come_from_the_settings_and_not_from_the_host_that_a_request_names(evil: Server, host: str, path: str, accept: str) -> None:
    forged = "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\nX-Forwarded-Prefix: /evil.example\r\n"
    forged += "X-Original-URL: /evil.example\r\nX-Rewrite-URL: /evil.example\r\nX-HTTP-Method-Override: DELETE\r\n"
    answer = told(evil, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\nConnection: close\r\n{forged}\r\n".encode())
    assert status(answer) in (200, 303, 308, 406), answer[:300]
    assert b"evil.example" not in answer.partition(b"\r\n\r\n")[0]
    location = headers(answer).get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")


@pytest.mark.parametrize("target", ["http://evil.example/healthz", "HTTP://x/healthz?y", "https://evil.example:1/healthz"])
def test_a_target_with_scheme_and_host_is_understood(evil: Server, target: str) -> None:
    assert b'"status":"ok"' in told(evil, f"GET {target} HTTP/1.1\r\n".encode() + HOST + LINE)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "//evil.example",
            "//evil.example/",
            "//evil.example/cases/",
            "///evil.example/..",
            "/\\evil.example",
            "/%5cevil.example/",
            "/%2f%2fevil.example/",
        ),
        *(
            "/cases/%2f%2fevil.example/",
            "/case//evil.example",
            "/case/%2f%2fevil.example%2f",
            "/docs//evil.example/",
            "/docs/tiers.zh-Hant?x=//evil.example",
        ),
        *("/framework//evil.example", "/sparql//evil.example", "/actor/%0d%0aLocation:%20http://evil.example", "/cases%0d%0aX:y/", "/docs/%0d%0aX:y"),
        *("/sparql?query=ASK%7B%7D&x=%0d%0aSet-Cookie:evil", "/compare?case=evil-plain&lang=%0d%0aX:y", "/?lang=zh-Hant%0d%0aSet-Cookie:evil=1"),
        *(
            "/..",
            "/../etc/passwd",
            "/static/../../../etc/passwd",
            "/static/..%2f..%2fsettings.py",
            "/docs/..%2f..%2fREADME",
            "/docs/pictures/..%2f..%2fx.svg",
        ),
        *(
            "/docs/pictures/%2e%2e",
            "/dump.nq/../../etc",
            "/check/../../etc",
            "/graph/..%2f..",
            "/static/css/%00.css",
            "/api/v1/cases/..%2f..%2fetc",
            "/." * 500,
        ),
        *(
            "/case/" + "a" * 30_000,
            "/case/" + "%F0%9F%98%80" * 900,
            "/%",
            "/%zz",
            "/%c0%ae%c0%ae/",
            "/case/%ed%a0%80",
            "/case/%ef%bf%be",
            "*",
            "/;x=1",
            "?",
        ),
    ],
)
def test_no_path_leads_out(evil: Server, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        answer = told(evil, f"GET {path} HTTP/1.1\r\nAccept: {accept}\r\n".encode() + HOST + LINE)
        assert status(answer) in (200, 303, 308, 400, 404, 405, 406, 414), answer[:300]
        assert not {"x", "evil"} & headers(answer).keys()
        assert "evil" not in headers(answer).get("set-cookie", "")
        assert not headers(answer).get("location", "/").startswith(("//", "/\\", "http"))
        assert b"root:" not in answer
        assert b'href="//' not in answer
        assert b"import " not in answer.partition(b"\r\n\r\n")[2][:2_000] or status(answer) == 200


PLACES = (
    *(
        "/",
        "/cases",
        "/case/evil-plain",
        "/case/evil-plain.ttl",
        "/compare",
        "/compare/cell",
        "/query",
        "/query/beside",
        "/check",
        "/check/x",
        "/check/x/insert",
    ),
    *("/framework", "/framework/M-ECO", "/ontology.ttl", "/thing?iri=case:evil-plain", "/terms", "/docs", "/docs/tiers", "/void", "/sparql"),
    *(
        "/api",
        "/api/v1/",
        "/api/v1/cases",
        "/api/v1/validate",
        "/api/v1/openapi.json",
        "/static/css/site.css",
        "/healthz",
        "/nowhere",
        "/graph/inferred",
    ),
)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "MOVE", "X", "POST", "OPTIONS", "HEAD"])
def test_each_method_is_answered_or_said_not_to_be_for_the_address(evil: Server, method: str) -> None:
    for path in PLACES:
        answer = told(evil, f"{method} {path} HTTP/1.1\r\nContent-Length: 0\r\nCookie: a=secret\r\n".encode() + HOST + LINE)
        assert status(answer), (method, path)
        assert status(answer) < 500, (method, path, answer[:400])
        assert b"secret" not in answer
        if method in ("CONNECT", "X"):  # no tunnel is dug here, and of unknown methods not even the end of a request is known
            assert status(answer) == 400, (method, path)
        elif status(answer) == 405:
            allowed = headers(answer).get("allow", "")
            assert allowed, (method, path)
            assert method not in allowed.split(", ")
        elif method not in ("POST", "OPTIONS", "HEAD"):
            assert status(answer) in (404, 405), (method, path, answer[:200])
        if method == "HEAD":
            assert answer.partition(b"\r\n\r\n")[2] == b"", path
            assert status(told(evil, f"GET {path} HTTP/1.1\r\n".encode() + HOST + LINE)) == status(answer), path


# ---- more than anybody would write


@pytest.mark.parametrize("path", ["/", "/cases", "/compare", "/query", "/terms", "/sparql", "/thing", "/check", "/api/v1/cases", "/framework/M-ECO"])
@pytest.mark.parametrize("name", ["a", "query", "case", "%00"])
def test_ten_thousand_parameters_are_answered_soon(evil: Server, path: str, name: str) -> None:
    many = "&".join([f"{name}=x"] * (10_000 if len(name) < 4 else 2_500))
    answer = told(evil, f"GET {path}?{many} HTTP/1.1\r\nAccept: text/html\r\n".encode() + HOST + LINE)
    assert status(answer) in (200, 303, 400, 404, 414, 431), answer[:300]


@pytest.mark.parametrize(
    "header",
    [
        b"Cookie: lang=zh-Hant\x01",
        b"Cookie: " + b"lang=en; " * 3_000,
        b'Cookie: lang="zh-Hant"; lang=<script>; =; ;;;',
        b"Cookie: \xff\xfe=\xff",
        b"Cookie: lang=../../x",
        b"Accept-Language: " + b"zh-" * 9_000,
        b"Accept-Language: *;q=1e999,\xff;q=nan",
        b"Accept-Language: " + b"a;q=0.1," * 4_000,
        b"Accept: " + b"text/html;q=0.9," * 1_900,
        b"Accept: text/html;q=\xb2",
        b"Accept: ;;;,,,==",
        b"Accept: */*;q=0",
        b"Accept: text/html\x0bx",
        b"If-None-Match: " + b'"x",' * 7_000,
        b"If-None-Match: \xff",
        b"If-Modified-Since: yesterday\xff",
        b"Range: bytes=0-0,-1,5-2,",
        b"Range: bytes=" + b"0-," * 9_000,
        b"Accept-Encoding: gzip;q=\xb2, *;q=0.0000",
        b"Accept-Encoding: " + b"gzip," * 6_000,
        b"TE: trailers, deflate;q=9",
        b"Upgrade: websocket\r\nConnection: Upgrade",
        b"Upgrade: h2c\r\nHTTP2-Settings: x\r\nConnection: Upgrade, HTTP2-Settings",
        b"Expect: 200-ok",
        b"Expect: 100-continue",
        b"Content-Type: \xff\xfe",
        b"HX-Request: true\r\nHX-Target: <script>",
        b"Origin: null",
        b"Origin: http://evil.example\r\nAccess-Control-Request-Method: X\r\nAccess-Control-Request-Headers: \xff",
    ],
    ids=lambda h: repr(h[:40]),
)
def test_odd_headers_break_nothing(evil: Server, header: bytes) -> None:
    for path in (b"/", b"/case/evil-plain", b"/sparql?query=ASK%7B%7D", b"/api/v1/cases?limit=1", b"/ontology", b"/static/css/site.css"):
        answer = told(evil, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n" + header + b"\r\nX-Last: 1\r\nConnection: close\r\n\r\n")
        assert status(answer) in (200, 303, 304, 400, 406, 431), (path, answer[:300])
        assert b"HTTP/1.1 101" not in answer


WORDS = st.sampled_from(
    [
        *(
            "query",
            "update",
            "lang",
            "case",
            "concept",
            "basis",
            "format",
            "iri",
            "tier",
            "text",
            "file",
            "name",
            "q",
            "find",
            "kind",
            "default-graph-uri",
            "limit",
        ),
        *(
            "evil-plain",
            "M-ECO",
            "zh-Hant",
            "all",
            "svg",
            "ASK {}",
            "SELECT * {?s ?p ?o} LIMIT 2",
            "\0",
            "\ufeff",
            "",
            "-1",
            "1e400",
            "\u202e",
            "%",
            "<",
            "'",
            '"',
            "{{",
            "../",
        ),
    ]
)
TEXT = st.one_of(WORDS, st.text(max_size=20), st.binary(max_size=12).map(lambda b: b.decode("latin-1")))
METHODS = st.sampled_from(["GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "get", "TRACE"])
PATHS = st.sampled_from(
    [
        *PLACES,
        "/compare/picture.svg",
        "/compare/download.csv",
        "/compare/alike.json",
        "/query/chart.png",
        "/query/vocabulary.json",
        "/check/x/report.json",
        "/api/v1/compare",
        "/api/v1/queries/core-list/results",
        "/api/v1/concepts",
        "/api/v1/validateMultiple",
        "/api/v1/tiers/mapped",
        "/api/v1/ontology",
    ]
)
TYPES = st.sampled_from(
    [
        *(
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "application/json",
            "application/sparql-query",
            "text/turtle",
        ),
        *(
            "application/ld+json",
            "application/rdf+xml",
            "text/plain; charset=utf-7",
            "application/x-www-form-urlencoded; charset=\u017f",
            "*/*",
            ";",
            "multipart/mixed",
        ),
        *(
            "multipart/form-data; boundary=" + "b" * 5_000,
            'multipart/form-data; boundary="',
            "application/json; charset=utf-16",
            "application/trig",
            "image/svg+xml",
        ),
    ]
)


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    """A request with something wrong in most of its places."""
    pairs = draw(st.lists(st.tuples(TEXT, TEXT), max_size=4))
    encoded = "&".join(f"{quote_plus(k.encode('utf-8', 'replace'))}={quote_plus(v.encode('utf-8', 'replace'))}" for k, v in pairs)
    path = draw(st.one_of(PATHS, TEXT.map(lambda t: "/" + quote_plus(t.encode("utf-8", "replace")))))
    head = [f"{draw(METHODS)} {path}{'&' if '?' in path else '?'}{encoded} HTTP/1.{draw(st.sampled_from('110'))}".encode()]
    head += [b"Host: x", b"Connection: close", b"Accept: " + draw(st.sampled_from([b"text/html", b"*/*", b"application/json", b"text/turtle", b"x"]))]
    for name in draw(
        st.lists(st.sampled_from(["Cookie", "Accept-Language", "If-None-Match", "Content-Encoding", "HX-Request", "Origin", "X-A"]), max_size=3)
    ):
        value = draw(TEXT).encode("utf-8", "replace").translate(None, bytes(range(32)) + b"\x7f")
        head.append(name.encode() + b": " + value.strip())
    body = draw(
        st.one_of(
            st.just(b""),
            st.binary(max_size=60),
            st.just(encoded.encode()),
            st.tuples(TEXT, TEXT, st.binary(max_size=40)).map(
                lambda t: (
                    f'--b\r\nContent-Disposition: form-data; name="{t[0]}"; filename="{t[1]}"\r\n\r\n'.encode("utf-8", "replace")
                    + t[2]
                    + b"\r\n--b--\r\n"
                )
            ),
            st.recursive(
                st.none() | st.booleans() | st.floats() | TEXT, lambda c: st.lists(c, max_size=3) | st.dictionaries(TEXT, c, max_size=3), max_leaves=6
            ).map(lambda v: json.dumps({"contentToValidate": v, "contentSyntax": v})[:4_000].encode()),
            st.sampled_from(
                [
                    b"[" * 50_000,
                    b'{"a":' * 20_000,
                    b"\x1f\x8b" + b"\0" * 40,
                    b"PK\x03\x04",
                    b'{"contentToValidate":"\\ud800"}',
                    b'[{"contentToValidate":1e999}]',
                ]
            ),
        )
    )
    if body:
        head += [b"Content-Type: " + draw(TYPES).encode("utf-8"), b"Content-Length: %d" % len(body)]
    made: bytes = LINE.join(head) + LINE + LINE + body
    return made


@given(request=requests())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_that_is_sent_is_too_much(evil: Server, request: bytes) -> None:
    answer = told(evil, request)
    assert status(answer) in (*range(200, 500), 503, 505), (request[:600], answer[:600])
    assert not any("Traceback" in line for line in evil.log)
