/** Takes out what the person sees. Loaded when somebody does. */
import { ExportPage, type ExportQuery, type LoggedEvent, type Row } from "@carethread/model";
import type { ContentsOptions } from "../attachments/attachments.ts";
import { CareError, type ExportOf, type TakenOut } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import { patiently } from "./patiently.ts";
import { eventsOf } from "./reading.ts";
import { zipOf } from "./zip.ts";

export interface TakingOptions extends ContentsOptions {
  readonly session: Session;
  readonly encryption: () => Promise<Encryption>;
  /** Whether this page may know of conversations that they are encrypted, whatever the rooms say. */
  readonly encrypts: boolean;
}

/** Resolves when it stands in the record. Rejects with a CareError: `not-found`, or `not-allowed`. */
export async function takeOut(
  options: TakingOptions,
  { patient, conversation }: ExportOf,
  signal?: AbortSignal,
): Promise<TakenOut> {
  const { session, http, encryption, encrypts } = options;
  const { addresses } = session;
  const path = `${addresses.path("patient", patient)}/export`;
  const rows: Row[] = [];
  let first: ExportPage | null = null;
  for (let after: string | null | undefined; after !== null; ) {
    const json: ExportQuery = {
      ...(conversation === undefined ? {} : { conversation }),
      ...(after === undefined ? {} : { after }),
    };
    const page: ExportPage = await patiently(
      session,
      async () => (await http()).ask(path, ExportPage, { json, signal }),
      signal,
      // Asked twice it would stand in the record twice: only what was not taken is asked again.
      after === undefined ? "refused" : "any",
    );
    first ??= page;
    rows.push(...page.rows);
    after = page.more;
  }
  if (first === null) throw new CareError("bad-answer");
  const { at, by, patient: card, practice } = first;
  /** What is encrypted is taken out as this device can read it. */
  async function* opened(
    { id, keys }: Row,
    events: AsyncGenerator<LoggedEvent>,
  ): AsyncGenerator<LoggedEvent> {
    const isPlain = keys === undefined && !encrypts;
    yield* isPlain ? events : (await encryption()).openLog(id, keys?.scope, events);
  }
  const ended = signal ?? new AbortController().signal;
  const exportedBy = (signal: AbortSignal) => ({
    ...{ at, by, patient: card, practice: { id: addresses.practice, name: practice } },
    conversations: rows.map(row => ({
      row,
      events: () => opened(row, eventsOf({ session, http, conversation: row.id, until: at, signal })),
    })),
  });
  return {
    exported: exportedBy(ended),
    zip: how => zipOf({ ...options, exported: exportedBy, signal: ended }, how),
  };
}
