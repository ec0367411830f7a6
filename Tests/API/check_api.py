# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts a service on a round of two sheets; votes with curl; then lets schemathesis send what docs/openapi.yaml allows
and what it does not, and compares every answer with that file. The log must say nothing of it that is anybody's."""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Load"))
from service import ROOT, Site

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# Everything that a line of the log may have.
KEYS = {"time", "level", "message", "request", "method", "milliseconds", "route", "status"}


def main(programs, schemathesis, examples):
    site = Site(programs, "--definition", "ballots/assen-halfweg.yaml", "--every", "20", "--voters", "1")
    site.start()
    voter = [ROOT / "Tests/API/vote-with-curl", site.url, f"{programs}/stemronde", site.folder / "codes"]
    print(subprocess.run(voter, check=True, stdout=subprocess.PIPE, text=True).stdout, end="")
    receipts = [receipt for submission in site.submissions() for receipt in site.cast(submission)]
    test = OpenAPITest(schemathesis, site.url, examples)
    test.refuses_what_it_should()
    test.run({})
    test.run(known(site, receipts[0]))
    log = site.log.read_text()
    site.stop()
    secrets = (site.folder / "codes").read_text().split()[:1] + [each["trackingCode"] for each in receipts]
    check_log(log.splitlines(), secrets)


def known(site, receipt):
    """Names that the service knows, so that more than refusals is tested."""
    election = receipt["election"]
    code = base64.urlsafe_b64encode(base64.b64decode(receipt["trackingCode"] + "=")).decode().rstrip("=")
    event = site.json(f"/api/elections/{election}/last-event")["hash"]
    return {"round": site.round, "election": election, "code": code, "hash": event}


def check_log(lines, secrets):
    assert len(lines) > 100, "the requests are not logged"
    for line in lines:
        entry = json.loads(line)
        assert set(entry) <= KEYS, line
        # No network address but the service's own, no code, no ballot.
        assert "127.0.0.1" not in line or "listening" in line, line
        assert entry.get("status", 0) < 500 and entry["level"] == "info", line
        assert not any(secret in line for secret in secrets), line
    print(f"{len(lines)} lines of log, none of them anybody's")


class OpenAPITest:
    def __init__(self, schemathesis, address, examples):
        self.schemathesis, self.address, self.examples = pathlib.Path(schemathesis).absolute(), address, examples
        self.document = ROOT / "docs/openapi.yaml"

    def run(self, parameters):
        """Every address in the document, these parameters with these values."""
        run = self.test(self.document, parameters)
        if run.returncode:
            sys.exit(run.stdout[-6000:])
        cases = [line.strip() for line in run.stdout.splitlines() if "generated, " in line]
        print(f"schemathesis{', known names' if parameters else ''}: {cases[0]}")

    def refuses_what_it_should(self):
        """A document that promises something else of /health must fail."""
        with tempfile.TemporaryDirectory() as folder:
            altered = pathlib.Path(folder) / "openapi.yaml"
            text = self.document.read_text()
            assert text.count("const: ok") == 1
            altered.write_text(text.replace("const: ok", "const: fine"))
            run = self.test(altered, {}, "--include-path", "/health")
            assert run.returncode == 1 and "const" in run.stdout, run.stdout

    def test(self, document, parameters, *options):
        # It leaves files where it is run.
        with tempfile.TemporaryDirectory() as folder:
            lines = [f'{name} = "{value}"\n' for name, value in parameters.items()]
            configuration = pathlib.Path(folder) / "schemathesis.toml"
            configuration.write_text("[parameters]\n" + "".join(lines) if lines else "")
            return subprocess.run(
                [self.schemathesis, "--config-file", configuration, "run", document, "--url", self.address,
                 "--checks", CHECKS, "--max-examples", self.examples, "--seed", "1", "--no-color", *options],
                capture_output=True, text=True, cwd=folder,
            )


main(*sys.argv[1:])
