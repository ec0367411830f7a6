# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server of what the booth needs, and nothing else, under the policy that the service's pages have.

The first part of a path names a variant: `good`, or what is wrong with the module, the policy or the browser's random
source there.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ASSETS = ROOT / "Sources/Web/Resources/assets"
MODULE = ROOT / ".build-booth/booth.wasm"
ELECTIONS = ROOT / "Tests/Vectors/belenios/sound"

POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
VARIANTS = {"good", "altered-module", "no-module", "no-wasm", "no-randomness", "broken-script"}
TYPES = {".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", "": "text/html"}

PAGE = b'<!doctype html><html lang="nl"><title>Proef</title><h1>Proef</h1></html>'


def content(variant: str, name: str) -> bytes | None:
    """What is served under a name, or None."""
    if name == "":
        return PAGE
    if name == "assets/booth.wasm":
        if variant == "no-module":
            return None
        # A section that says nothing: the module would run, if its hash were not asked for.
        return MODULE.read_bytes() + (b"\0\2\1x" if variant == "altered-module" else b"")
    if name.startswith("assets/booth-") and name.endswith(".js") and name.count("/") == 1:
        script = (ROOT / "Sources/Web/Resources" / name).read_bytes()
        if name == "assets/booth-worker.js" and variant == "no-randomness":
            script += b"\nself.crypto.getRandomValues = () => { throw new Error(); };\n"
        if name == "assets/booth-worker.js" and variant == "broken-script":
            script += b"\n}\n"
        return script
    if name.startswith("elections/") and name.endswith(".json") and name.count("/") == 1:
        return (ELECTIONS / name[10:-5] / "election.json").read_bytes().rstrip(b"\n")
    return None


class Handler(BaseHTTPRequestHandler):
    """Answers GET; keeps no log."""

    def do_GET(self) -> None:
        variant, _, name = self.path[1:].partition("/")
        body = content(variant, name) if variant in VARIANTS else None
        self.send_response(404 if body is None else 200)
        policy = POLICY.replace(" 'wasm-unsafe-eval'", "") if variant == "no-wasm" else POLICY
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Type", TYPES.get(Path(name).suffix, "text/plain"))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing where a browser goes away in the middle of an answer."""

    def handle_error(self, *_: object) -> None:
        pass


class Site:
    """The server in a thread of its own; `url` is its root."""

    def __init__(self) -> None:
        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
