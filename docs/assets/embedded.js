// « Prochaines rencontres » between two builds: what is over leaves the list, and an empty list says so.

const list = document.querySelector("ol");

function update() {
  for (const item of list.children) item.hidden = Date.parse(item.dataset.ends) <= Date.now();
  const nothing = ![...list.children].some((item) => !item.hidden);
  document.querySelector(".none").hidden = !nothing;
  list.hidden = nothing;
}

if (list) {
  document.querySelector(".asof").hidden = true;
  update();
  setInterval(update, 6e4); // milliseconds
}
