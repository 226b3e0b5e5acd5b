"""nginx, from this machine or unpacked from Debian's package without root; else a stand-in."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import Failed, started
from benchmarks.sites import ROOT

UNPACKED = ROOT / ".cache/nginx"
# What the page for maintainers tells to write, and what nginx needs to run beside another one.
SETTINGS = """\
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  types {{ text/html html; text/calendar ics; application/json json; }}
  charset utf-8;
  charset_types text/calendar;
  gzip on;
  gzip_types text/calendar application/atom+xml application/json;
  gzip_vary on;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    location ~ \\.ics$ {{ add_header Cache-Control "public, max-age=3600"; }}
    location ~ ^/flux/.*\\.xml$ {{ types {{ application/atom+xml xml; }} }}
  }}
}}
"""


def find() -> Path | None:
    """nginx's program: of the machine, or from Debian's package, unpacked in .cache/nginx/."""
    places = (shutil.which("nginx"), "/usr/sbin/nginx", UNPACKED / "usr/sbin/nginx")
    if found := next((Path(place) for place in places if place and Path(place).is_file()), None):
        return found
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return None
    UNPACKED.mkdir(parents=True, exist_ok=True)
    if subprocess.run(
        ["apt-get", "download", "-q", "nginx"], cwd=UNPACKED, capture_output=True, check=False
    ).returncode:
        return None
    for package in UNPACKED.glob("nginx_*.deb"):
        subprocess.run(["dpkg", "-x", package, UNPACKED], check=True)
    program = UNPACKED / "usr/sbin/nginx"
    works = program.is_file() and not subprocess.run([program, "-v"], capture_output=True, check=False).returncode
    return program if works else None


@contextmanager
def serving(root: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Serve ``root`` on the loopback: the server's name and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = find()
    if program is None:
        name = "stand-in: Python's http.server, without ETag nor compression, since there is no nginx here"
        command: list[str | Path] = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)]
    else:
        told = subprocess.run([program, "-v"], capture_output=True, text=True, check=True).stderr
        name = told.rpartition(": ")[2].strip()
        settings = folder / "nginx.conf"
        user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
        settings.write_text(SETTINGS.format(user=user, folder=folder, port=port, root=root), "utf-8")
        command = [program, "-c", settings, "-e", folder / "error.log", "-g", "daemon off;"]
    log = folder / "server.log"
    with log.open("wb") as output, started(command, root, output.fileno()) as process:
        until = time.monotonic() + 10
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise Failed(f"{name}\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.05)
        yield name, port


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
