import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { valueText } from "../../verdict/fact-text.js";
import { grid, type Part } from "./part.js";

/** What the workload's file can state, and on what it rests. */
export const factParts = ({ facts }: WorkloadEvidence): Part[] =>
  grid("Facts for the workload file", {
    head: ["Fact", "Value", "Basis"],
    rows: facts.map(({ fact, value, basis }) => [fact, valueText(fact, value), basis]),
    right: [],
    identifiers: true,
  });
