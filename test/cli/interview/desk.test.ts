import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EditRefused } from "../../../src/cli/edit-refused.js";
import { InputError, UsageError } from "../../../src/cli/failure.js";
import { Desk } from "../../../src/cli/interview/desk.js";
import type { FactValue } from "../../../src/facts/fact.js";
import { data } from "../../support/assessor.js";
import { emptyFolder } from "../../support/folder.js";

function deskOn(text?: string, name = "w.yaml") {
  const folder = emptyFolder();
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  const sizing = data.economics?.sizing;
  if (!sizing) throw new Error("the tests' data has economics");
  return { folder, path, desk: new Desk(path, sizing), read: () => readFileSync(path, "utf8") };
}

const change = (answers: Readonly<Record<string, FactValue | null>>, more: object = {}) => ({
  name: "chat",
  answers: new Map(Object.entries(answers)),
  ...more,
});

describe("the desk of an interview", () => {
  it("takes up a workload with its answers in one step, in the form that the file's name asks for", async () => {
    const yaml = deskOn();
    await yaml.desk.save(change({ "privacy.level": "strict" }, { isNew: true, owner: "us" }));
    expect(yaml.read()).toBe(
      "version: 1\nworkloads:\n  - name: chat\n    owner: us\n    privacy:\n      level: strict\n",
    );
    const json = deskOn(undefined, "w.json");
    await json.desk.save(change({ "traffic.requests_per_month": 1_200_000 }, { isNew: true }));
    expect(JSON.parse(json.read()).workloads).toEqual([{ name: "chat", traffic: { requests_per_month: "1.2M" } }]);
    expect(readdirSync(json.folder)).toEqual(["w.json"]);
  });

  it("keeps what somebody else has written meanwhile", async () => {
    const { desk, read, path } = deskOn("workloads:\n  - name: chat\n");
    await desk.save(change({ "privacy.level": "normal" }));
    writeFileSync(path, `# mine\n${read()}    scope: narrow # mine too\n`);
    await desk.save(change({ "privacy.controls": [] }));
    expect(read()).toBe(
      "# mine\nworkloads:\n  - name: chat\n    privacy:\n      level: normal\n      controls: []\n    scope: narrow # mine too\n",
    );
  });

  it("says why the file cannot take an answer, and leaves it as it is", async () => {
    const { desk, read, path } = deskOn("workloads:\n  - name: chat\n");
    for (const text of ["workloads: [", "workloads:\n  - name: other\n", "just words\n"]) {
      writeFileSync(path, text);
      await expect(desk.save(change({ scope: "narrow" }))).rejects.toThrow(EditRefused);
      await expect(desk.tried(change({ scope: "narrow" }))).rejects.toThrow(/cannot write .* into .*w\.yaml: it /);
      expect(read()).toBe(text);
    }
    writeFileSync(path, "workloads: [");
    await expect(desk.workload("chat")).rejects.toThrow(InputError);
    rmSync(path);
    await expect(desk.workload("chat")).rejects.toThrow(UsageError);
  });

  it("tries an answer without writing it", async () => {
    const text =
      "workloads: [{ name: chat, traffic: { tokens_per_month: 1B, requests_per_month: 1M, input_tokens: 500 } }]\n";
    const { desk, read } = deskOn(text);
    const { workloads, problems } = await desk.tried(change({ "traffic.output_tokens": 9_000 }));
    expect([workloads, problems.map(({ code }) => code)]).toEqual([[], ["contradictory-tokens"]]);
    expect(read()).toBe(text);
  });

  it("reads a measured throughput from the benchmark that an answer names, or says that it cannot", async () => {
    const { desk } = deskOn("workloads: [{ name: chat }]\n");
    const { problems } = await desk.tried(change({ "candidate.benchmark": "nowhere.json" }));
    expect(problems.map(({ severity }) => severity)).toEqual(["error"]);
  });

  it("follows a link, and refuses a folder", async () => {
    const { desk, folder, read } = deskOn("workloads: [{ name: chat }]\n");
    symlinkSync("w.yaml", join(folder, "link.yaml"));
    await new Desk(join(folder, "link.yaml"), desk.sizing).save(change({ scope: "broad" }));
    expect(read()).toBe("workloads: [{ name: chat, scope: broad }]\n");
    mkdirSync(join(folder, "folder"));
    expect(() => new Desk(join(folder, "folder"), desk.sizing).text()).toThrow(/cannot read .*folder: it is a folder/);
  });

  it("does not write what the file says already", async () => {
    const { desk, path } = deskOn("workloads: [{ name: chat, scope: broad }]\n");
    chmodSync(path, 0o444);
    await desk.save(change({ scope: "broad" }));
  });
});
