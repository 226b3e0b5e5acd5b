// The search: a dialog over the index that « club finish » makes (/pagefind/).  frame.js loads it when it is first asked for.
const SITE = new URL("../", import.meta.url);
const AT_ONCE = 10; // results shown, and added by « Voir la suite »
const PAUSE = 150; // milliseconds without a key before a question is asked
export const RANKING = { metaWeights: { title: 5, lasting: 2 } }; // a theme, a study… come before the sessions about them
const MARK = "\ue000"; // before a form that was added for the indexer alone (hooks/club/finish/words.py)
const WHOLE = "\ue001"; // around a derived word's own name (there too)
// Words that the index does not have, and the letters that stand in their place in its texts (there too).
const FUNCTION_WORDS = new Set("a à au aux avec c ce ces cet cette d dans de des du elle elles en est et était étaient être eux il ils j je la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ont ou où par pas pour qu que qui s sa se ses si sont sur t te tu un une vos votre vous y".split(" ").map(bare));
const LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÙÛÜ'’·•‧∙⋅.()-";
const UNREAD = /[\ue100-\ue1ff]/g;
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|pres|puis|quoi)?qu)['’](?=\p{L})/giu;
const SUFFIX = "(?:trices?|rices?|ices?|i?ères?|res?|i?ennes?|onnes?|elles?|e?sses?|euses?|ives?|[lntsv]?es?)";
const INCLUSIVE = new RegExp(`(\\p{L}{2,})(?:[·•‧∙⋅.](${SUFFIX})(?:[·•‧∙⋅.]s)?|\\((${SUFFIX})\\)s?)(?!\\p{L})`, "giu");
const DERIVED = /(?:(eur|rice|euse)|(ation|ement|ance|ence|ite|age|isme|iste|able|logie))s?$/;

const chosen = { kind: "", theme: "" };
const state = { asked: 0, results: [], shown: 0 };
let pagefind;

/** An element with its attributes and children. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A word in small letters without accents. */
function bare(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** What Pagefind knows words by: « l'événement » by its noun, « formé·es » by « formées », others by their first form;
    function words not at all. */
export function question(text) {
  const form = (_, base, dotted, bracketed) => base + (/^es?$/i.exec(dotted || bracketed) || "");
  const asked = text.replace(ELIDED, "").replace(INCLUSIVE, form).split(/\s+/);
  return asked.filter((word) => !FUNCTION_WORDS.has(bare(word).replace(/[^\p{L}\p{N}]/gu, ""))).join(" ").trim();
}

/** The own name of a question of one derived word (« animateur » for « animatrices »), else null: of several words, pages
    that have them all are few, and their titles decide. */
export function closest(asked) {
  const word = bare(asked);
  const ending = /^\p{L}{7,}$/u.test(word) && DERIVED.exec(word);
  return ending ? WHOLE + word.slice(0, ending.index) + (ending[1] ? "eur" : ending[2]) + WHOLE : null;
}

/** What Pagefind answers under some filters: the pages of the very words before those of their stems. */
export async function answers(pagefind, asked, under = {}) {
  const filters = Object.fromEntries(Object.entries(under).filter(([, value]) => value));
  const near = closest(asked);
  const first = near ? (await pagefind.search(near, { filters })).results : [];
  const all = await pagefind.search(asked, { filters });
  const ids = new Set(first.map(({ id }) => id));
  return { counts: all.filters, results: [...first, ...all.results.filter(({ id }) => !ids.has(id))] };
}

/** The words of a text of Pagefind's, found ones marked; a form that was added marks the word it belongs to. */
export function words(html) {
  const found = [];
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const marked = node.nodeName === "MARK";
    const read = node.textContent.replace(UNREAD, (one) => LETTERS[one.charCodeAt(0) - 0xe100]);
    for (const text of read.split(/\s+/).filter(Boolean)) {
      if (!text.startsWith(MARK)) found.push({ text, marked });
      else if (marked && found.length) found.at(-1).marked = true;
    }
  }
  return found;
}

function written(html) {
  return words(html).flatMap(({ text, marked }, at) => [at ? " " : "", marked ? make("mark", {}, text) : text]);
}

// ---- The parts of the dialog

const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": "Rechercher dans le site", placeholder: "Rechercher\u00a0: un rituel, une personne, un lieu…" });
const close = make("button", { type: "button", class: "club-search__close", "aria-label": "Fermer la recherche" }, "×");
const kinds = make("div", { class: "club-search__kinds", role: "group", "aria-label": "Ne montrer que" });
const theme = make("select");
const themes = make("label", { class: "club-search__themes", hidden: "" }, "Thématique ", theme);
const status = make("p", { class: "club-search__status", role: "status" });
const list = make("ol", { class: "club-search__results" });
const more = make("button", { type: "button", class: "md-button club-search__more", hidden: "" }, "Voir la suite");
const dialog = make("dialog", { class: "club-search", "aria-label": "Recherche" },
  make("div", { class: "club-search__bar" }, field, close), kinds, themes, status, list, more);

// ---- What it says

function count(number) {
  if (!number) return "Aucun résultat\u00a0: essayez un mot plus court, ou un autre.";
  return number === 1 ? "1 résultat" : `${number} résultats`;
}

/** Shows one result: its title, its kind, and where the words stand in it. */
async function row(result) {
  const data = await result.data();
  const title = make("a", { href: data.url }, ...written(data.meta.title || data.url));
  const kind = data.meta.kind ? [make("span", { class: "club-badge" }, data.meta.kind)] : [];
  return make("li", {}, make("p", { class: "club-search__title" }, title, " ", ...kind), make("p", {}, ...written(data.excerpt)));
}

async function showMore() {
  const asked = state.asked;
  const rows = await Promise.all(state.results.slice(state.shown, state.shown + AT_ONCE).map(row));
  if (asked !== state.asked) return null; // another question came in the meantime
  state.shown += rows.length;
  list.append(...rows);
  list.ariaBusy = "false";
  more.hidden = state.shown >= state.results.length;
  return rows[0];
}

/** The values of a facet that have pages, with their number, in alphabetical order. */
function values(counts = {}) {
  return Object.entries(counts).filter(([, number]) => number).sort(([one], [other]) => one.localeCompare(other, "fr"));
}

function showKinds(some) {
  const choice = (label, kind) => {
    const made = make("button", { type: "button", "aria-pressed": String(chosen.kind === kind) }, label);
    made.addEventListener("click", () => { chosen.kind = kind; ask(); });
    return made;
  };
  const held = kinds.contains(document.activeElement);
  kinds.replaceChildren(...(some.length > 1 || chosen.kind ? [choice("Tout", ""), ...some.map(([kind, number]) => choice(`${kind} (${number})`, kind))] : []));
  if (held) (kinds.querySelector("[aria-pressed=true]") || field).focus();
}

function showThemes(some) {
  theme.replaceChildren(make("option", { value: "" }, "Toutes"), ...some.map(([value, number]) => make("option", { value }, `${value} (${number})`)));
  theme.value = chosen.theme;
  themes.hidden = some.length < 2 && !chosen.theme;
}

function clear(said = "") {
  Object.assign(chosen, { kind: "", theme: "" });
  status.textContent = said;
  kinds.replaceChildren();
  themes.hidden = true;
  list.replaceChildren();
  list.ariaBusy = "false";
  more.hidden = true;
}

/** Asks what the field says.  Each facet counts what the other one leaves; a choice that leaves nothing is dropped. */
async function ask() {
  const asked = ++state.asked;
  const text = question(field.value);
  if (!pagefind) return;
  if (!text) { clear(field.value.trim() ? `«\u202f${field.value.trim()}\u202f» est sur toutes les pages\u00a0: ajoutez un mot.` : ""); return; }
  const { kind, theme } = chosen;
  const found = await answers(pagefind, text, { kind, theme });
  const ofKinds = kind ? await answers(pagefind, text, { theme }) : found;
  const ofThemes = theme ? await answers(pagefind, text, { kind }) : found;
  if (asked !== state.asked) return;
  if (!found.results.length && (chosen.kind || chosen.theme)) {
    Object.assign(chosen, { kind: "", theme: "" });
    await ask();
    return;
  }
  Object.assign(state, { results: found.results, shown: 0 });
  showKinds(values(ofKinds.counts.kind));
  showThemes(values(ofThemes.counts.theme));
  list.replaceChildren();
  status.textContent = count(found.results.length);
  await showMore();
}

// ---- Opening, keys

async function load() {
  if (pagefind) return;
  status.textContent = "La recherche se prépare…";
  try {
    const loaded = await import(new URL("pagefind/pagefind.js", SITE));
    await loaded.options({ baseUrl: SITE.pathname, ranking: RANKING });
    await loaded.filters();
    pagefind = loaded;
    if (field.value) await ask();
    else clear();
  } catch {
    const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
    clear(here ? "La recherche n'existe que dans le site construit par «\u202fmake site\u202f»\u00a0: «\u202fmake serve\u202f» n'en fait pas l'index." : "La recherche n'a pas pu se charger. Réessayez quand vous serez en ligne.");
  }
}

/** Shows the dialog; frame.js calls it from its button and its key. */
export function open() {
  if (dialog.open) return;
  dialog.showModal();
  field.select();
  load();
}

/** Up and down go through the field and the results; Enter in the field opens the first one, Escape closes. */
async function move(event) {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(event.target);
  if (event.key === "Enter" && event.target === field) {
    event.preventDefault();
    await ask(); // the last letters may not have been asked yet
    list.querySelector("a")?.click();
  } else if (event.key === "Escape") { // in a field that holds words, browsers would only empty it
    event.preventDefault();
    dialog.close();
  } else if (event.key === "ArrowDown" && (at >= 0 || event.target === field) && links[at + 1]) {
    event.preventDefault();
    links[at + 1].focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (links[at - 1] || field).focus();
  }
}

if (document.body && "showModal" in dialog) {
  document.body.append(dialog);
  let waiting;
  close.addEventListener("click", () => dialog.close());
  field.addEventListener("input", () => {
    list.ariaBusy = "true"; // until what is shown answers what is written
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  theme.addEventListener("change", () => { chosen.theme = theme.value; ask(); });
  more.addEventListener("click", async () => { (await showMore())?.querySelector("a").focus(); });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => {
    const followed = event.target.closest("a"); // to another place of this very page: nothing reloads
    if (event.target === dialog || followed) dialog.close();
  });
}
