// The program's own modules in a few files: opening hundreds of them would take longer than a small assessment itself.
// Libraries stay outside; parts that are loaded only when used get files of their own.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../", import.meta.url));
// as deep below the root as the module that asks for the package's own files
const dir = `${root}dist/bundle`;
rmSync(dir, { recursive: true, force: true });

const bundle = await rolldown({
  input: { main: `${root}dist/cli/main.js` },
  platform: "node",
  external: [/^[^./]/],
});
await bundle.write({ dir, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
await bundle.close();
