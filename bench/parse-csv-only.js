// The baseline of the rows benchmark: reads a table and parses its CSV, nothing else.
import { readFileSync } from "node:fs";
import papa from "papaparse";

const { data } = papa.parse(readFileSync(process.argv[2], "utf8"), { delimiter: ",", newline: "\n" });
if (data.length === 0) throw new Error("nothing parsed");
