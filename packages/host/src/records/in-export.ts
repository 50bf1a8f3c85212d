/** Encrypted conversations as they stand in an export: their messages as devices sealed them, and what was said of keys. */
import { EpochKeys, epochKeysType, Sealed, SharedKeys, sealedType, sharedKeysType } from "@carethread/model";
import type { Communication, DocumentReference } from "fhir/r4";
import { idIn } from "../fhir/fhir.ts";

export interface ExportedMessage {
  readonly is: "message";
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who wrote it as the rooms say it: the key of a person, and a name. */
  readonly by: { readonly person: string; readonly name: string };
  /** Null where it is not sealed, or by nothing that can be read. */
  readonly sealed: Sealed | null;
  /** Words that are not sealed. */
  readonly plain: string | null;
}

export type ExportedEntry =
  | ExportedMessage
  | { readonly is: "keys"; readonly at: number; readonly keys: EpochKeys }
  | { readonly is: "shared"; readonly at: number; readonly shared: SharedKeys }
  /** Said of keys, and none that can be read. */
  | { readonly is: "unreadable"; readonly at: number; readonly id: string };

export interface EncryptedConversation {
  readonly id: string;
  /** The rooms' key of the patient, and their name; null where the export does not say them. */
  readonly patient: { readonly key: string; readonly name: string } | null;
  /** In the order of the export, which is that of the log. */
  readonly entries: readonly ExportedEntry[];
}

/** Those conversations of an export that are encrypted, in the order in which they stand there. */
export async function encryptedIn(
  resources: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<EncryptedConversation[]> {
  const all = new Map<string, { patient: EncryptedConversation["patient"]; entries: ExportedEntry[] }>();
  const of = (id: string) => {
    const known = all.get(id) ?? { patient: null, entries: [] };
    all.set(id, known);
    return known;
  };
  for await (const resource of resources) {
    const { resourceType } = (resource ?? {}) as { resourceType?: unknown };
    if (resourceType === "DocumentReference") {
      const document = resource as DocumentReference;
      const entry = keysIn(document);
      const conversation = idIn(document.context?.related?.[0]?.reference);
      if (entry !== null && conversation !== undefined) of(conversation).entries.push(entry);
    }
    if (resourceType !== "Communication") continue;
    const said = resource as Communication;
    const conversation = idIn(said.partOf?.[0]?.reference) ?? said.id ?? "";
    of(conversation).patient ??= patientOf(said);
    // A correction is none of a message's words: an encrypted conversation has none.
    if (said.partOf !== undefined && said.inResponseTo === undefined)
      of(conversation).entries.push(messageIn(said));
  }
  const isEncrypted = (entry: ExportedEntry): boolean => entry.is !== "message" || entry.sealed !== null;
  return [...all]
    .filter(([, { entries }]) => entries.some(isEncrypted))
    .map(([id, { patient, entries }]) => ({ id, patient, entries }));
}

function patientOf({ subject }: Communication): EncryptedConversation["patient"] {
  const { system = "", value } = subject?.identifier ?? {};
  return value === undefined || !system.endsWith("/patient")
    ? null
    : { key: value, name: subject?.display ?? "" };
}

function messageIn({ id = "", sent, sender, payload = [] }: Communication): ExportedMessage {
  const attachments = payload.flatMap(({ contentAttachment }) => contentAttachment ?? []);
  const data = attachments.find(({ contentType }) => contentType === sealedType)?.data;
  const sealed = Sealed.safeParse(valueIn(data));
  const plain = payload.flatMap(({ contentString }) => contentString ?? []);
  return {
    is: "message",
    id,
    at: timeOf(sent),
    by: { person: sender?.identifier?.value ?? "", name: sender?.display ?? "" },
    sealed: sealed.success ? sealed.data : null,
    plain: plain.length === 0 ? null : plain.join("\n"),
  };
}

/** Null for a document of another kind. */
function keysIn({ id = "", date, content = [] }: DocumentReference): ExportedEntry | null {
  const { contentType, data } = content[0]?.attachment ?? {};
  const at = timeOf(date);
  if (contentType === epochKeysType) {
    const keys = EpochKeys.safeParse(valueIn(data));
    return keys.success ? { is: "keys", at, keys: keys.data } : { is: "unreadable", at, id };
  }
  if (contentType !== sharedKeysType) return null;
  const shared = SharedKeys.safeParse(valueIn(data));
  return shared.success ? { is: "shared", at, shared: shared.data } : { is: "unreadable", at, id };
}

/** A time that cannot be read is before all others: no certificate was valid then. */
function timeOf(text: string | undefined): number {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? 0 : at;
}

function valueIn(data: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(data ?? "", "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}
