/** Ports that nobody else uses. */
import { once } from "node:events";
import { createServer } from "node:net";

/** Whether something can listen there now. */
async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host, exclusive: true });
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** The first of the wished ports that is free, else one that the system chooses. */
export async function freePort(wished: readonly (number | null)[], host: string): Promise<number> {
  for (const port of wished) {
    // Both addresses: a listener on 127.0.0.1 alone would take over what a browser sends to 0.0.0.0's port.
    if (port && (await isFree(port, host)) && (await isFree(port, "127.0.0.1"))) return port;
  }
  const probe = createServer();
  probe.listen({ port: 0, host });
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  probe.close();
  await once(probe, "close");
  return port;
}
