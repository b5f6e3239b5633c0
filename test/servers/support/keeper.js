// Keeps one server for a test: starts it, and when the test's end of the line closes, for whatever reason, ends it and
// removes its folder. A test that is killed cannot do that itself.
import { spawn } from "node:child_process";
import { openSync, rmSync } from "node:fs";
import { join } from "node:path";

const { command, args, env, uid, gid, folder, signal } = JSON.parse(process.argv[2]);
const log = openSync(join(folder, "log"), "a");

const server = spawn(command, args, {
  cwd: folder,
  env,
  stdio: ["ignore", log, log],
  ...(uid !== undefined && { uid, gid }),
});

let ended = false;
const leave = (code) => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
};

server.on("error", () => leave(1));
server.on("exit", (code) => {
  // a server that ends by itself is told, and its log is left for the test until it lets go
  if (ended) leave(0);
  process.stdout.write(`ended ${code}\n`);
  ended = true;
});

process.stdin.resume();
process.stdin.on("end", () => {
  if (ended) leave(0);
  ended = true;
  server.kill(signal);
  setTimeout(() => server.kill("SIGKILL"), 10_000);
});

// keys pressed at the tests' terminal reach this process too: the closed line tells it all it needs
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => undefined);
process.stdout.on("error", () => undefined);
process.stdout.write(`started ${server.pid}\n`);
