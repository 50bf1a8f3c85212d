/**
 * Proves an export of a record: AuditEvents in which the entries stand. Each room's entries are put in their order, and
 * their chain is followed; an event that says something else than its entry is found, too.
 */
import { canonical } from "../canonical.ts";
import { type AuditedEntry, auditEvent, auditedEntry } from "./audit-event.ts";
import { againstCheckpoints, type Checkpoint, type Held } from "./checkpoint.ts";
import { RawEntry } from "./entries.ts";
import { type RecordParty, recordStart, verifyRecord } from "./link.ts";

export interface ExportFault {
  /** The event's place in the export from 1, where it is about one event. */
  readonly event?: number;
  readonly room?: AuditedEntry["room"];
  readonly n?: number;
  /**
   * `unreadable`: no AuditEvent of ours. `event`: it says something else than its entry. `place`: an entry is missing,
   * stands twice, or was added. `link`: it is not the one that was stored. `shorter` and `rewritten`: it does not agree with
   * a checkpoint.
   */
  readonly why: "unreadable" | "event" | "place" | "link" | "shorter" | "rewritten";
  readonly checkpoint?: number;
}

export interface ProvenRoom {
  readonly room: AuditedEntry["room"];
  readonly entries: number;
  /** Those that were stored before entries were linked: nothing is proven of them. */
  readonly unlinked: number;
  readonly held: Extract<Held, { ok: true }>["held"];
}

export type ExportVerified =
  | { readonly ok: true; readonly rooms: readonly ProvenRoom[] }
  | { readonly ok: false; readonly fault: ExportFault };

interface Found extends AuditedEntry {
  readonly event: number;
}

const parties: readonly string[] = ["patient", "person", "practice"] satisfies RecordParty[];

/** The entry in an event, null where there is none. */
function entryIn(event: unknown): { found: AuditedEntry; system: string } | null {
  const { source, entity } = (event ?? {}) as {
    source?: { observer?: { identifier?: { system?: unknown; value?: unknown } } };
    entity?: readonly { detail?: readonly { type?: unknown; valueString?: unknown }[] }[];
  };
  try {
    const { system, value } = source?.observer?.identifier ?? {};
    const [party = "", key = ""] = String(value).split("/");
    const json = entity?.flatMap(({ detail }) => detail ?? []).find(({ type }) => type === auditedEntry);
    const raw: unknown = JSON.parse(String(json?.valueString));
    if (!RawEntry.safeParse(raw).success || !parties.includes(party)) return null;
    return {
      found: { room: { party, key }, entry: raw as RawEntry },
      system: String(system).replace(/\/room$/, ""),
    };
  } catch {
    return null;
  }
}

/** `events` in any order, of one export or of several. */
export function verifyExport(
  events: readonly unknown[],
  checkpoints: readonly Checkpoint[] = [],
): ExportVerified {
  const rooms = new Map<string, Found[]>();
  for (const [index, event] of events.entries()) {
    const read = entryIn(event);
    if (read === null) return { ok: false, fault: { event: index + 1, why: "unreadable" } };
    const { found, system } = read;
    const { room, entry } = found;
    if (canonical(auditEvent(found, { system })) !== canonical(event))
      return { ok: false, fault: { event: index + 1, room, n: entry.n, why: "event" } };
    const name = `${room.party}/${room.key}`;
    rooms.set(name, [...(rooms.get(name) ?? []), { ...found, event: index + 1 }]);
  }
  const proven: ProvenRoom[] = [];
  for (const all of rooms.values()) {
    const sorted = all.toSorted((a, b) => a.entry.n - b.entry.n || a.event - b.event);
    const answer = verifyRoom(sorted, checkpoints);
    if ("why" in answer) return { ok: false, fault: answer };
    proven.push(answer);
  }
  return { ok: true, rooms: proven };
}

function verifyRoom(all: readonly Found[], checkpoints: readonly Checkpoint[]): ProvenRoom | ExportFault {
  const [first] = all;
  if (first === undefined) throw new Error("a room without entries has none to prove");
  const { room } = first;
  const linkedFrom = all.findIndex(({ entry }) => entry.link !== undefined);
  const unlinked = linkedFrom < 0 ? all.length : linkedFrom;
  const gap = all.slice(0, unlinked).findIndex(({ entry }, index) => entry.n !== index + 1);
  if (gap >= 0) return { room, n: gap + 1, why: "place", event: all[gap]?.event ?? 1 };
  const start = recordStart(room as { party: RecordParty; key: string }, unlinked);
  const linked = all.slice(unlinked).map(({ entry }) => entry);
  const verified = verifyRecord(linked, start);
  if (!verified.ok) {
    const event = all[verified.n - 1]?.event;
    return { room, n: verified.n, why: verified.why, ...(event === undefined ? {} : { event }) };
  }
  const links = new Map(linked.map(({ n, link }) => [n, link]));
  const held = againstCheckpoints(
    room as { party: RecordParty; key: string },
    n => links.get(n),
    checkpoints,
  );
  if (!held.ok) return { room, n: held.n, why: held.why, checkpoint: held.checkpoint };
  return { room, entries: all.length, unlinked, held: held.held };
}
