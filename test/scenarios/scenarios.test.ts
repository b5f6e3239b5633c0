import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseScenario, renderScenario, runScenario } from "./scenario.js";

const folder = "fixtures/scenarios";

/** SCENARIO_UPDATE=1 writes what the program prints now; read the difference before committing it. */
const update = process.env["SCENARIO_UPDATE"] === "1";

describe("scenarios", () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith(".scenario")))("%s", (name) => {
    const scenario = parseScenario(readFileSync(`${folder}/${name}`, "utf8"));
    const steps = runScenario(scenario);
    for (const { command, expected } of steps) {
      // neither may ever become an expectation, whatever the program prints now
      expect(expected, command).not.toContain("this is a bug");
      expect(expected, command).not.toContain(process.cwd());
    }
    if (update) writeFileSync(`${folder}/${name}`, renderScenario(scenario, steps));
    else expect(steps).toEqual(scenario.steps);
  });
});
