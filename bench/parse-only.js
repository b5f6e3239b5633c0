// The baseline of the whole-assess benchmark: reads a file and parses its YAML, nothing else.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const parsed = parse(readFileSync(process.argv[2], "utf8"));
if (parsed.workloads.length === 0) throw new Error("nothing parsed");
