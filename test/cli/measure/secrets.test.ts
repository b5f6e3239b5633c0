import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandHere } from "../../support/command-here.js";
import { emptyFolder } from "../../support/folder.js";
import { writeLog } from "./log.js";

const password = "hunter2-of-mine";

/** A server that hangs up on everybody: no database. */
const other = createServer((socket) => socket.destroy());
const portOf = (): number => Object(other.address()).port;
beforeAll(async () => {
  await new Promise<void>((done) => {
    other.listen(0, "127.0.0.1", done);
  });
});
afterAll(() => {
  other.close();
});

const bad: readonly (readonly [string, () => string])[] = [
  ["another scheme", () => `mysql://me:${password}@127.0.0.1/db`],
  ["a slip in the scheme", () => `postgress://me:${password}@127.0.0.1/db?table=logs`],
  ["a scheme without slashes", () => `postgres:me:${password}@127.0.0.1/db`],
  ["no scheme", () => `me:${password}@127.0.0.1:5432/db`],
  ["slashes alone", () => `//me:${password}@127.0.0.1/db`],
  ["a port that is none", () => `postgres://me:${password}@127.0.0.1:99999/db`],
  ["a character that has to be written otherwise", () => `postgres://me:${password}/x@127.0.0.1/db`],
  ["a parameter that is not known", () => `clickhouse://me:${password}@127.0.0.1/db?tabel=logs`],
  ["nobody at the port", () => `postgres://me:${password}@127.0.0.1:1/db`],
  ["nobody at the port of the other server", () => `clickhouse://me:${password}@127.0.0.1:1/db`],
  ["a port of something else", () => `postgres://me:${password}@127.0.0.1:${portOf()}/db`],
];

describe.each([
  ["measure", (url: string) => ["measure", url]],
  ["compare, managed", (url: string) => ["compare", "--managed", url, "--self-hosted", "log.ndjson"]],
  ["compare, self-hosted", (url: string) => ["compare", "--managed", "log.ndjson", "--self-hosted", url]],
  ["compare, both", (url: string) => ["compare", "--managed", url, "--self-hosted", url]],
])("%s repeats no password", (_, argsOf) => {
  it.each(bad)("of an address with %s", async (_name, url) => {
    const folder = emptyFolder();
    writeLog(folder);
    const { stdout, stderr, status } = await commandHere(folder, argsOf(url()));
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).not.toBe("");
    expect(stderr).not.toMatch(/hunter2|of-mine/);
  });
});
