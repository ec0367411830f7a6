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
# The type of a submission.
BALLOTS = "application/x-ndjson"


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """An instance and the service that runs on it."""

    # What the service finds in its environment beside this process's own.
    environment = {}

    def __init__(self, programs, *options):
        """programs: where `stemronde` and `site-helper` are; options: site-helper's, which stays if they have --errands."""
        self.programs = pathlib.Path(programs).resolve()
        self.place = tempfile.TemporaryDirectory(prefix="stemronde-")
        self.folder = pathlib.Path(self.place.name) / "instance"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [self.programs / "site-helper", self.folder, "--port", str(self.port), *options]
        self.helper = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.round = self.helper.stdout.readline().strip()
        assert self.round, "site-helper made no round"
        if "--errands" not in options:
            self.dismiss()
        # The smallest module there is: nobody votes in a browser here.
        self.booth = self.folder / "booth.wasm"
        self.booth.write_bytes(b"\0asm\1\0\0\0")
        self.log = self.folder / "log"
        self.process = None

    def errand(self, words):
        """Lets officials or registrar do something (Tests/SiteHelper/Errands.swift)."""
        self.helper.stdin.write(words + "\n")
        self.helper.stdin.flush()
        answer = self.helper.stdout.readline()
        assert answer.startswith("done"), f"{words}: {answer}"
        return answer.removeprefix("done").strip()

    def dismiss(self):
        """Lets site-helper go, which has no more errands."""
        self.helper.stdin.close()
        self.helper.stdout.close()
        assert self.helper.wait(60) == 0, "site-helper did not end well"

    def submissions(self):
        """What voters send, in the order of the letters: one or several ballots, each on a line."""
        return [part.lstrip(b"\n") + b"\n" for part in (self.folder / "ballots").read_bytes().split(b"\n\n") if part.strip()]

    def start(self):
        """Starts the service; returns when it listens."""
        with open(self.log, "ab") as log:
            # Through env: where libfaketime sets itself up, Swift finds no arguments.
            self.process = subprocess.Popen(
                ["env", self.programs / "stemronde", "serve", "--instance", self.folder, "--booth", self.booth],
                stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, **self.environment},
            )
        line = self.process.stdout.readline()
        if "listens on" not in line:
            raise SystemExit(f"the service does not start: {self.log.read_text()[-2000:]}")

    def kill(self):
        self.end(signal.SIGKILL)

    def stop(self):
        """Ends the service as its operator does."""
        status = self.end(signal.SIGTERM)
        assert status == 0, f"the service ended with {status}"

    def end(self, number):
        self.process.send_signal(number)
        status = self.process.wait(60)
        self.process.stdout.close()
        return status

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, method, path, body=None, headers={}):
        """Status and body of the answer."""
        connection = self.connect()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def get(self, path):
        return sound(self.ask("GET", path))

    def post(self, path, body, kind):
        return sound(self.ask("POST", path, body, {"Content-Type": kind}))

    def json(self, path):
        return json.loads(self.get(path))

    def cast(self, submission):
        """Casts a voter's ballots; gives the receipts."""
        return json.loads(self.post(f"/api/rounds/{self.round}/ballots", submission, BALLOTS))["receipts"]


def sound(answer):
    """The body of an answer, whose status must be 200."""
    status, body = answer
    assert status == 200, (status, body)
    return body


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
                connection.request("POST", path, body, {"Content-Type": BALLOTS})
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
