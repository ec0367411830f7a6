# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real service on an instance with an open round, whose clock the tests set.

site-helper makes the instance and stays, for what officials and registrar do (Tests/SiteHelper/Errands.swift);
`stemronde serve` runs under libfaketime. PROGRAMS names the folder of both.
"""

import http.client
import json
import os
import socket
import subprocess
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MODULE = ROOT / ".build-booth/booth.wasm"
REGISTER = ROOT / "Sources/stemronde/Resources/adressen-assen.csv"
# Addresses of each zone of round.yaml.
STREETS = [("9402JE", "9402JK"), ("9402JL", "9402JT")]
PER_STREET = 24


@dataclass(frozen=True)
class Letter:
    """What stands on a letter, and its place among the voters."""

    place: int
    code: str
    postcode: str
    number: str


def faketime() -> str:
    """The library that gives a process another time."""
    files = subprocess.run(["dpkg", "-L", "libfaketime"], check=True, capture_output=True, text=True).stdout
    return next(file for file in files.splitlines() if file.endswith("libfaketimeMT.so.1"))


class RealSite:
    """An instance, site-helper, and the service."""

    def __init__(self) -> None:
        self.programs = Path(os.environ["PROGRAMS"]).resolve()
        self._place = tempfile.TemporaryDirectory(prefix="stemronde-")
        place = Path(self._place.name)
        self.folder = place / "instance"
        (place / "register.csv").write_text(self._register())
        self._time = place / "time"
        self.go_to(0)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._helper = subprocess.Popen(
            [
                self.programs / "site-helper", self.folder, "--definition", "Tests/Browser/round.yaml",
                "--register", place / "register.csv", "--voters", str(2 * PER_STREET), "--port", str(port), "--errands",
            ],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.round = self._helper.stdout.readline().strip()
        assert self.round, "site-helper made no round"
        lines = (self.folder / "codes").read_text().splitlines()
        self.letters = [Letter(place, *line.split(" ")) for place, line in enumerate(lines)]
        # Those of the quay answer one sheet, those of Molenstraat both.
        self._quay = [letter for letter in self.letters if letter.postcode <= "9402JK"]
        self._street = [letter for letter in self.letters if letter.postcode > "9402JK"]
        self._service: subprocess.Popen | None = None
        self.start()

    @staticmethod
    def _register() -> str:
        head, *lines = REGISTER.read_text().splitlines()
        kept = [head]
        for first, last in STREETS:
            kept += [line for line in lines if first <= line.split(";")[4] <= last][:PER_STREET]
        return "\n".join(kept) + "\n"

    def start(self) -> None:
        """Starts the service; returns when it listens."""
        environment = {
            **os.environ,
            "SWIFT_BACKTRACE": "enable=no",
            "LD_PRELOAD": faketime(),
            "FAKETIME_TIMESTAMP_FILE": str(self._time),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        with open(self.folder.parent / "log", "ab") as log:
            # Through env: where libfaketime sets itself up, Swift finds no arguments.
            self._service = subprocess.Popen(
                ["env", self.programs / "stemronde", "serve", "--instance", self.folder, "--booth", MODULE],
                stdout=subprocess.PIPE, stderr=log, text=True, env=environment,
            )  # fmt: skip
        line = self._service.stdout.readline()
        assert "listens on" in line, (self.folder.parent / "log").read_text()[-2000:]

    def stop(self) -> None:
        """Ends the service as its operator does."""
        self._service.terminate()
        status = self._service.wait(60)
        self._service.stdout.close()
        assert status == 0, f"the service ended with {status}"

    def close(self) -> None:
        self.stop()
        self._helper.stdin.close()
        self._helper.wait(60)
        self._helper.stdout.close()
        self._place.cleanup()

    def log(self) -> str:
        """What the service wrote."""
        return (self.folder.parent / "log").read_text()

    # What happens to the round

    def go_to(self, seconds: int) -> None:
        """Sets the service's clock, by seconds from now."""
        # As a whole: the service reads it all the time, and ends on an empty one.
        written = self._time.with_suffix(".new")
        written.write_text(f"{seconds:+d}\n")
        written.rename(self._time)

    def errand(self, words: str) -> str:
        """Lets officials or registrar do something."""
        self._helper.stdin.write(words + "\n")
        self._helper.stdin.flush()
        answer = self._helper.stdout.readline()
        assert answer.startswith("done"), f"{words}: {answer}"
        return answer.removeprefix("done").strip()

    def quay(self) -> Letter:
        """A letter that nobody has used, for one sheet."""
        return self._quay.pop()

    def street(self) -> Letter:
        """A letter that nobody has used, for both sheets."""
        return self._street.pop()

    def unused(self) -> list[Letter]:
        """The letters that no test has taken."""
        return self._quay + self._street

    # What anybody can ask

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.url + path) as answer:
            return answer.read()

    def json(self, path: str) -> dict:
        return json.loads(self.get(path))

    def post(self, path: str, body: bytes, kind: str) -> bytes:
        request = urllib.request.Request(self.url + path, body, {"Content-Type": kind})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> http.client.HTTPResponse:
        """The answer to a POST, whatever its status."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=60)
        connection.request("POST", path, body, headers)
        return connection.getresponse()

    def elections(self) -> dict[str, str]:
        """The elections by sheet."""
        return {sheet["sheet"]: sheet["election"] for sheet in self.json(f"/api/rounds/{self.round}")["sheets"]}

    def events(self) -> int:
        """How many events the archives have."""
        return sum(sheet["events"] for sheet in self.json(f"/api/rounds/{self.round}")["sheets"])

    def submissions(self) -> list[bytes]:
        """What voters would send, in the order of the letters."""
        parts = (self.folder / "ballots").read_bytes().split(b"\n\n")
        return [part.lstrip(b"\n") + b"\n" for part in parts if part.strip()]

    def run(self, *arguments: object, folder: str | None = None) -> subprocess.CompletedProcess:
        """The command line."""
        command = [str(argument) for argument in arguments]
        program = self.programs / command[0]
        return subprocess.run([program, *command[1:]], capture_output=True, text=True, cwd=folder, timeout=300)
