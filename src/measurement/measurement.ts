import type { Evidence, EvidenceFact, WorkloadEvidence } from "../assessment/evidence-schema.js";
import type { Replay } from "../assessment/replay-schema.js";
import type { Repriced } from "../assessment/repriced-schema.js";
import { doubtfulIds, type SourceAccount, watching } from "../evidence/account.js";
import { gapsOf } from "../evidence/gaps.js";
import { hourMs, type Parts } from "../evidence/parts.js";
import { factsOf } from "./facts.js";
import { type Grouped, groupedOf, pooled } from "./grouped.js";
import { notesOf } from "./notes.js";
import { iso, type Taking } from "./taking.js";
import { coverOf } from "./watched.js";
import { figuresOf } from "./workload.js";

/** What is measured with. */
export interface Measuring extends Taking {
  asOf: string;
  /** Costs by the price book; null where there is nothing to price. */
  reprice: (grouped: Grouped) => Repriced | null;
  /** The series on the candidate that the workload's file and the log name; or a sentence that says why not. */
  replay: (grouped: Grouped, measured: readonly EvidenceFact[]) => Replay | string;
}

/** Everything that parts of logs show. @param accounts of all sources */
export function measurementOf(parts: Parts, accounts: readonly SourceAccount[], measuring: Measuring): Evidence {
  const grouped = groupedOf(parts, coverOf(watching(accounts)));
  const series = pooled(grouped);
  return {
    schema: "llm-decide/evidence@1",
    as_of: measuring.asOf,
    sample_rate: measuring.sampleRate,
    sources: accounts.map(sourceOf),
    gaps: (series ? gapsOf(series) : []).map(({ from, to, usual }) => ({
      from: iso(from * hourMs),
      to: iso(to * hourMs),
      usual_requests: usual,
    })),
    workloads: grouped.map((each) => workloadOf(each, measuring)),
  };
}

function workloadOf(grouped: Grouped, measuring: Measuring): WorkloadEvidence {
  const figures = figuresOf(grouped, measuring);
  const replay = measuring.replay(grouped, factsOf(figures, null));
  const found = typeof replay === "string" ? null : replay;
  return {
    ...figures,
    cost: measuring.reprice(grouped),
    replay: found,
    replay_missing: typeof replay === "string" ? replay : null,
    facts: factsOf(figures, found),
    notes: notesOf(grouped, figures, measuring),
  };
}

const sourceOf = ({ span, only_bills: _, ...account }: SourceAccount): Evidence["sources"][number] => ({
  ...account,
  span: span ? { from: iso(span.since), to: iso(span.until) } : null,
  by: [...account.by],
  faults: account.faults.map((count) => ({ ...count, places: [...count.places] })),
  missing_columns: [...account.missing_columns],
  doubtful_ids: doubtfulIds(account),
  from: account.from === null ? null : iso(account.from),
  to: account.to === null ? null : iso(account.to),
});
