/** The deployment's scanner: rooms speak HTTP to it, and packages/host has one in front of clamd. */
import { ScanVerdict } from "@carethread/model";
import type { Ports, ScannerSettings } from "../base/base.ts";
import { streamOf } from "./served.ts";

/** `refused`: it will never take this file; `failed`: it may the next time. */
export type Scanned = "clean" | "infected" | "refused" | "failed";

export async function scan(
  ports: Ports,
  { url, secret }: ScannerSettings,
  content: AsyncIterable<Uint8Array>,
): Promise<Scanned> {
  const { scanWithin } = ports.deployment.delays;
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/octet-stream" },
    body: streamOf(ports, content),
    // What fetch of Node asks for where a body is a stream.
    duplex: "half",
    redirect: "manual",
    signal: AbortSignal.timeout(scanWithin),
  } as const;
  try {
    const response = await ports.fetch(url, init as RequestInit);
    const { ok, status } = response;
    if (!ok) {
      response.body?.cancel().catch(() => {});
      const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
      ports.log(`attachment: the scanner answered ${status}`);
      return isFinal ? "refused" : "failed";
    }
    return ScanVerdict.parse(await response.json()).verdict;
  } catch (error) {
    ports.log("attachment: the scanner could not be asked", error);
    return "failed";
  }
}
