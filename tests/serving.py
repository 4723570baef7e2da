"""Starts `sg2kg serve` as users do, on a free port of 127.0.0.1, and ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass
class Server:
    """A server that runs."""

    base: str
    """Its base address, without a slash at its end."""
    process: subprocess.Popen[str]
    port: int = 0
    """Where it listens."""
    log: list[str] = field(default_factory=list)
    """The lines it wrote to standard error."""

    def client(self, **more: Any) -> httpx.Client:
        """A client that follows no redirects.

        It does not read the certificates of the world, for here nothing is encrypted: each client would read them anew, which takes longer than most
        tests.
        """
        return httpx.Client(**{"base_url": self.base, "timeout": 60, "verify": False, **more})

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to one request, over a connection of its own."""
        return httpx.get(self.base + path, verify=False, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """The same for something that is sent."""
        return httpx.post(self.base + path, verify=False, **more)

    def stop(self, sign: int = signal.SIGTERM) -> int:
        """Tells it to stop, and gives its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(30)


@contextmanager
def running(*options: str, seconds: float = 180) -> Iterator[Server]:
    """A server with these options of `sg2kg serve`; raises RuntimeError with its log where it does not come up."""
    command = [sys.executable, "-c", "from sg2kg.cli import main; main()", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True)
    server = Server("", process)
    up = threading.Event()

    def read() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            server.log.append(line.rstrip("\n"))
            if " at http" in line and not server.base:
                server.base = line.split(" at ")[1].split()[0].rstrip("/,")
                server.port = int(server.base.rpartition(":")[2])
                up.set()
        up.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        if not up.wait(seconds) or not server.base:
            raise RuntimeError("the server did not start:\n" + "\n".join(server.log))
        _wait_until_it_answers(server, seconds)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        reader.join(10)
        assert process.stderr is not None
        process.stderr.close()


def _wait_until_it_answers(server: Server, seconds: float) -> None:
    until = time.monotonic() + seconds
    with server.client() as client:
        while time.monotonic() < until:
            try:
                if client.get("/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
    raise RuntimeError("the server does not answer:\n" + "\n".join(server.log))
