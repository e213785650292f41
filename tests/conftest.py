"""What every test shares: no network from here, and the app itself, started once for the browser."""

import contextlib
import ipaddress
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


def _stays_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if name in {"localhost", "0.0.0.0", "::"}:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection and every look-up of a name that would leave this machine."""

    def refuse(host: object) -> None:
        if not _stays_here(host):
            raise OSError(f"a test tried to reach {host!r}; tests use no network")

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, address: object, *rest: object) -> object:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                refuse(address[0])
            return real(self, address, *rest)

        monkeypatch.setattr(socket.socket, name, call)

    guard("connect")
    guard("connect_ex")
    real_lookup = socket.getaddrinfo

    def look_up(host: object, *rest: object, **named: object) -> object:
        refuse(host)
        return real_lookup(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _healthy(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


@pytest.fixture(scope="session")
def app_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the app writes all that it says."""
    return tmp_path_factory.mktemp("server") / "log.txt"


@contextlib.contextmanager
def serving(root: Path, log: Path) -> Iterator[str]:
    """Address of the app in `root` as `make run` starts it, on a free port; its log may hold no
    traceback."""
    port = _free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.headless", "true", "--server.port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=root, stdout=out, stderr=subprocess.STDOUT, env=os.environ | {"TZ": "UTC"}
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _healthy(address):
                if server.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    said = log.read_text(errors="replace")
    assert not re.search(r"Traceback|Uncaught", said), said


@pytest.fixture(scope="session")
def app_address(app_log: Path) -> Iterator[str]:
    """Address of the app."""
    with serving(ROOT, app_log) as address:
        yield address
