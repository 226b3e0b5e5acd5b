// The facets of a list: what it may be sorted out by, kept in the address.  The file that says which thing has which
// values loads when a facet is first used; the cards of what was chosen are taken from the pages that hold them.

const bar = document.querySelector(".club-facets");
const list = document.getElementById("liste");
const pager = document.querySelector(".club-pager");
const boxes = [...bar.querySelectorAll("details")];
const FEW = 12; // values shown at first in one facet
const ITEMS = ".club-cards > li, .club-rows > li";

/** An element with its attributes and children; an attribute that is null is left out. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Copies of the cards of a list; those that it says to be examples, all at once under them, say it each. */
function taken(of) {
  return [...of.querySelectorAll(ITEMS)].map((item) => {
    const copy = item.cloneNode(true);
    if (item.parentElement.nextElementSibling?.matches(".club-example")) {
      let kicker = copy.querySelector(".club-kicker");
      if (!kicker) { kicker = make("p", { class: "club-kicker" }); copy.querySelector(".club-card__title").before(kicker); }
      kicker.append(" ", make("span", { class: "club-badge club-badge--example" }, "Exemple"));
    }
    return copy;
  });
}

const chosen = new Map(); // the key of a facet → the ids of its chosen values
const pages = new Map([[1, Promise.resolve(taken(list))]]); // a page → its cards
let index; // the file, once it is loaded
let asked = 0; // the last question: an answer to an earlier one is dropped
let found = []; // what was chosen, by its place in the list
let shown = 0;

const status = make("p", { class: "club-facets__status", role: "status" });
const marks = make("p", { class: "club-facets__chosen", hidden: "" });
const clear = make("button", { type: "button", class: "club-facets__clear" }, "Effacer");
const results = make("ul", { class: list.querySelector("ul")?.className || "club-cards" });
const more = make("button", { type: "button", class: "md-button" }, "Voir la suite");
const answer = make("div", { hidden: "" }, results, more);

// ---- The file, and what it says

function load() {
  index ??= fetch(bar.dataset.facets)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then((said) => { said.facets.forEach((facet, at) => fill(boxes[at], facet, at)); return said; })
    .catch(() => {
      index = undefined;
      status.textContent = "Les filtres n'ont pas pu se charger. Réessayez quand vous serez en ligne.";
      return null;
    });
  return index;
}

/** Whether a thing has one of the chosen values of every facet, but for the facet at ``except``. */
function fits(said, thing, except = -1) {
  return said.facets.every(({ key, values }, at) => {
    const wanted = chosen.get(key);
    return at === except || !wanted?.size || thing[at].some((value) => wanted.has(values[value][0]));
  });
}

// ---- The boxes

function fill(box, facet, at) {
  const choices = facet.values.map(([id, label], place) => {
    const input = make("input", { type: "checkbox", value: id });
    input.addEventListener("change", () => choose(facet.key, id, input.checked));
    return make("label", { hidden: place >= FEW ? "" : null }, input, ` ${label} `, make("span", {}));
  });
  const panel = make("fieldset", {}, make("legend", {}, facet.label), ...choices);
  if (choices.length > FEW) {
    const all = make("button", { type: "button" }, `Tout voir (${choices.length})`);
    all.addEventListener("click", () => {
      for (const choice of choices) choice.hidden = false;
      all.remove();
      choices[FEW].querySelector("input").focus();
    });
    panel.append(all);
  }
  box.append(panel);
  box.dataset.key = facet.key;
  box.dataset.at = at;
}

/** Ticks what is chosen, and says beside each value how many things it would leave. */
function count(said) {
  for (const [at, { key, label, values }] of said.facets.entries()) {
    const numbers = values.map(() => 0);
    for (const thing of said.things) if (fits(said, thing, at)) for (const value of thing[at]) numbers[value] += 1;
    const wanted = chosen.get(key) || new Set();
    boxes[at].querySelector("summary").textContent = wanted.size ? `${label} (${wanted.size})` : label;
    boxes[at].querySelectorAll("label").forEach((choice, value) => {
      const input = choice.querySelector("input");
      input.checked = wanted.has(input.value);
      input.disabled = !numbers[value] && !input.checked;
      if (input.checked) choice.hidden = false;
      choice.querySelector("span").textContent = `(${numbers[value]})`;
    });
  }
}

function mark(said) {
  const buttons = said.facets.flatMap(({ key, values }) => values
    .filter(([id]) => chosen.get(key)?.has(id))
    .map(([id, label]) => {
      const button = make("button", { type: "button", "aria-label": `Retirer : ${label}` }, `${label} ×`);
      button.addEventListener("click", () => { choose(key, id, false); (marks.querySelector("button") || boxes[0].firstElementChild).focus(); });
      return button;
    }));
  marks.replaceChildren(...buttons, ...(buttons.length ? [clear] : []));
  marks.hidden = !buttons.length;
}

// ---- The answer

/** The cards of a page of the list; their links lead where they did there. */
function cards(page) {
  if (!pages.has(page)) {
    pages.set(page, import("./pages.js")
      .then(({ listAt }) => listAt(new URL(`page/${page}/`, location.href)))
      .then(taken)
      .catch((error) => { pages.delete(page); throw error; }));
  }
  return pages.get(page);
}

async function showMore(said) {
  const mine = asked;
  const places = found.slice(shown, shown + said.each);
  const read = await Promise.all(places.map((place) => cards(Math.floor(place / said.each) + 1)));
  if (mine !== asked) return null; // another choice was made in the meantime
  const clones = places.map((place, at) => read[at][place % said.each].cloneNode(true));
  results.append(...clones);
  shown += places.length;
  more.hidden = shown >= found.length;
  return clones[0];
}

function number(of) {
  return of === 1 ? `1 ${bar.dataset.one}` : `${of} ${bar.dataset.many}`;
}

/** Shows what is chosen, or the list as it was where nothing is. */
async function show() {
  const said = await load();
  if (!said) return;
  asked += 1;
  const some = [...chosen.values()].some((of) => of.size);
  found = said.things.map((_, place) => place).filter((place) => fits(said, said.things[place]));
  shown = 0;
  count(said);
  mark(said);
  list.hidden = some;
  if (pager) pager.hidden = some;
  answer.hidden = !some;
  results.replaceChildren();
  more.hidden = true;
  if (!some) { status.textContent = ""; return; }
  status.textContent = found.length ? `${number(found.length)} sur ${said.things.length}` : `${bar.dataset.none} Retirez-en un, ou effacez tout.`;
  try {
    await showMore(said);
  } catch {
    status.textContent = "La suite n'a pas pu se charger. Réessayez quand vous serez en ligne.";
  }
}

// ---- The address

function choose(key, id, on) {
  const wanted = chosen.get(key) || new Set();
  if (on) wanted.add(id); else wanted.delete(id);
  chosen.set(key, wanted);
  write();
}

function write() {
  const query = new URLSearchParams([...chosen].flatMap(([key, ids]) => [...ids].map((id) => [key, id])));
  history.pushState(null, "", location.pathname + (query.size ? `?${query}` : ""));
  show();
}

async function read() {
  chosen.clear();
  if (!location.search && !index) return;
  const said = await load();
  if (!said) return;
  const query = new URLSearchParams(location.search);
  for (const { key, values } of said.facets) {
    const known = new Set(values.map(([id]) => id));
    chosen.set(key, new Set(query.getAll(key).filter((id) => known.has(id))));
  }
  show();
}

clear.addEventListener("click", () => { chosen.clear(); write(); boxes[0].firstElementChild.focus(); });
more.addEventListener("click", async () => { (await showMore(await load()))?.querySelector("a")?.focus(); });
addEventListener("popstate", read);
for (const box of boxes) {
  box.addEventListener("toggle", () => {
    if (!box.open) return;
    for (const other of boxes) if (other !== box) other.open = false;
    if (!index) show();
  });
}
document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".club-facets details")) for (const box of boxes) box.open = false;
});
bar.addEventListener("keydown", (event) => {
  const box = event.target.closest("details[open]");
  if (event.key !== "Escape" || !box) return;
  box.open = false;
  box.firstElementChild.focus();
});

bar.append(marks, status);
list.before(answer);
bar.hidden = false;
read();
