import { describe, expect, it } from "vitest";
import { type SourceAccount, watching } from "../../src/evidence/account.js";

const account = (source: string, only_bills?: boolean): SourceAccount => ({
  source,
  format: "requests",
  engine: "report",
  by: [],
  rows: 1,
  used: 1,
  faults: [],
  out_of_order: null,
  from: 0,
  to: 1,
  missing_columns: [],
  ...(only_bills === undefined ? {} : { only_bills }),
  broken_off: false,
  damaged: false,
  duplicates_unknown: false,
});

describe("the sources that tell when requests came", () => {
  const log = account("log");
  const usage = account("usage", false);
  const costs = account("costs", true);

  it("are all but the reports of costs alone", () => {
    expect(watching([costs, log, usage])).toEqual([log, usage]);
  });

  it("are the reports of costs where there is nothing else", () => {
    expect(watching([costs])).toEqual([costs]);
  });
});
