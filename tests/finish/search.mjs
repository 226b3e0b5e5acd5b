// Asks a built index as a browser would: node search.mjs FOLDER-OF-SEARCH.JS SITE QUESTION…  Answers with JSON.
// Pagefind loads its parts by fetch: here they come from the disk.  What draws the dialog does nothing.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [script, site, ...questions] = process.argv.slice(2);
const BUNDLE = "http://built.invalid/sous/pagefind/";
const element = () => ({ setAttribute() {}, append() {} });
globalThis.window = globalThis;
globalThis.location = new URL("http://built.invalid/sous/");
globalThis.document = { createElement: element, querySelector: () => null };
globalThis.fetch = async (address) => new Response(await readFile(`${site}/pagefind/${String(address).split("/pagefind/")[1].split("?")[0]}`));

const { answers: found, question, RANKING } = await import(pathToFileURL(script));
document.querySelector = () => ({ getAttribute: () => "fr" }); // <html lang>
const pagefind = await import(pathToFileURL(`${site}/pagefind/pagefind.js`));
await pagefind.options({ basePath: BUNDLE, baseUrl: "/sous/", ranking: RANKING });
const filters = await pagefind.filters();
const answers = {};
for (const asked of questions) {
  const { results } = await found(pagefind, question(asked));
  answers[asked] = [];
  for (const result of results) {
    const { url, meta, filters: under } = await result.data();
    answers[asked].push({ url, kind: meta.kind, under });
  }
}
console.log(JSON.stringify({ filters, answers }));
process.exit();
