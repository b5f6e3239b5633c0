import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refuseAddress } from "../../../src/engines/files/address.js";
import { openFile } from "../../../src/engines/files/opened.js";
import { SourceError } from "../../../src/engines/source-error.js";
import { collect } from "./temporary.js";

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

describe("an address where a file is meant", () => {
  it.each([
    ["mysql://me:hush@db:3306/logs", "mysql://db:3306/logs is no address that can be read: use postgres://"],
    ["S3+x.y-z://me:hush@bucket/*.ndjson", "S3+x.y-z://bucket/*.ndjson is no address"],
    ["https://host/log.ndjson?token=hush", "https://host/log.ndjson is no address"],
    ["mysql://me:hu/sh?hu#sh@hush@db/logs", "mysql://db/logs is no address"],
    ["mysql://hush@db", "mysql://db is no address"],
    ["postgres://me:hush@db/logs", "postgres://db/logs is the address of a database, not of a file"],
    ["CLICKHOUSES://me:hush@db/logs?table=a@b", "CLICKHOUSES://b is the address of a database"],
  ])("%s is refused without its password", async (address, message) => {
    for (const work of [() => openFile(address), () => collect([address]), () => refuseAddress(address)]) {
      const error = await thrownBy(work);
      expect(error).toBeInstanceOf(SourceError);
      expect(String(error)).toContain(message);
      expect(String(error)).not.toContain("hush");
      expect(String(error)).not.toContain("me:");
    }
  });

  it("shows no password, whatever signs it has", async () => {
    // none of the letters of the rest of the message, so that it is not found there
    const password = fc.string({ unit: fc.constantFrom(..."@:/?#%[] \\'\"\nQXZ019"), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(password, async (secret) => {
        const error = String(await thrownBy(() => openFile(`mysql://me:QXZ${secret}QXZ@host/logs`)));
        expect(error).toBe(String(await thrownBy(() => openFile("mysql://host/logs"))));
      }),
    );
  });

  it.each(["C:/logs/a.ndjson", "a:b", "./x://y", "-", "logs/*.gz"])("is not %s", (name) => {
    expect(() => refuseAddress(name)).not.toThrow();
  });
});
