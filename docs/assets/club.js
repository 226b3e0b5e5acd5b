// What a page does as time passes since it was built, and the small helps that need a script.
// Without this file everything is there all the same, as it was on the day of the build, which the page then says.

const DAY = 864e5; // milliseconds, as everywhere here
const MINUTE = 6e4;
const OLD = 14 * DAY; // from then on, a page says its age even where its lists are kept right
const SAID_FOR = 4000;
const NBSP = "\u00a0";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const at = (element, name) => Date.parse(element.dataset[name]);
const over = (element) => at(element, "ends") <= Date.now();
const begins = (element) => at(element, element.dataset.starts ? "starts" : "ends"); // a date to be fixed has no start
const byStart = (one, other) => begins(one) - begins(other);
const make = (name, className, textContent) => Object.assign(document.createElement(name), { className, textContent });

// ---- Days, in the club's zone and in the reader's

const club = document.querySelector("[data-zone]")?.dataset.zone;
/** The date of an instant, « 2026-12-03 »; without zone, where the reader is. */
const day = (instant, timeZone) => new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(instant);
const later = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const monday = (date) => later(date, -((new Date(date).getUTCDay() + 6) % 7));

/** « En ce moment », « Aujourd'hui », « Demain »; a day is named where it is the same one here and at the club. */
function word(card) {
  const [starts, now] = [at(card, "starts"), Date.now()];
  if (over(card) || !card.dataset.starts || "off" in card.dataset) return "";
  if (starts <= now) return card.dataset.whole === "one" ? "Aujourd'hui" : "En ce moment";
  const is = (days) => [club, undefined].every((zone) => day(starts, zone) === later(day(now, zone), days));
  return is(0) ? "Aujourd'hui" : is(1) ? "Demain" : "";
}

function badge(kicker, name, text) {
  let found = kicker?.querySelector(`.club-badge--${name}`);
  if (!text || !kicker) return found?.remove();
  if (!found) {
    found = make("span", `club-badge club-badge--${name}`, text);
    kicker.append(" ", found);
  }
  if (found.textContent !== text) found.textContent = text;
}

/** What is said of one date, on its card or at the head of its page. */
function tell(card) {
  badge(card.querySelector(".club-kicker"), "now", word(card));
  if (card.matches(".club-card")) card.classList.toggle("club-card--past", over(card));
  else if (over(card)) badge(card.querySelector(".club-kicker"), "past", "Passée");
}

// ---- Lists: what is over leaves those of what is coming, and what comes next takes its place

const pools = new WeakMap();

function pool(list) {
  if (!pools.has(list)) {
    const cards = all(":scope > li", list).flatMap((card) => [card, ...spare(card)]);
    pools.set(list, [...cards, ...spare(list)].sort(byStart));
  }
  return pools.get(list);
}

function spare(holder) {
  const template = holder.querySelector(":scope > template");
  template?.remove();
  return template ? [...template.content.children] : [];
}

/** Of each session its next date (``data-each``: every date), else its last, unless the list is of what is coming. */
function refresh(list) {
  const { coming, each, past, none } = list.dataset;
  const faces = new Map();
  for (const card of pool(list)) {
    const key = each === undefined ? card.dataset.session : card;
    if (!faces.has(key) || over(faces.get(key))) faces.set(key, card);
  }
  const found = [...faces.values()].sort(byStart);
  const shown = coming === undefined ? found : found.filter((card) => !over(card)).slice(0, Number(coming) || undefined);
  if (past) document.getElementById(past)?.prepend(...found.filter((card) => over(card) && card.parentNode === list).reverse());
  place(list, shown);
  if (none) say(list, shown.length ? "" : none);
}

/** Leaves in a list its cards that are wanted, and puts the others in their places: what has the focus keeps it. */
function place(list, cards, kind = "li", end = null) {
  const present = () => all(`:scope > ${kind}`, list);
  present().filter((card) => !cards.includes(card)).forEach((card) => card.remove());
  cards.forEach((card, n) => { if (present()[n] !== card) list.insertBefore(card, present()[n] ?? end); });
}

function say(list, text) {
  list.hidden = Boolean(text);
  const after = list.nextElementSibling?.matches(".club-empty") ? list.nextElementSibling : null;
  if (!text) after?.remove();
  else if (!after) list.after(make("p", "club-empty", text));
}

/** A part that stays until an instant, then gives way to what waits behind it, if anything does. */
function turn(part) {
  if (!(at(part, "stays") <= Date.now())) return;
  const waiting = part.nextElementSibling?.matches("template") ? part.nextElementSibling : null;
  const next = waiting?.content.firstElementChild;
  waiting?.replaceWith(waiting.content);
  part.remove();
  if (next?.dataset.stays) turn(next);
}

// ---- The reader's own time, where it is not one that is told already

const clock = (time) => `${time.getHours()}${NBSP}h${time.getMinutes() ? `${NBSP}${String(time.getMinutes()).padStart(2, "0")}` : ""}`;
const inWords = (time) => new Intl.DateTimeFormat("fr", { weekday: "long", day: "numeric", month: "long" }).format(time).replace(/ 1 /, " 1er ");
const offset = (iso) => { // minutes, of « 2026-12-03T18:30:00+01:00 »
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [null, "+", 0, 0];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
};

function theirs(time) {
  const { also, until } = time.dataset;
  const [starts, ends] = [new Date(time.dateTime), new Date(until)];
  if (!time.dateTime.includes("T") || time.parentNode.querySelector(".club-theirs")) return;
  if ([time.dateTime, also].filter(Boolean).map(offset).includes(-starts.getTimezoneOffset())) return;
  const first = day(starts) === time.dateTime.slice(0, 10) ? "" : `${inWords(starts)}, `;
  const last = day(starts) === day(ends) ? `à ${clock(ends)}` : `au ${inWords(ends)} à ${clock(ends)}`;
  const zone = new Intl.DateTimeFormat("fr", { timeZoneName: "longGeneric" }).formatToParts(starts).find((part) => part.type === "timeZoneName");
  time.parentNode.append(" ", make("span", "club-theirs", `Chez vous${NBSP}: ${first}de ${clock(starts)} ${last} (${zone.value})`));
}

// ---- The agenda: weeks, and filters kept in the address

function agenda(box) {
  const form = box.querySelector("form");
  const status = box.querySelector("[role=status]");
  const more = box.querySelector(".club-agenda__more");
  const most = Number(box.dataset.agenda);
  const last = Number(box.dataset.pages ?? 1);
  const weeks = new Map();
  const pages = []; // of the list, those that are here: their cards
  let held; // what the filters look at, on each page of the list: read when one is first used
  let coming; // the promise of what is being read
  let limit = most;

  function hold(number, list) {
    all("[data-ends]", list).forEach(tell);
    all("time[data-until]", list).forEach(theirs);
    pages[number] = all(":scope > section", list).flatMap((section) => {
      const { week } = section.dataset;
      if (!weeks.has(week)) weeks.set(week, section);
      return all("li", section).map((card) => ({ card, week }));
    });
  }

  function wanted() {
    const asked = new URLSearchParams(location.search);
    return all("select", form).map((select) => [select, asked.get(select.name) ?? ""]);
  }

  /** Shows what is here, and gives how to read what is lacking, if anything is. */
  function draw() {
    const filters = wanted();
    for (const [select, value] of filters) {
      if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
      select.value = value;
    }
    const chosen = filters.some(([, value]) => value);
    const answers = (said) => filters.every(([{ name }, value]) => !value || said[name].split(" ").includes(value));
    const having = [...Array(last).keys()].filter((n) => !n || !chosen || !held || held[n].some(answers));
    const lacking = having.find((n) => !pages[n]);
    const here = having.slice(0, lacking === undefined ? last : having.indexOf(lacking)).flatMap((n) => pages[n]).filter(({ card }) => answers(card.dataset));
    const found = here.filter(({ card }) => !over(card));
    const inTime = found.filter(({ week }) => week);
    const shown = [...inTime.slice(0, limit), ...found.filter(({ week }) => !week).slice(0, limit)];
    const now = monday(day(Date.now(), club));
    for (const [week, section] of weeks) {
      const cards = shown.filter((one) => one.week === week).map(({ card }) => card);
      const title = week === now ? "Cette semaine" : week === later(now, 7) ? "La semaine prochaine" : section.dataset.title;
      const heading = section.querySelector("h2");
      if (heading.textContent !== title) heading.textContent = title;
      place(section.querySelector("ul"), cards);
    }
    const sections = [...weeks.keys()].sort((one, other) => (!one - !other) || (one < other ? -1 : 1)).map((week) => weeks.get(week)).filter((section) => section.querySelector("li"));
    place(box, sections, "section", more);
    more.hidden = inTime.length <= limit && lacking === undefined;
    form.querySelector("button").hidden = !chosen;
    const unread = chosen && last > 1 && !held;
    const every = chosen && held ? held.flat().filter(answers).length - (here.length - found.length) : found.length;
    count(every, chosen, unread || (!every && lacking !== undefined));
    if (unread) return async () => { held = await (await fetch(box.dataset.held)).json(); };
    if (lacking === undefined || inTime.length >= limit) return null;
    return async () => {
      const { listAt } = await import("./pages.js");
      hold(lacking, await listAt(new URL(`page/${lacking + 1}/`, location.href)));
    };
  }

  /** Says how many are coming that answer to what is chosen, once it is known. */
  function count(number, chosen, waiting) {
    const hint = more.hidden ? "" : `, dont voici les ${limit} premières`;
    const found = chosen ? `${number}${NBSP}séance${number > 1 ? "s" : ""} à venir${hint}.` : "";
    const none = chosen ? "Aucune séance à venir ne répond à ces choix." : box.dataset.none;
    const text = waiting ? "" : number ? found : none;
    status.classList.toggle("club-empty", !waiting && !number);
    if (status.textContent !== text) status.textContent = text;
  }

  function go() {
    const next = draw();
    if (next && !coming) {
      coming = next().then(() => { coming = null; box.classList.remove("club-agenda--cut"); return go(); }).catch(() => {
        coming = null;
        box.classList.add("club-agenda--cut");
        status.textContent = "La suite n'a pas pu se charger. Réessayez quand vous serez en ligne.";
      });
    }
    return coming;
  }

  function ask(search) {
    history.pushState(null, "", `${location.pathname}${search}`);
    limit = most;
    update();
  }

  hold(0, box);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const asked = new URLSearchParams(location.search);
    for (const { name, value } of all("select", form)) value ? asked.set(name, value) : asked.delete(name);
    ask(asked.size ? `?${asked}` : "");
  });
  form.querySelector("button").addEventListener("click", () => { ask(""); form.querySelector("select").focus(); });
  more.addEventListener("click", async () => {
    const before = new Set(all("li", box));
    limit += most;
    update();
    await coming;
    all("li", box).find((card) => !before.has(card))?.querySelector("a").focus();
  });
  addEventListener("popstate", update);
  return go;
}

// ---- Beside each address or text, a button that copies it

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // where the page is not served over https
  }
}

for (const box of all(".club-copy")) {
  const [field, button, said] = [".club-copy__address", ".club-copy__button", ".club-copy__said"].map((name) => box.querySelector(name));
  const what = field.dataset.what || "l'adresse";
  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  button.setAttribute("aria-label", `Copier ${what} : ${field.getAttribute("aria-label").split(" : ").slice(1).join(" : ")}`);
  button.addEventListener("click", async () => {
    said.textContent = (await copy(field)) ? "C'est copié." : `Copiez ${what}, qui est sélectionné${what === "le texte" ? "" : "e"}.`;
    setTimeout(() => { said.textContent = ""; }, SAID_FOR);
  });
}

// ---- Now, at each minute, and when the page is looked at again

const lists = new Set();
const agendas = all("[data-agenda]").map(agenda);

function update() {
  all("[data-stays]").forEach(turn);
  all("[data-coming], :is(ul, ol):has(> li > template)").forEach((list) => lists.add(list));
  lists.forEach(refresh);
  agendas.forEach((go) => go());
  all("[data-ends]").forEach(tell);
  all("time[data-until]").forEach(theirs);
  for (const date of all("td > time")) {
    if (date.dateTime === day(Date.now(), club)) date.parentNode.setAttribute("aria-current", "date");
    else date.parentNode.removeAttribute("aria-current");
  }
  for (const note of all("[data-built]")) note.classList.toggle("club-asof--old", Date.now() - at(note, "built") > OLD);
}

update();
setInterval(() => document.hidden || update(), MINUTE);
addEventListener("visibilitychange", () => document.hidden || update());
addEventListener("pageshow", (event) => event.persisted && update());
