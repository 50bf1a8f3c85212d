/** The command `carethread-audit`. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type Checkpoint,
  type ExportFault,
  type ProvenRoom,
  verifyCheckpoints,
  verifyExport,
} from "@carethread/model";
import { readCheckpoint } from "../audit/audit.ts";
import { resourcesIn, valuesIn } from "./json-values.ts";
import type { CommandOutput } from "./output.ts";

const usage = `Proves an export of the record.

  npx carethread-audit verify <export> [--checkpoints <file>] [--key=<thumbprint>]

  <export>               AuditEvents as care-administration and host.auditEvents() give them: a line each (NDJSON), or a Bundle
  --checkpoints <file>   those that your back end was sent and kept: webhooks or their field \`checkpoint\`, a line each, or
                         a JSON list of them
  --key=<thumbprint>     of the key that signed them, as the first verification told it

It ends with 0 where the export is whole, with 2 where an entry or a checkpoint is not as it was, and with 1 where it could
not tell. Without checkpoints an entry that was removed at the end is not missed.
`;

const options = {
  checkpoints: { type: "string" },
  key: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs the command and gives its exit code. */
export async function auditCommand(
  args: readonly string[],
  { print, complain }: CommandOutput,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) {
      print(usage);
      return 0;
    }
    const [what, file, ...more] = positionals;
    if (what !== "verify" || file === undefined || more.length > 0)
      throw new Error("Say what to do: verify, and the file of the export.");
    const events = resourcesIn(await readFile(file, "utf8"), "The export");
    const held =
      values.checkpoints === undefined
        ? null
        : await checkpointsIn(await readFile(values.checkpoints, "utf8"), values.key);
    const wrong = held === null ? null : checkpointsProblem(held.checkpoints);
    if (wrong !== null) {
      complain(wrong);
      return 2;
    }
    const answer = verifyExport(events, held?.checkpoints ?? []);
    if (!answer.ok) {
      complain(faultSentence(answer.fault));
      return 2;
    }
    for (const room of answer.rooms) print(roomSentence(room, held !== null));
    if (answer.rooms.length === 0) print("The export is empty: nothing is proven.");
    if (held?.key !== undefined) print(`Checkpoints signed by the key ${held.key}.`);
    return 0;
  } catch (error) {
    complain(
      `${error instanceof Error ? error.message : String(error)}\n\nRun it with --help for the options.`,
    );
    return 1;
  }
}

/** In their order, each once. */
async function checkpointsIn(
  text: string,
  key: string | undefined,
): Promise<{ checkpoints: Checkpoint[]; key: string | undefined }> {
  const isJws = /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/m.test(text.split("\n")[0] ?? "");
  const all = isJws
    ? text.split("\n").filter(line => line.trim() !== "")
    : valuesIn(text, "The checkpoints").flat();
  const found = new Map<string, Checkpoint>();
  let signer = key;
  for (const one of all) {
    const jws = typeof one === "string" ? one.trim() : (one as { checkpoint?: unknown }).checkpoint;
    if (typeof jws !== "string") throw new Error("The checkpoints: there is one without `checkpoint`.");
    const read = await readCheckpoint(jws, signer);
    signer = read.key;
    found.set(jws, read.checkpoint);
  }
  return { checkpoints: [...found.values()].sort((a, b) => a.n - b.n), key: signer };
}

function checkpointsProblem(checkpoints: readonly Checkpoint[]): string | null {
  const answer = verifyCheckpoints(checkpoints);
  if (answer.ok) return null;
  const { n } = answer;
  switch (answer.why) {
    case "missing":
      return `Before checkpoint ${n} one is missing.`;
    case "link":
      return `Checkpoint ${n} is not the one that followed the one before it.`;
    case "practice":
      return `Checkpoint ${n} is of another practice.`;
    case "shorter":
    case "rewritten": {
      const { party, key } = answer.head;
      const how = answer.why === "shorter" ? "is shorter than" : "is another one than";
      return `In checkpoint ${n} the ${party === "main" ? "log of the conversation" : `record of the ${party}`} ${key} ${how} in one before.`;
    }
  }
}

const whys: Readonly<Record<ExportFault["why"], string>> = {
  unreadable: "is no entry of a record",
  event: "says something else than the entry that it holds",
  place: "does not follow the one before: one is missing, was added, or stands twice",
  link: "is not the one that was stored",
  shorter: "is missing",
  rewritten: "is another one",
};

function faultSentence({ event, room, n, why, checkpoint }: ExportFault): string {
  const where = room === undefined ? "" : ` of the record of the ${room.party} ${room.key}`;
  const what = n === undefined ? `Event ${event}` : `Entry ${n}${where}`;
  const at = n !== undefined && event !== undefined ? ` (event ${event} of the export)` : "";
  return `${what}${at} ${whys[why]}${checkpoint === undefined ? "" : `, by checkpoint ${checkpoint}`}.`;
}

function roomSentence({ room, entries, unlinked, held }: ProvenRoom, isCompared: boolean): string {
  const old =
    unlinked === 0
      ? ""
      : ` The first ${unlinked} were stored before entries were linked, and are not proven.`;
  const outside = !isCompared
    ? " No checkpoint was given: what was removed at the end is not missed."
    : held === null
      ? " No checkpoint names it."
      : ` It agrees with checkpoint ${held.n} of ${new Date(held.at).toISOString()}, up to entry ${held.entries}.`;
  return `The record of the ${room.party} ${room.key} is whole: ${entries} entries.${old}${outside}`;
}
