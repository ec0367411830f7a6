# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a service does when it is ended, crashes or is asked too much, and TLS without a proxy."""

import http.client
import json
import pathlib
import signal
import socket
import ssl
import subprocess
import sys
import time
import warnings

from service import BALLOTS, Site


def main(programs):
    site = Site(programs, "--voters", "3")
    ballots = site.submissions()
    site.start()
    hardened(site)
    large(site)
    ended(site, ballots[0])
    crashed(site, ballots[1])
    encrypted(site, ballots[2])
    print("a crash leaves nothing behind, an end waits for voters, TLS serves")


def hardened(site):
    """No core dump, no backtrace, and the name that operators look for."""
    place = pathlib.Path(f"/proc/{site.process.pid}")
    limits = [line.split() for line in (place / "limits").read_text().splitlines()]
    assert ["0", "0"] in [line[4:6] for line in limits if line[:2] == ["Max", "core"]], limits
    assert b"SWIFT_BACKTRACE=enable=no" in (place / "environ").read_bytes().split(b"\0")
    assert (place / "comm").read_text() == "stemronde\n"


def large(site):
    """Headers, addresses and bodies that are too large are refused before they are read."""
    for request, status in [
        ("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x" * 20_000 + "\r\n\r\n", {400, 431}),
        ("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n" * 100 + "\r\n", {400, 431}),
        ("GET /" + "x" * 3000 + " HTTP/1.1\r\nHost: a\r\n\r\n", {414}),
        (f"POST /api/rounds/{site.round}/ballots HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
         "Content-Length: 99999999999\r\n\r\n", {413}),
    ]:
        with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
            connection.sendall(request.encode())
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            assert answer.status in status, (answer.status, request[:40])
            assert answer.getheader("Content-Security-Policy", "").startswith("default-src 'none'"), request[:40]
            assert answer.getheader("X-Content-Type-Options") == "nosniff", request[:40]


def ended(site, ballot):
    """A ballot that is on its way when the service is told to end is answered."""
    head = (
        f"POST /api/rounds/{site.round}/ballots HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
        f"Content-Length: {len(ballot)}\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(head + ballot[:1000])
        time.sleep(0.3)
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        try:
            site.connect().request("GET", "/health")
            raise AssertionError("it takes new connections while it ends")
        except OSError:
            pass
        connection.sendall(ballot[1000:])
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 200, answer.status
        assert json.loads(answer.read())["receipts"][0]["new"]
    assert site.process.wait(60) == 0
    site.process.stdout.close()


def crashed(site, ballot):
    """A crash prints nothing of the memory, and the next start is a normal one."""
    site.start()
    site.cast(ballot)
    before = site.log.stat().st_size
    assert site.end(signal.SIGSEGV) == -signal.SIGSEGV
    assert site.log.stat().st_size == before, site.log.read_text()[before:]
    assert not list(site.folder.glob("core*"))
    site.start()
    assert not site.cast(ballot)[0]["new"]
    site.stop()


def encrypted(site, ballot):
    """TLS in the service itself."""
    (site.folder / "tls").mkdir()
    chain, key = site.folder / "tls/chain.pem", site.folder / "tls/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-out", chain, "-keyout", key],
        check=True, capture_output=True,
    )
    file = site.folder / "stemronde.yaml"
    text = file.read_text().replace("http://127.0.0.1", "https://localhost")
    file.write_text(text + "tls: {chain: tls/chain.pem, key: tls/key.pem}\n")
    site.start()
    trust = ssl.create_default_context(cafile=chain)
    connection = http.client.HTTPSConnection("localhost", site.port, timeout=20, context=trust)
    connection.request("POST", f"/api/rounds/{site.round}/ballots", ballot, {"Content-Type": BALLOTS})
    answer = connection.getresponse()
    assert answer.status == 200 and answer.getheader("Strict-Transport-Security"), answer.status
    answer.read()
    assert connection.sock.version() == "TLSv1.3", connection.sock.version()
    connection.close()
    warnings.simplefilter("ignore", DeprecationWarning)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.load_verify_locations(chain)
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    try:
        with socket.create_connection(("127.0.0.1", site.port), timeout=20) as plain:
            old.wrap_socket(plain, server_hostname="localhost")
        raise AssertionError("TLS 1.1 is taken")
    except ssl.SSLError as error:
        # The service said so, not this client.
        assert "ALERT" in str(error.reason), error
    site.stop()


main(sys.argv[1])
