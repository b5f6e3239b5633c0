import type { Assessment } from "../../assessment/schema.js";
import { overview, renderWorkload } from "./document.js";

export interface ReportFile {
  /** Relative to the folder that the user names. */
  path: string;
  text: string;
}

/** An index and one decision record a workload. Names are safe on any file system and unique. */
export function reportFiles(assessment: Assessment): ReportFile[] {
  const taken = new Set<string>(["readme.md"]);
  const named = assessment.workloads.map((workload) => ({ workload, path: freeName(workload.name, taken) }));
  const files = new Map(named.map(({ workload, path }) => [workload, path]));
  const index = `# Where should each workload run?\n\nAs of ${assessment.as_of}.\n\n${overview(assessment, (workload) => files.get(workload))}\n`;
  return [
    { path: "README.md", text: index },
    ...named.map(({ workload, path }) => ({ path, text: renderWorkload(assessment, workload) })),
  ];
}

function freeName(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80) || "workload";
  let path = `${base}.md`;
  for (let i = 2; taken.has(path); i += 1) path = `${base}-${i}.md`;
  taken.add(path);
  return path;
}
