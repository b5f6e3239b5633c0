// ClickHouse's HTTP interface in front of the library, as far as a client needs it: statements by POST, settings,
// database and parameters in the address, users by basic authentication, errors with their number. What may fail on the
// way is switched on by POST /fault.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { servers } from "./found.js";

const { port, folder, users } = JSON.parse(process.argv[2]);
const { Session } = createRequire(join(servers, "chdb/package.json"))("chdb");
const data = join(folder, "data");

// holds the data while requests come and go
const base = new Session(data);

/** Names of the address that are no settings. */
const reserved = new Set(["query", "database", "user", "password", "query_id", "session_id", "default_format"]);

/** HTTP statuses of errors' numbers, as the server gives them; 500 for all others. */
const statuses = { 47: 404, 60: 404, 81: 404, 115: 404, 62: 400, 516: 403 };

/** @type {{ kind: string, afterBytes?: number, text?: string, status?: number } | undefined} */
let fault;

const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

class ServerError extends Error {
  constructor(number, words) {
    super(`Code: ${number}. DB::Exception: ${words}`);
  }
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function userOf(request, parameters) {
  const basic = request.headers.authorization?.match(/^Basic (.*)$/)?.[1];
  const [name, ...secret] = basic
    ? Buffer.from(basic, "base64").toString().split(":")
    : [parameters.get("user") ?? "default"];
  const password = basic ? secret.join(":") : (parameters.get("password") ?? "");
  const user = users[name];
  if (user && user.password === password) return user;
  throw new ServerError(
    516,
    `${name}: Authentication failed: password is incorrect, or there is no user with such name.`,
  );
}

async function answer(request, parameters) {
  const user = userOf(request, parameters);
  const settings = [...parameters].filter(([name]) => !reserved.has(name) && !name.startsWith("param_"));
  if (user.readonly && settings.length > 0) {
    throw new ServerError(164, `Cannot modify '${settings[0][0]}' setting in readonly mode.`);
  }
  // readonly last, since nothing can be set after it
  if (user.readonly) settings.push(["readonly", "1"]);
  settings.sort(([a], [b]) => Number(a === "readonly") - Number(b === "readonly"));
  const sql = [parameters.get("query"), await bodyOf(request)].filter(Boolean).join("\n");
  const bound = [...parameters].filter(([name]) => name.startsWith("param_"));
  const session = new Session(data);
  try {
    session.query(`USE \`${(parameters.get("database") ?? "default").replaceAll("`", "``")}\``);
    for (const [name, value] of settings) session.query(`SET ${name} = ${quoted(value)}`);
    const options = { format: parameters.get("default_format") ?? "TabSeparated" };
    const result =
      bound.length === 0
        ? await session.queryAsync(sql, options)
        : await session.queryBindAsync(
            sql,
            Object.fromEntries(bound.map(([name, value]) => [name.slice("param_".length), value])),
            options,
          );
    return Buffer.from(result.bytes());
  } finally {
    session.close();
  }
}

function fail(response, words) {
  const number = words.match(/Code: (\d+)/)?.[1] ?? "1002";
  response.writeHead(statuses[number] ?? 500, {
    "Content-Type": "text/plain; charset=UTF-8",
    "X-ClickHouse-Exception-Code": number,
  });
  response.end(`${words}\n`);
}

/** Writes an answer, or what a fault leaves of it. */
function write(response, bytes) {
  const { kind, afterBytes = 0, text = "" } = fault ?? {};
  if (kind === "cut") {
    response.write(bytes.subarray(0, afterBytes), () => response.destroy());
    return;
  }
  if (kind === "silence") {
    response.write(bytes.subarray(0, afterBytes));
    return;
  }
  if (kind === "late error") {
    response.end(Buffer.concat([bytes.subarray(0, bytes.lastIndexOf("\n", afterBytes) + 1), Buffer.from(text)]));
    return;
  }
  response.end(bytes);
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://front");
  if (pathname === "/fault") {
    const text = await bodyOf(request);
    fault = text === "" ? undefined : JSON.parse(text);
    response.end();
    return;
  }
  if (pathname === "/ping") {
    response.end("Ok.\n");
    return;
  }
  if (fault?.kind === "hang") return;
  if (fault?.kind === "error") {
    response.writeHead(fault.status ?? 500, { "Content-Type": "text/plain; charset=UTF-8" });
    response.end(fault.text ?? "");
    return;
  }
  try {
    const bytes = await answer(request, searchParams);
    response.setHeader("Content-Type", "text/tab-separated-values; charset=UTF-8");
    write(response, bytes);
  } catch (error) {
    fail(response, error.message.replace(/^Query failed: /, ""));
  }
});
server.listen(port, "127.0.0.1");

process.on("SIGTERM", () => {
  base.close();
  process.exit(0);
});
