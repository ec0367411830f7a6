# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plays the demo on a small round, votes with what it prints, and ends it as Ctrl-C does; its instance can be served
again."""

import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(programs):
    programs = pathlib.Path(programs).resolve()
    with tempfile.TemporaryDirectory(prefix="stemronde-") as place:
        place = pathlib.Path(place)
        booth = place / "booth.wasm"
        booth.write_bytes(b"\0asm\1\0\0\0")
        demo = start(
            place, programs / "stemronde", "demo", place / "demo", "--booth", booth, "--residents", "30",
            "--definition", ROOT / "ballots/parkeren-molenstraat.yaml",
        )
        printed = ""
        while not printed.endswith("\n\n") or "#code=" not in printed:
            line = demo.stdout.readline()
            assert line, (place / "log").read_text()
            printed += line
        assert "verdict: verified" in printed
        site = re.search("The site: (http://127.0.0.1:[0-9]+)/nl/", printed)[1]
        postcode, number, code = re.search(r"^  (\S+) (\S+) +(\S+)  http", printed, re.MULTILINE).groups()
        for page, text in [("/nl/", "Molenstraat"), ("/nl/brug-naam/", "brug"), ("/nl/parkeren-molenstraat/uitslag", "aangenomen")]:
            assert text in urllib.request.urlopen(site + page).read().decode(), page
        (place / "codes").write_text(f"{code} {postcode} {number}\n")
        voter = [ROOT / "Tests/API/vote-with-curl", site, programs / "stemronde", place / "codes"]
        subprocess.run(voter, check=True, stdout=subprocess.DEVNULL)
        end(demo, signal.SIGINT)
        again = start(place, programs / "stemronde", "serve", "--instance", place / "demo/instance", "--booth", booth)
        assert "listens on" in again.stdout.readline()
        assert '"phase":"open"' in urllib.request.urlopen(site + "/api/rounds").read().decode()
        end(again, signal.SIGTERM)
    print("the demo ends with a site that takes votes")


def start(place, *command):
    with open(place / "log", "ab") as log:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)


def end(process, number):
    process.send_signal(number)
    assert process.wait(60) == 0
    process.stdout.close()


main(*sys.argv[1:])
