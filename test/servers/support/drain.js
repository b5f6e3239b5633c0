// Reads an answer to its end in a process of its own, and tells how much memory that took at most.
import { connect } from "../../../dist/engines/connect.js";

const [url, sql] = process.argv.slice(2);
const database = await connect(url, { timeoutMs: 120_000 });
let rows = 0;
for await (const row of database.rows(sql)) rows += row.length > 0 ? 1 : 0;
await database.close();
process.stdout.write(JSON.stringify({ rows, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));
