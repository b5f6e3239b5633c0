import { defineConfig } from "vitest/config";

/** The tests against servers that they start themselves; `npm run servers` makes these available. */
export default defineConfig({
  test: {
    include: ["test/servers/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
