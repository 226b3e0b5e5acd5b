// Beside each address or text, a button that copies it.  Without this file it is there all the same, to be selected.
"use strict";

const SAID_FOR = 4000; // milliseconds

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // where the page is not served over https
  }
}

for (const box of document.querySelectorAll(".club-copy")) {
  const field = box.querySelector(".club-copy__address");
  const button = box.querySelector(".club-copy__button");
  const said = box.querySelector(".club-copy__said");
  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  const what = field.dataset.what || "l'adresse";
  button.setAttribute("aria-label", `Copier ${what} : ${field.getAttribute("aria-label").split(" : ").slice(1).join(" : ")}`);
  button.addEventListener("click", async () => {
    said.textContent = (await copy(field)) ? "C'est copié." : `Copiez ${what}, qui est sélectionné${what === "le texte" ? "" : "e"}.`;
    setTimeout(() => { said.textContent = ""; }, SAID_FOR);
  });
}

// A link to a folded calendar unfolds it and what it stands in; not every browser does so by itself.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.closest("details")) return;
  for (let at = target.closest("details"); at; at = at.parentElement && at.parentElement.closest("details")) at.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
