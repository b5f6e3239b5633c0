import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDatabaseUrl, readAddress } from "../../src/engines/database-address.js";
import { DatabaseError } from "../../src/engines/database-error.js";

describe("the address of a database", () => {
  it("is read whole", () => {
    expect(readAddress("postgres://me:p%40ss@db.example:6543/logs?table=public.spend&sslmode=verify-ca")).toEqual({
      dialect: "postgres",
      host: "db.example",
      port: 6543,
      database: "logs",
      user: "me",
      password: "p@ss",
      table: "public.spend",
      encryption: "verify-ca",
      rootCertificate: undefined,
      server: "PostgreSQL at db.example:6543",
    });
  });

  it.each([
    ["postgres://h", { host: "h", port: 5432, database: "postgres", user: "postgres", encryption: "prefer" }],
    ["postgresql://me@h", { database: "me", user: "me" }],
    ["postgres:///logs?host=/var/run/postgresql", { host: "/var/run/postgresql", database: "logs" }],
    ["postgres://[::1]:5433/x", { host: "::1", port: 5433 }],
    ["postgres://h/x?sslmode=allow", { encryption: "prefer" }],
    ["clickhouse://h", { port: 8123, database: "default", user: "default", encryption: "disable" }],
    ["clickhouses://h/x", { port: 8443, database: "x", encryption: "verify-full" }],
  ])("has what it leaves out: %s", (url, expected) => {
    expect(readAddress(url)).toMatchObject({ password: undefined, table: undefined, ...expected });
  });

  it("takes from the environment only what it leaves out itself", () => {
    const env = { PGUSER: "u", PGPASSWORD: "p", PGDATABASE: "d", CLICKHOUSE_PASSWORD: "c", USER: "login" };
    expect(readAddress("postgres://h", env)).toMatchObject({ user: "u", password: "p", database: "d" });
    expect(readAddress("postgres://me:mine@h/db", env)).toMatchObject({ user: "me", password: "mine", database: "db" });
    expect(readAddress("clickhouse://h", env)).toMatchObject({ user: "default", password: "c", database: "default" });
    expect(readAddress("postgres://h", { USER: "login" })).toMatchObject({ user: "login" });
  });

  it("is told from the name of a file", () => {
    expect(["postgres://h", "PostgreSQL://h", "clickhouses://h"].map(isDatabaseUrl)).toEqual([true, true, true]);
    expect(["logs.csv", "./postgres:", "s3://x", "postgres.csv"].map(isDatabaseUrl)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    "postgres://h/x?sslmode=off",
    "postgres://h/x?sslpassword=hunter2",
    "clickhouse://h/x?sslmode=require",
    "mysql://h/x",
    "postgres//h",
    "postgres://me:100%@h/x",
  ])("that cannot be read is refused: %s", (url) => {
    expect(() => readAddress(url)).toThrow(DatabaseError);
  });

  it("gives a password back as it was, if its characters are written as codes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (password) => {
        const url = `postgres://me:${encodeURIComponent(password)}@h/x`;
        expect(readAddress(url).password).toBe(password);
      }),
    );
  });

  it("never repeats a password that was written as it is, nor takes a part of it for a host", () => {
    const awkward = fc.string({ unit: fc.constantFrom(..."ab12:/?#[]@% &=\\"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom("postgres", "clickhouse"), awkward, (scheme, password) => {
        const url = `${scheme}://me:S${password}S@db.example/logs`;
        try {
          const { host, server, password: read } = readAddress(url);
          expect([host, server]).toEqual(["db.example", expect.stringMatching(/ at db\.example:\d+$/)]);
          expect(read).toMatch(/^S.*S$/);
        } catch (error) {
          expect(error).toBeInstanceOf(DatabaseError);
          expect(error).toMatchObject({ code: "bad_url", transient: false });
          expect(String(error)).not.toContain(`S${password}S`);
          expect(String(error)).not.toContain("db.example/logs");
        }
      }),
    );
  });
});
