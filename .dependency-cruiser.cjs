/** Layers: a stage sees the stages before it, and nothing reaches back. Each rule says what would break without it. */
const only = (from, allowed) => ({ from: { path: from }, to: { path: "^src", pathNot: [from, ...allowed] } });

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "A circle has no first file to read.",
      from: {},
      to: { circular: true },
    },
    {
      name: "diagnostics-know-nobody",
      severity: "error",
      comment: "Every stage reports problems with them, so they can rest on none.",
      ...only("^src/diagnostics", []),
    },
    {
      name: "facts-are-a-leaf",
      severity: "error",
      comment: "Validation, schema, docs, interview and rules all come from the registry: it can know none of them.",
      ...only("^src/facts", ["^src/diagnostics/diagnostic"]),
    },
    {
      name: "workloads-only-read",
      severity: "error",
      comment: "Reading a file must not depend on how it will be judged.",
      ...only("^src/workloads", ["^src/facts", "^src/diagnostics"]),
    },
    {
      name: "rules-do-not-know-verdicts",
      severity: "error",
      comment: "A pack is data: how a verdict comes about is not its business.",
      ...only("^src/rules", ["^src/facts", "^src/diagnostics"]),
    },
    {
      name: "verdict-stays-pure",
      severity: "error",
      comment: "The engine knows facts, rules and the types of workloads; reports and commands are built on it.",
      ...only("^src/verdict", ["^src/facts", "^src/rules", "^src/workloads/workload"]),
    },
    {
      name: "flips-build-on-verdict",
      severity: "error",
      comment: "Flips ask the engine; the engine never asks for flips.",
      ...only("^src/flips", ["^src/facts", "^src/rules", "^src/verdict"]),
    },
    {
      name: "assess-builds-the-assessment",
      severity: "error",
      comment: "What reports need is put together here, from everything below and nothing above.",
      ...only("^src/assess/", [
        "^src/assessment",
        "^src/facts",
        "^src/rules",
        "^src/verdict",
        "^src/flips",
        "^src/workloads/workload",
      ]),
    },
    {
      name: "renderers-see-only-the-assessment",
      severity: "error",
      comment: "What a report needs and does not find there is missing from the assessment, not from the renderer.",
      ...only("^src/report", ["^src/assessment"]),
    },
    {
      name: "assessment-is-a-leaf",
      severity: "error",
      comment: "It is the contract between engine and reports.",
      ...only("^src/assessment", []),
    },
    {
      name: "effects-only-at-the-edge",
      severity: "error",
      comment: "The middle runs in a browser as it is: no files, clock, process or prompt outside the command line.",
      from: { path: "^src", pathNot: "^src/cli" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "terminal-libraries-at-the-edge",
      severity: "error",
      comment: "Commands and prompts belong to the command line.",
      from: { path: "^src", pathNot: "^src/cli" },
      to: { path: "node_modules/(commander|inquirer)/" },
    },
    {
      name: "zod-loads-only-where-shapes-are-checked",
      severity: "error",
      comment: "It costs a third of the start-up: assessing with a built-in pack must not load it.",
      from: { path: "^src", pathNot: "^src/(assessment|rules/(schema|testing))" },
      to: { path: "node_modules/zod/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "yaml-loads-only-where-files-are-read",
      severity: "error",
      comment: "Parsing belongs to the two places that know positions.",
      from: { path: "^src", pathNot: "^src/(workloads|rules)" },
      to: { path: "node_modules/yaml/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
