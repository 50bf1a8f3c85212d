/** What this device keeps of a conversation, as its log says it. */
import type { KeptScope } from "./device/device.ts";
import type { KeyLog } from "./key-log.ts";

/** What is kept of a conversation, with all that its log gives this device. */
export function keptOf(old: KeptScope | undefined, conversation: string, log: KeyLog, n = 0): KeptScope {
  const all = log.all();
  const secrets = Object.fromEntries(
    all.flatMap(({ keys: { epoch }, secret }) => (secret === null ? [] : [[epoch, secret]])),
  );
  const certificates = Object.fromEntries(
    all.flatMap(({ devices }) => devices.map(({ device, certificate }) => [device, certificate])),
  );
  return {
    conversation: old?.conversation ?? conversation,
    epoch: Math.max(old?.epoch ?? 0, ...all.map(({ keys: { epoch } }) => epoch)),
    secrets: { ...old?.secrets, ...secrets },
    certificates: { ...old?.certificates, ...certificates },
    n: Math.max(old?.n ?? 0, n),
    ...(old?.free === undefined ? {} : { free: old.free }),
  };
}
