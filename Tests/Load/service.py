# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real service for tests from outside: an instance made by site-helper, `stemronde serve` on it, and voters by HTTP."""

import http.client
import itertools
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """An instance and the service that runs on it."""

    def __init__(self, programs, *options):
        """programs: where `stemronde` and `site-helper` are; options: site-helper's."""
        self.programs = pathlib.Path(programs).resolve()
        self.place = tempfile.TemporaryDirectory(prefix="stemronde-")
        self.folder = pathlib.Path(self.place.name) / "instance"
        self.port = free_port()
        command = [self.programs / "site-helper", self.folder, "--port", str(self.port), *options]
        made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        self.round = made.stdout.strip()
        # The smallest module there is: nobody votes in a browser here.
        self.booth = self.folder / "booth.wasm"
        self.booth.write_bytes(b"\0asm\1\0\0\0")
        self.log = self.folder / "log"
        self.process = None

    def submissions(self):
        """What voters send: one or several ballots, each on a line."""
        return [part.lstrip(b"\n") + b"\n" for part in (self.folder / "ballots").read_bytes().split(b"\n\n") if part.strip()]

    def start(self):
        """Starts the service; returns when it listens."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "stemronde", "serve", "--instance", self.folder, "--booth", self.booth],
                stdout=subprocess.PIPE, stderr=log, text=True,
            )
        line = self.process.stdout.readline()
        if "listens on" not in line:
            raise SystemExit(f"the service does not start: {self.log.read_text()[-2000:]}")

    def kill(self):
        self.end(signal.SIGKILL)

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        status = self.process.wait(60)
        self.process.stdout.close()
        return status

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def get(self, path):
        """Status and body."""
        connection = self.connect()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


    def cast(self, submission):
        """Casts a voter's ballots; gives the receipts."""
        connection = self.connect()
        try:
            path = f"/api/rounds/{self.round}/ballots"
            connection.request("POST", path, submission, {"Content-Type": "application/x-ndjson"})
            answer = connection.getresponse()
            text = answer.read()
            assert answer.status == 200, text
            return json.loads(text)["receipts"]
        finally:
            connection.close()


class Load:
    """Clients that vote at the same time, each on a connection of its own, until there is nothing more to send."""

    def __init__(self, site, submissions, clients):
        self.site = site
        self.waiting = iter(submissions)
        self.lock = threading.Lock()
        self.acknowledged = []
        self.refused = []
        self.times = []
        self.isOver = False
        self.threads = [threading.Thread(target=self.vote, daemon=True) for _ in range(clients)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.isOver = True
        self.join()

    def join(self):
        for thread in self.threads:
            thread.join()

    def next(self):
        with self.lock:
            return None if self.isOver else next(self.waiting, None)

    def vote(self):
        connection = self.site.connect()
        path = f"/api/rounds/{self.site.round}/ballots"
        try:
            while (body := self.next()) is not None:
                start = time.monotonic()
                connection.request("POST", path, body, {"Content-Type": "application/x-ndjson"})
                answer = connection.getresponse()
                text = answer.read()
                taken = time.monotonic() - start
                with self.lock:
                    if answer.status == 200:
                        self.times.append((time.monotonic(), taken))
                        self.acknowledged += [each["trackingCode"] for each in json.loads(text)["receipts"]]
                    else:
                        self.refused.append((answer.status, text))
        except (OSError, http.client.HTTPException, ValueError):
            # The service is gone. What had no whole answer was not acknowledged.
            pass
        finally:
            connection.close()


def endless(submissions):
    """The submissions over and over; from the second time on they are on record already."""
    return itertools.chain.from_iterable(itertools.repeat(submissions))
