/** How long is waited after a failure. */
import type { Ports } from "../base/base.ts";

/**
 * Milliseconds after so many failures in a row: they double from the first to the longest, with chance in them, and
 * are never shorter than the receiver has asked for.
 */
export function waitAfter(ports: Ports, failures: number, asked = 0): number {
  const { hookRetryFirst, hookRetryMax } = ports.deployment.delays;
  const growing = Math.min(hookRetryMax, hookRetryFirst * 2 ** (failures - 1));
  return Math.min(hookRetryMax, Math.max(asked, Math.ceil(growing * (0.5 + chance(ports) / 2))));
}

/** From 0 to 1, out of a random id, so that a room has one source of chance. */
function chance(ports: Ports): number {
  return (Number.parseInt(ports.newId().slice(0, 6), 36) % 1_000) / 1_000;
}
