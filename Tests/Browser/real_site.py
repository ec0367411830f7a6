# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real service on an instance with an open round (Tests/Load/service.py), whose clock the tests set by libfaketime, and
whose officials and registrar run errands.

PROGRAMS names the folder of `stemronde` and `site-helper`.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Load"))
from service import ROOT, Site

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


class RealSite(Site):
    """An instance, site-helper, and the service."""

    def __init__(self) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as register:
            register.write(self._register())
            register.flush()
            super().__init__(
                os.environ["PROGRAMS"], "--definition", "Tests/Browser/round.yaml", "--register", register.name,
                "--voters", str(2 * PER_STREET), "--errands",
            )  # fmt: skip
        self.booth = MODULE
        self._time = Path(self.place.name) / "time"
        self.go_to(0)
        self.environment = {
            "SWIFT_BACKTRACE": "enable=no",
            "LD_PRELOAD": faketime(),
            "FAKETIME_TIMESTAMP_FILE": str(self._time),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        lines = (self.folder / "codes").read_text().splitlines()
        self.letters = [Letter(place, *line.split(" ")) for place, line in enumerate(lines)]
        # Those of the quay answer one sheet, those of Molenstraat both.
        self._quay = [letter for letter in self.letters if letter.postcode <= "9402JK"]
        self._street = [letter for letter in self.letters if letter.postcode > "9402JK"]
        self.start()

    @staticmethod
    def _register() -> str:
        head, *lines = REGISTER.read_text().splitlines()
        kept = [head]
        for first, last in STREETS:
            kept += [line for line in lines if first <= line.split(";")[4] <= last][:PER_STREET]
        return "\n".join(kept) + "\n"

    def close(self) -> None:
        self.stop()
        self.dismiss()
        self.place.cleanup()

    # What happens to the round

    def go_to(self, seconds: int) -> None:
        """Sets the service's clock, by seconds from now."""
        # As a whole: the service reads it all the time, and ends on an empty one.
        written = self._time.with_suffix(".new")
        written.write_text(f"{seconds:+d}\n")
        written.rename(self._time)

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

    def elections(self) -> dict[str, str]:
        """The elections by sheet."""
        return {sheet["sheet"]: sheet["election"] for sheet in self.json(f"/api/rounds/{self.round}")["sheets"]}

    def events(self) -> int:
        """How many events the archives have."""
        return sum(sheet["events"] for sheet in self.json(f"/api/rounds/{self.round}")["sheets"])

    def run(self, *arguments: object, folder: str | None = None) -> subprocess.CompletedProcess:
        """The command line."""
        command = [str(argument) for argument in arguments]
        program = self.programs / command[0]
        return subprocess.run([program, *command[1:]], capture_output=True, text=True, cwd=folder, timeout=300)
