import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // the scenarios run the commands in processes of their own, where they are not counted
      exclude: ["src/cli/**", "src/index.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { statements: 95, branches: 88, functions: 97, lines: 97 },
    },
  },
});
