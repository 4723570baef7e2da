"""A server on this machine that only counts who calls: tests name it where nothing may be fetched."""

from __future__ import annotations

import socket
import threading
import time


class Listener:
    """Accepts every connection, answers none; ``calls`` says how many came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._calls = 0
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/it"

    @property
    def calls(self) -> int:
        time.sleep(0.05)  # a call that was made is on its way
        return self._calls

    def call(self) -> None:
        """One call, to prove that calls are seen."""
        socket.create_connection(self._socket.getsockname()).close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._calls += 1
            connection.close()
