import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, paired, program, root, seconds } from "./measure.js";
import { seeded } from "./seeded.js";

const count = 100_000;

/** `size --rows` of 100,000 different rows against parsing the same CSV alone. */
export async function rowsBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const file = join(folder, "rows.csv");
    writeFileSync(file, table(count));
    const { ratio, a, b } = await paired(
      5,
      () => seconds([program, "size", "--rows", file, "--quiet"]),
      () => seconds([`${root}bench/parse-csv-only.js`, file]),
    );
    const rate = (time) => `${Math.round(count / time / 1000)}k`;
    return [
      {
        what: "size --rows of 100,000 rows ÷ parsing their CSV alone",
        ratio,
        target: atMost(10),
        detail: `${a.toFixed(1)} s, ${b.toFixed(1)} s; rows a second ${rate(a)}, ${rate(b)}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows over all models and GPUs of the tables, every second one at as many requests as memory holds. */
function table(rows) {
  const random = seeded(20261124);
  const idsIn = (file, key) => JSON.parse(readFileSync(`${root}data/${file}`, "utf8"))[key].map(({ id }) => id);
  const models = idsIn("models.json", "models");
  const gpus = idsIn("gpus.json", "gpus");
  const one = (list) => list[Math.floor(random() * list.length)];
  const whole = (low, high) => Math.floor(low * (high / low) ** random());
  const lines = Array.from({ length: rows }, () => {
    const n = one([1, 2, 4, 8]);
    const concurrency = random() < 0.5 ? "" : whole(1, 512);
    return [one(models), one(gpus), n, n, one(["", "bf16", "fp8"]), whole(100, 16_000), whole(20, 2_000), concurrency];
  });
  return ["model,gpu,n_gpus,tp,precision,isl,osl,concurrency", ...lines, ""].join("\n");
}
