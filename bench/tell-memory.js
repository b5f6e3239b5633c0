// Loaded before a program: tells on its way out how much memory it needed at most.
process.on("exit", () => process.stderr.write(`\npeak-rss-kb=${process.resourceUsage().maxRSS}\n`));
