// The frame of every page: light or dark, the menu of narrow screens, the table of contents, the way to the search.
// Read before the first paint, so that a chosen appearance never flashes; what it starts waits for the page.
"use strict";

(() => {
  const root = document.documentElement;
  const here = document.currentScript.src;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 64em)"); // as in club.css
  const KEPT = "club-scheme";

  // ---- Light or dark: the system's, until a reader chooses the other one

  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null; // where storage is forbidden, a choice lasts as long as the page
    }
  }

  function keep(scheme) {
    try {
      if (scheme) localStorage.setItem(KEPT, scheme);
      else localStorage.removeItem(KEPT);
    } catch { /* see above */ }
  }

  const system = () => (dark.matches ? "dark" : "light");
  const shown = () => root.dataset.scheme || system();

  function show(scheme) {
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  root.classList.add("js");
  show(kept());

  function offerScheme(button) {
    const say = () => button.setAttribute("aria-pressed", String(shown() === "dark"));
    button.addEventListener("click", () => {
      const other = shown() === "dark" ? "light" : "dark";
      show(other === system() ? null : other);
      keep(other === system() ? null : other);
      say();
    });
    dark.addEventListener("change", say);
    addEventListener("storage", (event) => { // chosen in another tab
      if (event.key === KEPT) { show(event.newValue); say(); }
    });
    say();
  }

  // ---- The menu: while it is open the focus goes round in it, and Escape or a touch elsewhere closes it

  function offerMenu(button) {
    const menu = document.getElementById("menu");
    const stops = [button, ...menu.querySelectorAll("a")];
    const isOpen = () => button.getAttribute("aria-expanded") === "true";

    function turn(open) {
      button.setAttribute("aria-expanded", String(open));
      root.classList.toggle("menu-open", open);
    }

    function follow(event) {
      if (!isOpen()) return;
      if (event.key === "Escape") {
        turn(false);
        button.focus();
      } else if (event.key === "Tab") {
        event.preventDefault();
        const at = stops.indexOf(document.activeElement);
        stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length).focus();
      }
    }

    button.addEventListener("click", () => turn(!isOpen()));
    wide.addEventListener("change", () => turn(false));
    addEventListener("pageshow", () => turn(false)); // back from a page that it led to
    document.addEventListener("keydown", follow);
    document.addEventListener("pointerdown", (event) => {
      if (isOpen() && !menu.contains(event.target) && !button.contains(event.target)) turn(false);
    });
  }

  // ---- The search: nothing of it loads before it is asked for

  function offerSearch(button) {
    const open = () => import(new URL("search.js", here)).then((search) => search.open());
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const busy = typing || document.querySelector("dialog[open]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy) return;
      event.preventDefault();
      open();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    offerScheme(document.querySelector(".club-icon--scheme"));
    offerMenu(document.querySelector(".club-icon--menu"));
    offerSearch(document.querySelector(".club-icon--search"));
    const contents = document.querySelector(".club-contents details");
    const unfold = () => { contents.open = wide.matches; };
    if (contents) { unfold(); wide.addEventListener("change", unfold); }
  });
})();
