// Makes the servers available that test/servers starts: Debian's PostgreSQL and ClickHouse (18.16, old on purpose) and
// today's ClickHouse as a library (chdb). What is missing is unpacked into .servers, where nothing is set up or started
// and no administrator is needed. Run again, it does nothing.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clickhouseServer, openssl, postgresFolder, servers } from "../test/servers/support/found.js";

const chdb = "3.4.0";
const root = fileURLToPath(new URL("../", import.meta.url));

class Missing extends Error {}

const run = (command, args, cwd = root) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Fills a folder of .servers at once or not at all, so that a broken run leaves nothing that looks complete. */
function fill(name, work) {
  const whole = join(servers, name);
  if (existsSync(whole)) return;
  const partial = `${whole}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  work(partial);
  renameSync(partial, whole);
}

/** Unpacks a package and all of what it needs that this machine lacks. */
function unpack(name, title) {
  if (spawnSync("apt-get", ["--version"]).error) {
    throw new Missing(`${title} is not on this machine, and there is no apt-get to get it with. Install it by hand.`);
  }
  fill(name, (folder) => {
    say(`Getting ${title}`);
    const lists = join(folder, "lists");
    const archives = join(folder, "archives");
    for (const each of [lists, archives]) mkdirSync(join(each, "partial"), { recursive: true });
    // folders of its own, so that it needs no right to write those of the system
    const own = ["-o", `Dir::Cache::archives=${archives}`, "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root"];
    const download = [...own, "-y", "-q", "--no-install-recommends", "--download-only", "install", name];
    try {
      if (!known(name)) own.push("-o", `Dir::State::lists=${lists}`);
      if (!known(name)) run("apt-get", [...own, "-q", "update"]);
      run("apt-get", [...download, ...own]);
    } catch {
      throw new Missing(
        `${title} could not be downloaded. Check that Debian's packages can be reached, or install it: apt-get install ${name}`,
      );
    }
    for (const file of readdirSync(archives).filter((each) => each.endsWith(".deb"))) {
      run("dpkg-deb", ["-x", join(archives, file), folder]);
    }
    for (const each of [lists, archives]) rmSync(each, { recursive: true });
    if (!existsSync(join(folder, "usr")))
      throw new Missing(`There is no package ${name} here. Install ${title} by hand.`);
  });
}

/** Whether apt has a list that names the package. */
const known = (name) => /Candidate: (?!\(none\))/.test(run("apt-cache", ["policy", name]));

try {
  if (!postgresFolder()) unpack("postgresql-15", "PostgreSQL");
  if (!clickhouseServer()) unpack("clickhouse-server", "ClickHouse 18.16");
  if (spawnSync(openssl().command, ["version"]).error) unpack("openssl", "OpenSSL");
  fill("chdb", (folder) => {
    say("Getting today's ClickHouse (chdb, 543 MB)");
    run("npm", [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      "--prefix",
      folder,
      `chdb@${chdb}`,
    ]);
  });
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  say(error.message);
  process.exit(1);
}
