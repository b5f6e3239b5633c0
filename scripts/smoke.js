// Packs the package, installs the tarball into an empty folder, and uses it there as a command and as a library.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "llm-decide-smoke-"));
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

function expect(what, holds) {
  if (!holds) throw new Error(`smoke test: ${what}`);
  process.stdout.write(`ok: ${what}\n`);
}

try {
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
  );
  const names = files.map((file) => file.path);
  expect(
    "the tarball holds the program, its packs and its data",
    ["bin/llm-decide.js", "dist/index.js", "dist/packs/default.json", "data/model-lifecycle.json"].every((name) =>
      names.includes(name),
    ),
  );
  expect(
    "the tarball holds no sources and no tests",
    names.every((name) => !/^(src|test|fixtures)\//.test(name)),
  );
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", `./${filename}`]);
  expect(
    "the command tells its version",
    /^\d+\.\d+\.\d+\n$/.test(run("npx", ["--no-install", "llm-decide", "--version"])),
  );
  run("npx", ["--no-install", "llm-decide", "init", "--quiet"]);
  const assessed = JSON.parse(
    run("npx", ["--no-install", "llm-decide", "assess", "workloads.yaml", "--format", "json", "--as-of", "2026-11-24"]),
  );
  expect(
    "the starter file assesses",
    assessed.workloads.length === 1 && assessed.workloads[0].verdict.mode === "managed",
  );
  expect(
    "a built-in pack's tests run from the package",
    run("npx", ["--no-install", "llm-decide", "rules", "test"]).includes("cases passed"),
  );
  writeFileSync(
    join(folder, "library.js"),
    `import { readFileSync } from "node:fs";
     import { assess, readPortfolio, renderMarkdown } from "llm-decide";
     const pack = JSON.parse(readFileSync("node_modules/llm-decide/dist/packs/default.json", "utf8"));
     const { portfolio } = readPortfolio([{ file: "w.yaml", text: "workloads: [{ name: a, privacy: { level: strict }, team: { inference_engineers: 0 } }]" }]);
     const assessment = assess(portfolio, pack, { shutdowns: [], asOf: {} }, "2026-11-24");
     console.log(assessment.workloads[0].verdict.mode, renderMarkdown(assessment).includes("blocked"));`,
  );
  expect("the library assesses and renders", run("node", ["library.js"]) === "blocked true\n");
  writeFileSync(
    join(folder, "costs.js"),
    `import { readFileSync } from "node:fs";
     import { assess, economicsFrom, loadPriceBook, readPortfolio } from "llm-decide";
     const table = (name) => JSON.parse(readFileSync("node_modules/llm-decide/data/" + name + ".json", "utf8"));
     const [models, gpus, sizing, prices, providers, assumptions] = ["models", "gpus", "sizing", "prices", "providers", "cost-assumptions"].map(table);
     const book = await loadPriceBook(prices.book);
     const data = economicsFrom({ models, gpus, sizing, prices, providers, assumptions }, [], book);
     const pack = JSON.parse(readFileSync("node_modules/llm-decide/dist/packs/default.json", "utf8"));
     const text = "workloads: [{ name: a, traffic: { requests_per_month: 1000, input_tokens: 10000, output_tokens: 500, cached_input_share: 0% }, current: { mode: managed, provider: openai, model: gpt-5.4 } }]";
     const { portfolio } = readPortfolio([{ file: "w.yaml", text }]);
     const [workload] = assess(portfolio, pack, { shutdowns: [], ...data }, "2026-11-24").workloads;
     console.log(workload.economics.price.usd_per_month.expected);`,
  );
  // 10k input at $2.50 and 500 output at $15 a million, a thousand times
  expect("the library prices a month of requests", run("node", ["costs.js"]) === "32.5\n");
  writeFileSync(
    join(folder, "consumer.ts"),
    `import { type Assessment, assess, type Pack, type Portfolio, type ReferenceData } from "llm-decide";
     declare const portfolio: Portfolio, pack: Pack, data: ReferenceData;
     const assessment: Assessment = assess(portfolio, pack, data, "2026-11-24");
     export const modes: ("managed" | "self_hosted" | "hybrid" | "blocked")[] = assessment.workloads.map((w) => w.verdict.mode);
     // @ts-expect-error the types are not any
     export const wrong: number = assessment;`,
  );
  const types = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "consumer.ts"];
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...types]);
  expect("its types serve a strict program without Node's", true);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
