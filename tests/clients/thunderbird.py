"""A real Thunderbird, without a screen, that subscribes to a calendar over HTTP and tells what it holds.

It is asked through Marionette, Mozilla's own remote control (https://firefox-source-docs.mozilla.org/testing/marionette/).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

from clients.shown import Shown

STARTS_WITHIN = 90  # seconds
PREFERENCES = {
    "app.update.enabled": False,
    "calendar.timezone.useSystemTimezone": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.shell.checkDefaultClient": False,
    "mailnews.start_page.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "toolkit.telemetry.enabled": False,
    "extensions.update.enabled": False,
    "services.settings.server": "data:,",  # asks nobody but the loopback address for anything
}
SUBSCRIBE = """
const [address, kept] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const calendar = cal.manager.createCalendar("ics", Services.io.newURI(address));
calendar.name = "Club";
calendar.readOnly = true;
calendar.setProperty("cache.enabled", kept);
cal.manager.registerCalendar(calendar);
return cal.manager.getCalendars().length;
"""
UNSUBSCRIBE = """
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
cal.manager.getCalendars().filter(one => one.type == "ics").forEach(one => cal.manager.removeCalendar(one));
"""
# Refreshes the subscription, waits until it is loaded, then tells all that the calendar holds.
HELD = """
const done = arguments[arguments.length - 1];
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const calendar = cal.manager.getCalendars().find(one => one.type == "ics");
  await new Promise((loaded, failed) => {
    const observer = {
      QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
      onStartBatch() {}, onEndBatch() {}, onAddItem() {}, onModifyItem() {}, onDeleteItem() {},
      onError(_, code, message) { failed(`${code} ${message}`); }, onPropertyChanged() {}, onPropertyDeleting() {},
      onLoad() { calendar.removeObserver(observer); loaded(); },
    };
    calendar.addObserver(observer);
    calendar.refresh();
  });
  const items = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
  const moment = time => time.isDate
    ? time.icalString.replace(/(....)(..)(..)/, "$1-$2-$3")
    : new Date(time.nativeTime / 1000).toISOString().replace(".000", "");
  return items.map(item => ({
    start: moment(item.startDate),
    end: moment(item.endDate),
    title: item.title,
    state: item.status,
    place: item.getProperty("LOCATION") || "",
    uid: item.id,
    alarms: item.getAlarms().length,
    zone: item.startDate.timezone.tzid,
    url: item.getProperty("URL"),
    description: item.getProperty("DESCRIPTION"),
    categories: item.getCategories(),
  }));
})().then(done, error => done(String(error)));
"""


class Thunderbird:
    """Runs as long as its context lasts.  ``folder`` holds its profile and nothing else of the machine's is used."""

    def __init__(self, folder: Path, zone: str) -> None:
        self.profile, self.zone, self.numbers = folder / "profile", zone, 0
        self.profile.mkdir(parents=True)

    def __enter__(self) -> Self:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        told = {**PREFERENCES, "marionette.port": port}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in told.items())
        (self.profile / "user.js").write_text("".join(lines), "utf-8")
        with (self.profile.parent / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    "thunderbird",
                    "--headless",
                    "--no-remote",
                    "--marionette",
                    "--remote-allow-system-access",
                    "--profile",
                    self.profile,
                ],
                env={**os.environ, "HOME": str(self.profile.parent), "TZ": self.zone, "MOZ_HEADLESS": "1"},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self.socket = self._connect(port)
            self.stream = self.socket.makefile("rb")
            self._received()  # its greeting
            self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"timeouts": {"script": 60_000}}}})
            self.ask("Marionette:SetContext", {"value": "chrome"})
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
        if hasattr(self, "socket"):
            self.stream.close()
            self.socket.close()

    def subscribe(self, address: str, *, kept: bool) -> None:
        """``kept``: with Thunderbird's own copy for when there is no network (its « offline support »)."""
        self.ask("WebDriver:ExecuteScript", {"script": SUBSCRIBE, "args": [address, kept]})

    def unsubscribe(self) -> None:
        self.ask("WebDriver:ExecuteScript", {"script": UNSUBSCRIBE, "args": []})

    def held(self) -> list[dict[str, Any]]:
        """All that the calendar holds after a refresh."""
        found = self.ask("WebDriver:ExecuteAsyncScript", {"script": HELD, "args": []})["value"]
        assert isinstance(found, list), found
        return found

    def shown(self) -> list[Shown]:
        keys = Shown.__dataclass_fields__
        return sorted(Shown(**{key: one[key] for key in keys}) for one in self.held())

    def ask(self, command: str, parameters: dict[str, Any]) -> dict[str, Any]:
        self.numbers += 1
        message = json.dumps([0, self.numbers, command, parameters]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, number, error, answer = self._received()
        assert number == self.numbers and error is None, error
        return answer or {}

    def _received(self) -> Any:
        length = b""
        while (char := self.stream.read(1)) != b":":
            assert char, "Thunderbird hung up"
            length += char
        return json.loads(self.stream.read(int(length)))

    def _connect(self, port: int) -> socket.socket:
        deadline = time.monotonic() + STARTS_WITHIN
        while True:
            assert self.process.poll() is None, (self.profile.parent / "log").read_text("utf-8", "replace")
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=STARTS_WITHIN)
            except OSError:
                assert time.monotonic() < deadline, "Thunderbird does not answer"
                time.sleep(0.3)
