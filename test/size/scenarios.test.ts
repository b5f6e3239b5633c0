import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseScenario, renderScenario, runScenario } from "../scenarios/scenario.js";

const folder = "fixtures/scenarios/size";

/** SCENARIO_UPDATE=1 writes what the program prints now; read the difference before committing it. */
const update = process.env["SCENARIO_UPDATE"] === "1";

describe("scenarios of size", () => {
  it.each(readdirSync(folder))("%s", (name) => {
    const scenario = parseScenario(readFileSync(`${folder}/${name}`, "utf8"));
    const steps = runScenario(scenario);
    for (const { command, expected } of steps) {
      expect(expected, command).not.toContain("this is a bug");
      expect(expected, command).not.toContain(process.cwd());
    }
    if (update) writeFileSync(`${folder}/${name}`, renderScenario(scenario, steps));
    else expect(steps).toEqual(scenario.steps);
  });
});
