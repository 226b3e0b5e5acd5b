// Reads calendars with ical.js, as Thunderbird and Nextcloud do, by the VTIMEZONE of each file alone.
// In: {name: path}.  Out: {name: [event]}, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const required = createRequire(`${process.cwd()}/`)("ical.js");
const ICAL = required.default ?? required;

function moment(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
}

function told(component) {
  const event = new ICAL.Event(component);
  if (event.isRecurring()) throw new Error("each date is an event of its own");
  const value = (name) => component.getFirstPropertyValue(name);
  return {
    start: moment(event.startDate),
    end: moment(event.endDate),
    title: event.summary,
    state: value("status"),
    place: event.location ?? "",
    uid: event.uid,
    sequence: event.sequence,
    url: value("url"),
    link: value("conference"),
    geo: value("geo"),
    categories: component.getFirstProperty("categories").getValues(),
    description: event.description,
    zone: event.startDate.zone.tzid,
  };
}

const files = JSON.parse(readFileSync(0, "utf8"));
const read = Object.entries(files).map(([name, path]) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return [name, calendar.getAllSubcomponents("vevent").map(told)];
});
process.stdout.write(JSON.stringify(Object.fromEntries(read)));
