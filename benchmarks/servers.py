"""Start and stop a Streamlit app on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from trafford_explorer.paths import ROOT


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("", 0))
        return held.getsockname()[1]


@dataclass
class Server:
    """A Streamlit app in a process of its own; use it in a `with`.

    Parameters
    ----------
    script : Path
        The app's entry, relative to the project's folder.
    """

    script: Path
    started: float = 0.0
    """When the process was started, seconds since 1970."""
    listening: float = 0.0
    """When it first took a connection."""

    def __enter__(self) -> "Server":
        self.port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = {"server.headless": "true", "server.port": str(self.port)}
        command += [f"--{name}={value}" for name, value in options.items()]
        self.started = time.time()
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._wait(seconds=60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait(self, seconds: float) -> None:
        while time.time() < self.started + seconds:
            if self._process.poll() is not None:
                raise RuntimeError(f"{self.script} stopped with code {self._process.returncode}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    self.listening = time.time()
                    return
            time.sleep(0.005)
        raise RuntimeError(f"{self.script} did not answer within {seconds:.0f} seconds")

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()

    def address(self, path: str) -> str:
        return f"http://localhost:{self.port}/{path}"
