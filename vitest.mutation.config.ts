import { defineConfig } from "vitest/config";

/** The tests that the mutation score counts: those of rules, verdict, flips and stages, without reports and programs. */
export default defineConfig({
  test: {
    include: [
      "test/{assess,flips,verdict}/**/*.test.ts",
      "test/rules/{cells,guide-parity}.test.ts",
      "test/fixtures/*.test.ts",
    ],
    testTimeout: 60_000,
    env: { PROPERTY_SHARE: "0.04" },
  },
});
