// Reads calendars with node-ical (Home Assistant's and MagicMirror's calendars), by the tz database of Node.
// In: {name: path}.  Out: {name: [event]}, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const required = createRequire(`${process.cwd()}/`)("node-ical");
const ical = required.default ?? required;
const two = (number) => String(number).padStart(2, "0");

function moment(date, wholeDay) {
  // A whole day is given as midnight of the machine's zone.
  if (wholeDay) return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return date.toISOString().replace(".000", "");
}

const text = (value) => (typeof value === "object" ? value.val : value);

function told(event) {
  if (event.rrule) throw new Error("each date is an event of its own");
  const wholeDay = event.datetype === "date";
  return {
    start: moment(event.start, wholeDay),
    end: moment(event.end, wholeDay),
    title: text(event.summary),
    state: event.status,
    place: text(event.location) ?? "",
    uid: event.uid,
    sequence: Number(event.sequence),
    url: text(event.url),
    link: text(event.conference) ?? null,
    geo: event.geo ? [event.geo.lat, event.geo.lon] : null,
    categories: event.categories,
    description: text(event.description),
    zone: event.start.tz ?? null,
  };
}

const files = JSON.parse(readFileSync(0, "utf8"));
const read = Object.entries(files).map(([name, path]) => {
  const calendar = ical.sync.parseICS(readFileSync(path, "utf8"));
  return [name, Object.values(calendar).filter((part) => part.type === "VEVENT").map(told)];
});
process.stdout.write(JSON.stringify(Object.fromEntries(read)));
