import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // they need servers: npm run test:servers
    exclude: ["test/servers/**"],
    setupFiles: ["test/support/seed.ts"],
    maxWorkers: 2,
    // properties of whole interviews take half a minute on a quiet machine
    testTimeout: 180_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // the scenarios run the commands in processes of their own, where they are not counted
      // and what talks to servers is run by the tests that start them
      exclude: ["src/cli/**", "src/index.ts", "src/engines/{connect,postgres,clickhouse}.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { statements: 95, branches: 88, functions: 97, lines: 97 },
    },
  },
});
