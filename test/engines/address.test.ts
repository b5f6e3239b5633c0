import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refuseAddresses } from "../../src/engines/database-address.js";
import { DatabaseError } from "../../src/engines/database-error.js";
import { collect } from "./files/temporary.js";

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

const otherScheme = "it begins with none of postgres://, clickhouse:// and clickhouses://";
const noFile = "a file is meant here, such as an export of its table";

describe("an address where a file is meant", () => {
  it.each([
    ["mysql://me:hush@db:3306/logs", otherScheme],
    ["S3+x.y-z://me:hush@bucket/*.ndjson", otherScheme],
    ["https://host/log.ndjson?token=hush", otherScheme],
    ["mysql://me:hu/sh?hu#sh@hush@db/logs", otherScheme],
    ["mysql://hush@db", otherScheme],
    ["postgres:me:hush@db/logs", otherScheme],
    ["postgres://me:hush@db/logs", noFile],
    ["CLICKHOUSES://me:hush@db/logs?table=a@b", noFile],
  ])("%s is refused, and nothing of it is repeated", async (address, message) => {
    for (const work of [() => collect([address]), () => refuseAddresses(["a.csv", address])]) {
      const error = await thrownBy(work);
      expect(error).toBeInstanceOf(DatabaseError);
      expect(String(error)).toContain(message);
      expect(String(error)).not.toContain("hush");
      expect(String(error)).not.toContain("me:");
    }
  });

  it("shows no password, whatever signs it has", async () => {
    const password = fc.string({ unit: fc.constantFrom(..."@:/?#%[] \\'\"\nQXZ019"), minLength: 1 });
    const plain = String(await thrownBy(() => refuseAddresses(["mysql://host/logs"])));
    await fc.assert(
      fc.asyncProperty(password, async (secret) => {
        expect(String(await thrownBy(() => refuseAddresses([`mysql://me:QXZ${secret}QXZ@host/logs`])))).toBe(plain);
      }),
    );
  });

  it.each(["C:/logs/a.ndjson", "a:b", "./x://y", "-", "logs/*.gz"])("is not %s", (name) => {
    expect(() => refuseAddresses([name])).not.toThrow();
  });
});
