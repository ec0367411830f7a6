# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures how many ballots a service acknowledges over HTTP, how long voters wait, and what the service spends on it."""

import argparse
import os
import pathlib
import statistics
import time

from service import Load, Site

# What is measured: a name, what site-helper is asked for, and how many clients vote at a time.
ROUNDS = [
    ("7 + 3 questions, two ballots a voter", ["--definition", "ballots/assen-halfweg.yaml", "--every", "12"], 2400, 1),
    ("one question, one ballot a voter", ["--definition", "ballots/parkeren-molenstraat.yaml"], 150, 100),
]
CLIENTS = [1, 8, 32]
WARM_UP = 2


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("programs")
    arguments.add_argument("--seconds", type=int, default=20)
    arguments.add_argument("--share", type=float, default=1, help="of the ballots that are made; less for a trial")
    options = arguments.parse_args()
    cores = os.cpu_count()
    for name, definition, voters, times in ROUNDS:
        site = Site(options.programs, *definition, "--voters", str(int(voters * options.share)), "--times", str(times))
        submissions = site.submissions()
        size = statistics.mean(map(len, submissions))
        print(f"{name} ({size / 1000:.1f} kB a voter)")
        site.start()
        place = 0
        for clients in CLIENTS:
            # A third of the ballots for each; none is sent twice, for a second time would cost no check.
            part = submissions[place : place + len(submissions) // len(CLIENTS)]
            place += len(part)
            print(f"  {clients:2} clients: " + measure(site, part, clients, options.seconds, cores))
        memory = peak(site.process.pid)
        site.stop()
        print(f"  peak memory of the service: {memory} MB")


def measure(site, submissions, clients, seconds, cores):
    load = Load(site, submissions, clients)
    load.start()
    time.sleep(WARM_UP)
    begin, spent, others = time.monotonic(), processor(site.process.pid), busy()
    deadline = begin + seconds
    while time.monotonic() < deadline and all(thread.is_alive() for thread in load.threads):
        time.sleep(0.05)
    end, spent, others = time.monotonic(), processor(site.process.pid) - spent, busy() - others
    load.stop()
    assert not load.refused, load.refused[0]
    waits = sorted(taken for moment, taken in load.times if begin <= moment <= end)
    ballots = len(waits) * len(load.acknowledged) / len(load.times)
    passed = end - begin
    p50, p99 = waits[len(waits) // 2], waits[min(len(waits) - 1, len(waits) * 99 // 100)]
    return (
        f"{ballots / passed:6.1f} ballots/s, {len(waits) / passed:6.1f} voters/s over {passed:.0f} s, "
        f"p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms; "
        f"{spent / len(waits) * 1000:.1f} ms of a core a voter, {spent / passed:.2f} of {cores} cores, "
        f"{max(0, others - spent) / passed:.2f} for the clients and other work"
    )


def processor(process):
    """Seconds of processor time that a process has used."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def busy():
    """Seconds of processor time that the whole machine has used, on all cores."""
    fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8]]
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


def peak(process):
    """The most memory that a process has had, in MB."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


main()
