/** What a page does behind what it shows. */
import type { Page } from "playwright-core";
import { until } from "../support/until.ts";

/** The sockets that a page opens from now on. */
export function socketsOf(page: Page): readonly string[] {
  const opened: string[] = [];
  page.on("websocket", socket => opened.push(new URL(socket.url()).pathname));
  return opened;
}

/** Those to the room of a person: one a client, as long as the network holds. */
export function clientsIn(opened: readonly string[]): number {
  return opened.filter(path => path.startsWith("/parties/person/")).length;
}

/** Lets the host render so many times. */
export async function untilTicked(page: Page, times: number): Promise<void> {
  const read = () => page.locator("[data-ticks]").getAttribute("data-ticks");
  for (let left = times; left > 0; left--) {
    const last = await read();
    await until(async () => (await read()) !== last, "the host's next tick");
  }
}
