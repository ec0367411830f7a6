# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backs up a service while it takes votes, restores the copy, and demands that it verifies, that it goes on where nothing is
missing, and that it takes no ballots where somebody has seen more of its log."""

import pathlib
import subprocess
import sys

from kill import check
from service import BALLOTS, Site


class Copy(Site):
    """A service over a folder that was restored from another site's backup."""

    def __init__(self, site, folder):
        self.programs, self.port, self.round, self.booth = site.programs, site.port, site.round, site.booth
        self.folder, self.log = folder, site.log


def main(programs):
    site = Site(programs, "--voters", "6")
    place = pathlib.Path(site.place.name)
    run = lambda *words, status=0: command(site.programs / "stemronde", *words, status=status)
    site.start()
    ballots = site.submissions()
    receipts = [site.cast(ballot)[0] for ballot in ballots[:2]]
    (place / "before").write_bytes(site.get(f"/api/rounds/{site.round}/log/checkpoint"))
    said = run("backup", place / "backup", "--instance", site.folder)
    assert f"{site.round}: open, " in said, said
    assert (place / "backup").stat().st_mode & 0o777 == 0o700
    run("backup", place / "backup", "--instance", site.folder, status=1)
    run("backup", site.folder / "backup", "--instance", site.folder, status=1)
    late = site.cast(ballots[2])[0]
    (place / "receipt").write_text(late["proof"])
    (place / "after").write_bytes(site.get(f"/api/rounds/{site.round}/log/checkpoint"))
    site.stop()

    # Nobody has said how far the log went: nothing is added, everything is shown.
    run("restore", place / "backup", place / "unknown")
    held(site, place / "unknown", ballots[3])
    # Somebody has seen more: a mirror, or a voter with a receipt. That is also found if it turns up later.
    for more in ["after", "receipt"]:
        run("restore", place / "backup", place / f"with-{more}", "--checkpoint", place / more, status=1)
        held(site, place / f"with-{more}", ballots[3])
    # Nobody has seen more: the round goes on, and what was recorded is there.
    run("restore", place / "backup", place / "restored", "--checkpoint", place / "before")
    copy = Copy(site, place / "restored")
    copy.start()
    receipts += copy.cast(ballots[3])
    assert check(copy, programs, {receipt["trackingCode"] for receipt in receipts}) == 3
    copy.stop()
    (place / "restored/checkpoints/a-voters").write_text(late["proof"])
    held(site, place / "restored", ballots[4])
    # What is no checkpoint of this log, and a copy that is damaged.
    (place / "other").write_text((place / "before").read_text().replace("\n", "\nx", 1))
    run("restore", place / "backup", place / "refused", "--checkpoint", place / "other", status=1)
    damage(place / "backup/stemronde.sqlite")
    run("restore", place / "backup", place / "damaged", status=2)
    print("restored: goes on where nothing is missing, takes nothing where somebody has seen more")


def held(site, folder, ballot):
    """The service over this folder shows the round, and takes no ballot."""
    copy = Copy(site, folder)
    copy.start()
    listing = copy.json(f"/api/rounds/{site.round}")
    assert listing["admission"] == "suspended", listing
    assert copy.ask("POST", f"/api/rounds/{site.round}/ballots", ballot, {"Content-Type": BALLOTS})[0] == 409
    copy.get(f"/nl/{site.round}/")
    copy.stop()


def damage(file):
    """Alters a byte of a ballot in the database."""
    content = bytearray(file.read_bytes())
    place = content.rindex(b'"election_uuid"')
    content[place + 2] ^= 1
    file.write_bytes(content)


def command(*words, status):
    run = subprocess.run(words, capture_output=True, text=True)
    assert run.returncode == status, (words, run.returncode, run.stdout, run.stderr)
    return run.stdout


main(sys.argv[1])
