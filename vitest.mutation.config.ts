import { defineConfig } from "vitest/config";

/** The tests that the mutation score counts: those of cells, verdict and flips on small packs, which are quick enough. */
export default defineConfig({
  test: {
    include: [
      "test/flips/*.test.ts",
      "test/verdict/{combination,order,partial,slices,soundness}.test.ts",
      "test/assess/*.test.ts",
      "test/rules/cells.test.ts",
    ],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 60_000,
    env: { PROPERTY_SHARE: "0.08" },
  },
});
