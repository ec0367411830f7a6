# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kills a service while voters cast, again and again: every ballot that was acknowledged must be on record afterwards."""

import argparse
import base64
import pathlib
import random
import subprocess
import tempfile
import time

from service import Site, Load


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("programs")
    arguments.add_argument("--kills", type=int, default=3)
    arguments.add_argument("--clients", type=int, default=8)
    arguments.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = arguments.parse_args()
    chance = random.Random(options.seed)
    voters = 150
    site = Site(options.programs, "--voters", str(voters), "--times", str(max(1, -(-options.kills * 60 // voters))))
    submissions = site.submissions()
    acknowledged, sent = [], 0
    for kill in range(options.kills):
        site.start()
        # Those that were under way last time are sent again, as voters do.
        load = Load(site, submissions[max(0, sent - options.clients):], options.clients)
        load.start()
        wanted = chance.randint(1, 40)
        deadline = time.monotonic() + 60
        while len(load.acknowledged) < wanted and time.monotonic() < deadline and any(t.is_alive() for t in load.threads):
            time.sleep(0.001)
        time.sleep(chance.random() * 0.03)
        site.kill()
        load.stop()
        assert not load.refused, f"kill {kill}, seed {options.seed}: refused: {load.refused[0]}"
        assert load.acknowledged, f"kill {kill}, seed {options.seed}: nothing was acknowledged"
        acknowledged += load.acknowledged
        sent = min(len(submissions), max(0, sent - options.clients) + len(load.acknowledged))
    site.start()
    recorded = check(site, options.programs, set(acknowledged))
    site.stop()
    print(f"{options.kills} kills, {len(set(acknowledged))} ballots acknowledged, {recorded} on record; the archive verifies")


def check(site, programs, acknowledged):
    """Demands that all are there, that the archive verifies, and that the log has as many ballots."""
    recorded = set()
    for sheet in site.json(f"/api/rounds/{site.round}")["sheets"]:
        archive = site.get(f"/api/rounds/{site.round}/bundle/{sheet['sheet']}/{sheet['election']}.bel")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / f"{sheet['election']}.bel"
            file.write_bytes(archive)
            verdict = subprocess.run([f"{programs}/stemronde-verify", file], capture_output=True, text=True)
            assert verdict.returncode == 0, verdict.stdout
        recorded |= names(archive)
    for code in acknowledged:
        digest = base64.b64decode(code + "=").hex()
        assert digest in recorded, f"acknowledged and lost: {digest}"
        address = code.replace("+", "-").replace("/", "_")
        proof = site.get(f"/api/rounds/{site.round}/receipts/{address}")
        assert proof.startswith(b"c2sp.org/tlog-proof@v1\n"), digest
    return len(recorded)


def names(archive):
    """The hashes of the ballots of an archive, by its records' names."""
    found, place, documents = set(), 0, []
    while place < len(archive):
        name = archive[place : place + 100].rstrip(b"\0").decode()
        size = int(archive[place + 124 : place + 135], 8)
        body = archive[place + 512 : place + 512 + size]
        place += 512 + -(-size // 512) * 512
        if name.endswith(".data.json"):
            documents.append(name.split(".")[0])
        elif name.endswith(".event.json"):
            if b'"type":"Ballot"' in body:
                found |= set(documents)
            documents = []
    return found


if __name__ == "__main__":
    main()
