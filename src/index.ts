/** The library: the same engine as the command line, without files, clock or terminal. Runs in a browser as it is. */
export { type AssessmentData, assess } from "./assess/assess.js";
export type { Assessment, WorkloadAssessment } from "./assessment/schema.js";
export type { Sizing } from "./assessment/sizing-schema.js";
export type { Diagnostic, Position } from "./diagnostics/diagnostic.js";
export { renderDiagnostics } from "./diagnostics/render.js";
export type { EconomicsData } from "./economics/data.js";
export { type EconomicsTables, economicsFrom } from "./economics/tables.js";
export type { FactSpec, FactValue, Provenance } from "./facts/fact.js";
export { registry } from "./facts/registry/registry.js";
export { loadPriceBook } from "./pricing/load-price-book.js";
export type { PriceBook } from "./pricing/price-book.js";
export { renderJson } from "./report/json.js";
export { renderMarkdown } from "./report/markdown/document.js";
export type { Condition } from "./rules/condition.js";
export type { Mode, Pack, Rule } from "./rules/pack.js";
export type { ReferenceData } from "./verdict/data.js";
export { readPortfolio } from "./workloads/read.js";
export type { Portfolio, Slice, Stated, Workload } from "./workloads/workload.js";
