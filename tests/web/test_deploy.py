"""docs/deploy.md is true: its options are ours, its defaults are ours, and systemd and nginx take what it tells them."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest

from serving import Server, running
from support import ROOT

TEXT = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BLOCKS = {m[1]: m[2] for m in re.finditer(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)}


def _options() -> dict[str, click.Option]:
    from sg2kg.cli.serve import serve

    return {name: o for o in serve.params if isinstance(o, click.Option) for name in (*o.opts, *o.secondary_opts)}


def test_every_option_that_it_names_is_one_of_the_command() -> None:
    known = _options()
    ours = [line for line in TEXT.splitlines() if "sg2kg" in line or line.startswith(("|", "CMD", "- "))]
    named = {o for line in ours for o in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    others = {"--no-cache-dir", "--system", "--no-create-home", "--interval", "--timeout", "--read-only", "--memory", "--cap-drop", "--security-opt"}
    assert named - others - set(known) == set()
    assert "--per-client" in named


def test_the_defaults_in_its_table_are_those_of_the_command() -> None:
    known = _options()
    for name, shown in re.findall(r"^\| `(--[\w-]+)` \| (\d+)", TEXT, re.MULTILINE):
        assert known[name].default == int(shown), name


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not here")
    unit = tmp_path / "sg2kg.service"
    unit.write_text(BLOCKS["ini"].replace("/opt/sg2kg/bin/sg2kg", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, timeout=60)
    complaints = [line for line in done.stderr.splitlines() if "sg2kg.service" in line]
    assert complaints == []


@pytest.fixture(scope="module")
def proxied() -> Iterator[tuple[Server, int]]:
    """A server that the world reaches below a path at another port, and that port: whoever passes requests on listens there."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    with running("--base-url", f"http://127.0.0.1:{port}/sg2kg/", "--no-access-log") as server:
        yield server, port


@pytest.mark.parametrize("strips", [True, False], ids=["the proxy strips the path", "the proxy passes the path on"])
def test_it_works_behind_nginx_with_the_settings_that_are_shown(proxied: tuple[Server, int], tmp_path: Path, strips: bool) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx:
        pytest.skip("nginx is not here")
    server, port = proxied
    ours = f"{server.base}/"
    block = BLOCKS["nginx"].replace("listen 443 ssl", f"listen 127.0.0.1:{port}").replace("http://127.0.0.1:8000/", ours if strips else ours[:-1])
    block = "".join(line for line in block.splitlines(keepends=True) if "ssl_certificate" not in line)
    config = tmp_path / "nginx.conf"
    places = "".join(f"{n}_temp_path {tmp_path}/{n};" for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config.write_text(f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} http {{ access_log off; {places}\n{block} }}")
    proxy = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        with server.client(base_url=f"http://127.0.0.1:{port}", headers={"Accept": "text/html"}) as client:
            _wait(client, "/sg2kg/healthz")
            page = client.get("/sg2kg/")
            assert page.status_code == 200
            addresses = set(re.findall(r'(?:href|src)="(/[^"#]*)', page.text))
            assert addresses
            for address in addresses:
                assert address.startswith("/sg2kg/"), address
                assert client.get(address.replace("&amp;", "&"), follow_redirects=True).status_code == 200, address
            assert client.get("/sg2kg/sparql", params={"query": "ASK {}"}, headers={"Accept": "*/*"}).json()["boolean"] is True
            case = client.get("/sg2kg/case/cloud-rice", headers={"Accept": "text/turtle"})
            assert (case.status_code, case.headers["location"]) == (303, "/sg2kg/case/cloud-rice.ttl")
            assert client.get("/sg2kg/metrics").status_code in (403, 404)
    finally:
        proxy.send_signal(signal.SIGQUIT)
        proxy.wait(10)


def _wait(client: httpx.Client, path: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            if client.get(path).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{path} does not answer")
