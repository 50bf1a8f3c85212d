/** The command `carethread-records`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openTrust, type RecordsKey } from "@carethread/model/e2ee";
import { createHost, type Host } from "../host/host.ts";
import { HostError } from "../host-error.ts";
import { readCredentials } from "../keys/keys.ts";
import {
  asJson,
  asText,
  type EncryptedConversation,
  encryptedIn,
  isSound,
  makeKeys,
  neededKeys,
  type OpenedConversation,
  openConversation,
  recordsKeysIn,
  type WrittenFile,
  writeFiles,
} from "../records/records.ts";
import { reasonOf } from "../secret-files.ts";
import { resourcesIn } from "./json-values.ts";
import type { CommandOutput } from "./output.ts";

const usage = `Makes the keys of end-to-end encryption, and opens encrypted conversations by the practice's records key.

  npx carethread-records keys --practice <id> [--out <file>] [--records <file>]
  npx carethread-records keys --replace devices|records --devices <file> --out <new file> [--records <file>]
  npx carethread-records open --server <address> --credentials <file> --jwks <file> --records-key <file>
      --by <who> --reason <why> (--patient <id> --conversation <id> | --export <file> [--conversation <id>])
      [--files <folder>]

keys
  --practice <id>      lower-case letters and digits, e.g. riverside
  --out <file>         where the keys of your back end go; by default carethread-<practice>.devices.private.json
  --records <file>     where the private records key goes; by default carethread-<practice>.records-<kid>.private.json
  --replace <which>    a new key: "devices", which signs certificates, or "records"
  --devices <file>     the present file of your back end

open
  --server <address>   of the rooms, e.g. https://rooms.example.org
  --credentials <file> what carethread-keys made, with the key for "system"
  --jwks <file>        the keys that your pages fetch, as your back end answers them
  --records-key <file> the private records key; repeated where there were others before
  --by <who>           who opens it, and
  --reason <why>       why: both stand in the patient's record before anything is opened
  --patient <id>       your own id of the patient whose
  --conversation <id>  conversation is read from the rooms; with --export the one of several
  --export <file>      an export of your back end or of the rooms (FHIR: NDJSON, a Bundle, or a list) is opened instead
  --files <folder>     the files are fetched from the rooms, opened and written there, in a folder of each conversation
  --format <format>    text (default) or json, a line for each conversation

It ends with 0 where all is genuine and whole, with 2 where something is not, which is said beside it, and with 1 where
nothing was opened. Without the rooms nothing is opened: they keep the record.
`;

const options = {
  practice: { type: "string" },
  replace: { type: "string" },
  devices: { type: "string" },
  out: { type: "string" },
  records: { type: "string" },
  server: { type: "string" },
  credentials: { type: "string" },
  jwks: { type: "string" },
  "records-key": { type: "string", multiple: true },
  by: { type: "string" },
  reason: { type: "string" },
  patient: { type: "string" },
  conversation: { type: "string" },
  export: { type: "string" },
  files: { type: "string" },
  format: { type: "string", default: "text" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

export interface RecordsCommandOptions extends CommandOutput {
  /** The platform's own by default. */
  readonly fetch?: typeof fetch;
  /** How often the rooms are asked at most; as createHost's by default. */
  readonly attempts?: number;
}

/** Runs the command and gives its exit code. Nothing that exists is overwritten. */
export async function recordsCommand(
  args: readonly string[],
  output: RecordsCommandOptions,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what, ...more] = positionals;
    if (values.help) {
      output.print(usage);
      return 0;
    }
    if (more.length > 0 || (what !== "keys" && what !== "open"))
      throw new Error("Say what to do: keys or open.");
    if (what === "open") return await open(values, output);
    output.print(await makeKeys(values));
    return 0;
  } catch (error) {
    output.complain(`${reasonOf(error)}\n\nRun it with --help for the options.`);
    return 1;
  }
}

async function open(values: Values, output: RecordsCommandOptions): Promise<number> {
  if (values.format !== "text" && values.format !== "json") throw new Error("--format must be text or json.");
  const print = values.format === "json" ? asJson : asText;
  const [who, reason] = [needed(values, "by"), needed(values, "reason")];
  const { server, fetch, attempts } = { server: needed(values, "server"), ...output };
  const credentials = readCredentials(await readFile(needed(values, "credentials"), "utf8"));
  const host = createHost({
    ...{ server, credentials },
    ...(fetch === undefined ? {} : { fetch }),
    ...(attempts === undefined ? {} : { attempts }),
  });
  const trust = await openTrust(host.practice, await jwksIn(needed(values, "jwks")));
  const keys = await recordsKeys(values["records-key"] ?? []);
  // All is looked at before anything is recorded, so that a mistake leaves no entry of what did not happen.
  const found = (await conversationsOf(values, host)).map(conversation => ({
    conversation,
    ...openable(conversation, keys),
  }));
  let isWhole = true;
  for (const { conversation, patient, needs } of found) {
    const said = { conversation: conversation.id, keys: needs, who, reason };
    const { entry } = await host.recordUnsealing({ patient, ...said });
    const opened = await openConversation(conversation, { trust, keys });
    const files = await filesOf(opened, host, values.files);
    isWhole &&= isSound(opened, files);
    output.print(print(opened, entry, files));
  }
  return isWhole ? 0 : 2;
}

/** None where nobody wants them. */
async function filesOf(
  opened: OpenedConversation,
  host: Host,
  folder: string | undefined,
): Promise<readonly WrittenFile[]> {
  if (folder === undefined) return [];
  return writeFiles(opened, {
    folder: join(folder, opened.conversation),
    async read(file) {
      try {
        return await host.attachment(file);
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        // What was opened by then is printed all the same.
        return error.code === "not-found" || error.code.startsWith("attachment-") ? "gone" : "unreachable";
      }
    },
  });
}

async function recordsKeys(files: readonly string[]): Promise<RecordsKey[]> {
  if (files.length === 0) throw new Error("Missing: --records-key.");
  return (await Promise.all(files.map(async file => recordsKeysIn(await readFile(file, "utf8"))))).flat();
}

/** Whose it is, and by which keys it is opened. */
function openable(
  conversation: EncryptedConversation,
  keys: readonly RecordsKey[],
): { readonly patient: string; readonly needs: string[] } {
  const { id, patient } = conversation;
  const { given, missing } = neededKeys(conversation, keys);
  if (given.length === 0)
    throw new Error(
      `None of these records keys opens the conversation ${id}; it is sealed to: ${missing.join(", ") || "none"}.`,
    );
  if (patient === null) throw new Error(`The export does not say whose the conversation ${id} is.`);
  return { patient: patient.key, needs: [...given] };
}

async function conversationsOf(values: Values, host: Host): Promise<EncryptedConversation[]> {
  const { conversation, patient, export: file } = values;
  if (file === undefined && (conversation === undefined || patient === undefined))
    throw new Error("Say what to open: --patient and --conversation, or --export.");
  const resources =
    file === undefined
      ? host.exportConversation(patient ?? "", conversation ?? "")
      : resourcesIn(await readFile(file, "utf8"), "The export");
  const all = await encryptedIn(resources);
  const found = all.filter(({ id }) => conversation === undefined || id === conversation);
  if (found.length === 0) throw new Error("There is no such conversation that is encrypted from end to end.");
  return found;
}

async function jwksIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error("The file of --jwks is not JSON.");
    throw error;
  }
}

function needed(values: Values, name: "server" | "credentials" | "jwks" | "by" | "reason"): string {
  const value = values[name];
  if (value === undefined || value.trim() === "") throw new Error(`Missing: --${name}.`);
  return value;
}
