import { once } from "node:events";
import { createServer, request } from "node:http";

export interface Recorder {
  port: number;
  /** Bodies of the requests that went by. */
  statements: string[];
  stop(): Promise<void>;
}

/** A line to an HTTP server that remembers what was asked. */
export async function startRecorder(target: number): Promise<Recorder> {
  const statements: string[] = [];
  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    statements.push(body.toString());
    const { method, url, headers } = asked;
    request({ host: "127.0.0.1", port: target, method, path: url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers);
      given.pipe(answer);
    }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the recorder has no port");
  return {
    port: address.port,
    statements,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
