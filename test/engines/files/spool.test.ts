import { readdirSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { spooled } from "../../../src/engines/files/spool.js";
import { SourceError } from "../../../src/engines/source-error.js";
import { temporary } from "./temporary.js";

const { folder } = temporary();

beforeEach(() => {
  vi.stubEnv("TMPDIR", folder);
  vi.stubEnv("TMP", folder);
  vi.stubEnv("TEMP", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a spool", () => {
  it("holds a stream, to be read as often as wanted, and leaves nothing", async () => {
    const spool = await spooled(Readable.from([Buffer.from("abc"), Buffer.from("déf")]), "standard input");
    expect([spool.bytes, readFileSync(spool.path, "utf8"), readFileSync(spool.path, "utf8")]).toEqual([
      7,
      "abcdéf",
      "abcdéf",
    ]);
    await spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves nothing of a stream that breaks off, and says so", async () => {
    async function* broken() {
      yield Buffer.from("abc");
      await Promise.reject(new Error("gone"));
    }
    const error: unknown = await spooled(broken(), "standard input").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(String(error)).toContain("cannot keep standard input");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === "linux")("has no name while it is there", async () => {
    const spool = await spooled(Readable.from([Buffer.from("abc")]), "standard input");
    expect(readdirSync(folder)).toEqual([]);
    await spool.close();
  });
});
