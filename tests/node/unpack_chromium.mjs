// Unpacks the browser of @sparticuz/chromium into a folder: node unpack_chromium.mjs NODE_MODULES FOLDER.
// The package unpacks to the system's temporary folder, which every project and user shares: here it is told another.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
process.env.TMPDIR = folder;
const main = createRequire(join(modules, "-")).resolve("@sparticuz/chromium");
const { inflate } = await import(pathToFileURL(main));
const parts = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
await Promise.all(parts.map((part) => inflate(join(dirname(main), "..", "bin", part))));
