"""A built site on this machine's loopback, as a plain host serves it: compressed, and counting what it sends."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = MimeTypes()
for type_, suffix in (
    ("text/calendar", ".ics"),
    ("image/webp", ".webp"),
    ("application/manifest+json", ".webmanifest"),
    ("application/atom+xml", ".xml"),
    ("font/woff2", ".woff2"),
    ("text/javascript", ".js"),
):
    TYPES.add_type(type_, suffix)
COMPRESSED = ("text/", "application/json", "application/atom+xml", "application/wasm", "image/svg+xml")


@dataclass(frozen=True)
class Sent:
    """One answer: the path asked for, the status, the bytes of its head and of its body as they crossed."""

    path: str
    status: int
    bytes: int


@dataclass
class Served:
    """``url`` is the site's address, with a final ``/``; ``sent`` what it answered so far, oldest first."""

    url: str
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def served(site: Path, under: str = "/club-des-communautes/") -> Iterator[Served]:
    """Serve ``site`` under a path, as GitHub Pages does a project; 404.html answers for what is absent."""
    found = Served("")
    server = _Server(("127.0.0.1", 0), partial(_Handler, site.resolve(), under, found))
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_address[1]}{under}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@lru_cache(512)
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser that is closed hangs up
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, under: str, found: Served, *arguments: object) -> None:
        self.site, self.under, self.found = site, under, found
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        status, file = self._file(unquote(urlsplit(self.path).path))
        if file is None:
            self._answer(
                status, b"", "text/plain", {"Location": urlsplit(self.path).path + "/"} if status == 301 else {}
            )
            return
        type_ = TYPES.guess_type(file.name)[0] or "application/octet-stream"
        type_ += "; charset=utf-8" if type_.startswith("text/") else ""
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and type_.startswith(COMPRESSED)
        body = _packed(file) if packed else file.read_bytes()
        self._answer(status, body, type_, {"Content-Encoding": "gzip"} if packed else {})

    do_HEAD = do_GET  # noqa: N815  # http.server asks for these names

    def _file(self, path: str) -> tuple[int, Path | None]:
        inside = (self.site / path.removeprefix(self.under)).resolve()
        if path.startswith(self.under) and inside.is_relative_to(self.site):
            if inside.is_dir() and not path.endswith("/"):
                return HTTPStatus.MOVED_PERMANENTLY, None
            inside = inside / "index.html" if inside.is_dir() else inside
            if inside.is_file():
                return HTTPStatus.OK, inside
        missing = self.site / "404.html"
        return HTTPStatus.NOT_FOUND, missing if missing.is_file() else None

    def _answer(self, status: int, body: bytes, type_: str, more: dict[str, str]) -> None:
        self.send_response(status)
        head = {"Content-Type": type_, "Content-Length": str(len(body)), "Cache-Control": "max-age=600", **more}
        for name, value in head.items():
            self.send_header(name, value)
        size = sum(map(len, self._headers_buffer)) + len(body)  # type: ignore[attr-defined]
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        self.found.sent.append(Sent(self.path, int(status), size))

    def log_message(self, format: str, *arguments: object) -> None:
        """Silence: what was sent is in ``sent``."""
