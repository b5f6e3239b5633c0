import { readdirSync, readFileSync } from "node:fs";
import { contextOf } from "../dist/assess/context.js";
import { loadEconomics } from "../dist/cli/economics-data.js";
import { loadReferenceData } from "../dist/cli/reference-data.js";
import { registry } from "../dist/facts/registry/registry.js";
import { answeredTo, begun, stepOf } from "../dist/interview/course.js";
import { outlookOf } from "../dist/interview/outlook.js";
import { readPortfolio } from "../dist/workloads/read.js";
import { atMost, root } from "./measure.js";

const asOf = "2026-11-24";

/** Workloads of the project's fixtures; what a fixture does not state, the person who answers from it does not know. */
function fixtures() {
  const files = ["fixtures", "fixtures/guide", "fixtures/cases"].flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith(".yaml") && !name.endsWith(".expected.yaml"))
      .map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) => {
    const { portfolio } = readPortfolio([{ file, text: readFileSync(`${root}${file}`, "utf8") }]);
    return portfolio.workloads;
  });
}

/** The workload with only these of its facts. */
const knowing = (workload, facts) => ({
  ...workload,
  stated: new Map([...workload.stated].filter(([fact]) => facts.has(fact))),
});

/** Questions in the order of the registry until the verdict is settled; undefined where it never is. */
function inFixedOrder(context, workload) {
  const asked = new Set();
  for (const { name } of registry) {
    if (outlookOf(context, knowing(workload, asked)).settled) return asked.size;
    asked.add(name);
  }
  return outlookOf(context, knowing(workload, asked)).settled ? asked.size : undefined;
}

/** Questions of the interview until the verdict is settled; undefined where it never is. */
function interviewed(context, workload) {
  let course = begun();
  for (let questions = 0; ; questions++) {
    const known = knowing(workload, new Set(course.asked));
    const step = stepOf(context, known, outlookOf(context, known), course);
    if (step.kind !== "ask") return step.kind === "settled" ? questions : undefined;
    course = answeredTo(course, step.fact, workload.stated.has(step.fact) ? "value" : "unknown");
  }
}

/** How many questions the interview needs, against asking for every fact in the order of the registry. */
export async function interviewBench() {
  const plain = await loadReferenceData();
  const { economics } = await loadEconomics("any model", plain.shutdowns);
  const pack = JSON.parse(readFileSync(`${root}dist/packs/default.json`, "utf8"));
  const context = contextOf(pack, { ...plain, economics }, asOf);
  const counts = fixtures().map((workload) => [interviewed(context, workload), inFixedOrder(context, workload)]);
  const settled = counts.filter(([ours, fixed]) => ours !== undefined && fixed > 0);
  const never = counts.filter(([ours, fixed]) => ours === undefined && fixed === undefined).length;
  const missed = counts.filter(([ours, fixed]) => ours === undefined && fixed !== undefined).length;
  const mean = (pick) => settled.reduce((sum, count) => sum + pick(count), 0) / settled.length;
  const [ours, fixed] = [mean(([n]) => n), mean(([, n]) => n)];
  return [
    {
      what: `questions until settled ÷ in the registry's order, ${settled.length} workloads of the fixtures`,
      ratio: ours / fixed,
      target: atMost(0.5),
      detail: `means ${ours.toFixed(1)}, ${fixed.toFixed(1)}; mean of the ratios ${mean(([a, b]) => a / b).toFixed(2)}; ${never} never settle in either, ${missed} in the interview alone`,
    },
  ];
}
