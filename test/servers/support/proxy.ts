import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What goes wrong on the way back from a server after so many bytes: the line is cut (perhaps once), or nothing more comes. */
export type Fault = { kind: "cut" | "silence"; afterBytes: number; once?: boolean };

export interface FaultProxy {
  port: number;
  /** From now on, for connections that stand too; none passes everything. */
  fault(fault?: Fault): void;
  /** How many connections went through it so far. */
  connections(): number;
  stop(): Promise<void>;
}

/** A line to a server of the loopback address that can fail. */
export async function startProxy(target: number): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let current: Fault | undefined;
  /** Bytes that came back since the fault was set. */
  let passed = 0;
  let connections = 0;
  const listener = createServer((client) => {
    connections++;
    const server = connect(target, "127.0.0.1");
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(socket);
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on("error", () => undefined);
    }
    client.pipe(server);
    server.on("data", (bytes) => {
      const allowed = current ? Math.max(current.afterBytes - passed, 0) : bytes.length;
      passed += bytes.length;
      client.write(bytes.subarray(0, allowed));
      if (allowed < bytes.length && current?.kind === "cut" && !client.writableEnded) {
        client.destroySoon();
        if (current.once) current = undefined;
      }
    });
    server.on("end", () => client.end());
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    port: address.port,
    fault: (fault) => {
      current = fault;
      passed = 0;
    },
    connections: () => connections,
    stop: async () => {
      for (const socket of open) socket.destroy();
      listener.close();
      await once(listener, "close");
    },
  };
}
