import { basename, dirname, extname, join } from "node:path";
import type { Assessment } from "../assessment/schema.js";
import { chartsOf } from "../report/charts.js";
import type { Charts } from "../report/markdown/charts.js";
import type { OutputFile } from "./written-files.js";

/** Beyond this many workloads a report has neither pictures nor charts in text: they would outweigh it. */
const most = 50;

/** A report's charts as files beside it. */
export interface Pictures {
  how: Charts;
  /** Each as it is drawn. */
  files(): Iterable<OutputFile> | AsyncIterable<OutputFile>;
}

/**
 * Charts for the records of a folder, or for one document: SVG files in `charts` beside the records, or in a folder named
 * after the document.
 *
 * @param names file names of the records, where there is one for each workload
 */
export function picturesFor(
  assessment: Assessment,
  target: { folder: string; names: readonly string[] } | { file: string },
): Pictures {
  const { workloads } = assessment;
  if (workloads.length > most) return { how: { as: "none" }, files: () => [] };
  const [root, sub] =
    "folder" in target
      ? [target.folder, "charts"]
      : [dirname(target.file), `${basename(target.file, extname(target.file))}-charts`];
  const stems = new Map(
    workloads.map((workload, i) => [
      workload,
      "folder" in target ? basename(target.names[i] ?? `${i + 1}`, ".md") : String(i + 1),
    ]),
  );
  const path = (workload: Assessment["workloads"][number], kind: string): string =>
    `${sub}/${stems.get(workload)}-${kind.replaceAll("_", "-")}.svg`;
  return {
    // a path in markdown is a link: what a name may hold is encoded
    how: { as: "pictures", path: (workload, kind) => encodeURI(path(workload, kind)) },
    async *files() {
      const { renderSvg } = await import("../charts/svg.js");
      for (const workload of workloads) {
        for (const chart of chartsOf(workload)) {
          yield { path: join(root, path(workload, chart.kind)), text: await renderSvg(chart) };
        }
      }
    },
  };
}
