# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of .build-preview at their addresses, under their policies, beside a made-up service (docs/pages.md).

What the service answers is set by a test: `standings` for credentials, `failures` for calls that are to go wrong.
"""

import base64
import hashlib
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from booth_peer import Peer

ROOT = Path(__file__).resolve().parent.parent.parent
PREVIEW = ROOT / ".build-preview"
ASSETS = ROOT / "Sources/Web/Resources/assets"
MODULE = ROOT / ".build-booth/booth.wasm"

BOOTH_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}

# Which sample stands at which address.
PAGES = {
    "": "start",
    "halfweg-2028/": "round-open",
    "halfweg-2028/stemmen": "voting",
    "halfweg-2028/adres": "address",
    "halfweg-2028/stembestand": "ballot-file",
    "halfweg-2028/mijn-stem": "my-ballot",
    "halfweg-2028/ontvangstbewijs": "receipt",
    "halfweg-2028/uitslag": "result-provisional",
    "halfweg-2028/controleren": "verify",
    "speeltuin/stemmen": "voting-one-sheet",
    "speeltuin/": "round-cooperating",
}


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


@dataclass
class Service:
    """What the made-up service knows, and what was sent to it."""

    peer: Peer
    admission: str = "open"
    # By election: what is answered beside the defaults; `unknown` for an election that is not there.
    standings: dict[str, dict] = field(default_factory=dict)
    # By path's end: statuses with codes that the next calls get, one each.
    failures: dict[str, list[tuple[int, str | None, int]]] = field(default_factory=dict)
    # Answers that are made and never arrive.
    lost: int = 0
    altered: bool = False
    asked: list[dict] = field(default_factory=list)
    cast: list[list[str]] = field(default_factory=list)

    def election(self, uuid: str) -> bytes | None:
        path = PREVIEW / "elections" / f"{uuid}.json"
        if re.fullmatch(r"[1-9A-Za-z]{14}", uuid) is None or not path.exists():
            return None
        data = path.read_bytes()
        return data.replace(b"Voor", b"Vaar") if self.altered else data

    def credentials(self, body: bytes) -> dict:
        question = json.loads(body)
        # Compact, with keys in the order that the contract has.
        assert body.decode() == json.dumps(question, separators=(",", ":")), body
        self.asked.append(question)
        sheets = []
        for entry in question["credentials"]:
            assert list(entry) == ["election", "letter", "reserve"], entry
            known = {
                "election": entry["election"],
                "state": "active",
                "form": "letter",
                "reason": None,
                "weight": "1",
                "ballots": 0,
                "trackingCode": None,
            }
            known.update(self.standings.get(entry["election"], {}))
            sheets.append(known)
        return {"admission": self.admission, "sheets": sheets}

    def ballots(self, body: bytes) -> tuple[int, dict]:
        text = body.decode()
        assert text.endswith("\n"), "the last line is not ended"
        lines = text[:-1].split("\n")
        receipts = []
        for line in lines:
            ballot = json.loads(line)
            election = self.election(ballot["election_uuid"])
            if election is None or self.peer.accept(election, line) != 0:
                return 422, {"error": {"code": "refused"}}
            code = b64(hashlib.sha256(line.encode()).digest())
            proof = f"c2sp.org/tlog-proof@v1\nindex {len(self.cast)}\n{code}\n"
            receipts.append({"election": ballot["election_uuid"], "trackingCode": code, "proof": proof})
        self.cast.append(lines)
        return 200, {"receipts": receipts}


class Handler(BaseHTTPRequestHandler):
    """Answers for one site."""

    service: Service
    policies: dict[str, str]
    paused: threading.Event

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/assets/"):
            self.asset(path[8:])
        elif match := re.fullmatch(r"/(nl|en)/(.*)", path):
            name = PAGES.get(match[2], match[2].removeprefix("sample/"))
            self.page(f"{match[1]}/{name}.html")
        elif match := re.fullmatch(r"/api/elections/([^/]+)/election", path):
            if not self.fails("election"):
                data = self.service.election(match[1])
                self.answer(404 if data is None else 200, data or b"", "application/json")
        else:
            self.answer(404, b"", "text/plain")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.paused.wait(20)
        name = self.path.rsplit("/", 1)[1]
        if self.headers.get("Cookie") is not None or self.fails(name):
            return
        if name == "credentials" and self.headers["Content-Type"] == "application/json":
            self.json(200, self.service.credentials(body))
        elif name == "ballots" and self.headers["Content-Type"] == "application/x-ndjson":
            status, answer = self.service.ballots(body)
            if self.service.lost > 0:
                self.service.lost -= 1
                self.connection.close()
                return
            self.json(status, answer)
        else:
            self.answer(404, b"", "text/plain")

    def fails(self, name: str) -> bool:
        queue = self.service.failures.get(name, [])
        if not queue:
            return False
        status, code, wait = queue.pop(0)
        headers = {"Retry-After": str(wait)} if wait else {}
        if code is None:
            self.answer(status, b"<p>proxy</p>", "text/html", headers)
        else:
            self.json(status, {"error": {"code": code}}, headers)
        return True

    def asset(self, name: str) -> None:
        path = MODULE if name == "booth.wasm" else ASSETS / name
        if name == "look-assen.css":
            self.answer(200, b"@media (prefers-color-scheme: light) { :root { --brand: #00542e; --link: #00542e; } }\n", "text/css")
            return
        if "/" in name or not path.exists():
            self.answer(404, b"", "text/plain")
        else:
            self.answer(200, path.read_bytes(), TYPES[path.suffix], {"Content-Security-Policy": BOOTH_POLICY})

    def page(self, file: str) -> None:
        path = PREVIEW / file
        if file not in self.policies:
            self.answer(404, b"", "text/plain")
        else:
            headers = {"Content-Security-Policy": self.policies[file], "Cache-Control": "no-store"}
            self.answer(200, path.read_bytes(), "text/html; charset=utf-8", headers)

    def json(self, status: int, value: dict, headers: dict[str, str] | None = None) -> None:
        self.answer(status, json.dumps(value).encode(), "application/json", headers)

    def answer(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        common = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for key, value in {**common, **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing where a browser goes away in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


class Site:
    """The server in a thread of its own; `url` is its root."""

    def __init__(self, peer: Peer) -> None:
        index = json.loads((PREVIEW / "index.json").read_text())
        self.samples = index
        self.peer = peer
        self.paused = threading.Event()
        self.paused.set()
        policies = {entry["file"]: entry["policy"] for entry in index}
        self._handler = type("SiteHandler", (Handler,), {"policies": policies, "paused": self.paused})
        self.reset()
        self._server = Server(("127.0.0.1", 0), self._handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def service(self) -> Service:
        return self._handler.service

    def reset(self) -> None:
        """A service that knows nothing yet."""
        self._handler.service = Service(self.peer)
        self.paused.set()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
