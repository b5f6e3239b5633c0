import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, statSync } from "node:fs";
import { join } from "node:path";
import { openssl } from "./found.js";

/** A certificate for localhost that signs itself, and its key, for whom the folder belongs to. */
export function makeCertificate(folder: string): { certificate: string; key: string } {
  const certificate = join(folder, "server.crt");
  const key = join(folder, "server.key");
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const { command, env } = openssl();
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, ...subject];
  execFileSync(command, made, { env: { ...process.env, ...env }, stdio: "ignore" });
  const { uid, gid } = statSync(folder);
  chownSync(key, uid, gid);
  chmodSync(key, 0o600);
  return { certificate, key };
}
