/** Seals what begins an encrypted conversation: its first key, its title and its first message. */
import { cleanText, type SealedFile } from "@carethread/model";
import { CareError, type SealedStart } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import type { Keeper, OwnPage } from "./device/device.ts";
import { nextEpoch, readingAt, sealMessage } from "./writing.ts";

export interface StartWords {
  /** The command that begins it: its devices call it so from then on. */
  readonly commandId: string;
  readonly patient: string;
  readonly kind: string;
  readonly title?: string;
  readonly text?: string;
  /** Of the first message. */
  readonly files: readonly SealedFile[];
  readonly recipient?: string;
  readonly addressee?: string;
}

export interface StartingOptions {
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly own: OwnPage;
  readonly keeper: Keeper;
}

/** Rejects with a CareError. */
export async function sealStart(
  { session: { addresses, platform }, http, own: page }: StartingOptions,
  { commandId, patient, kind, title, text, files, recipient, addressee }: StartWords,
): Promise<SealedStart> {
  const own = await page.get();
  const trust = await page.trust(true);
  const path = `${addresses.path("patient", patient)}/readers`;
  const asked = { kind, recipient, addressee };
  const reading = await readingAt(await http(), path, trust, platform.date(), asked);
  const place = { practice: addresses.practice, scope: commandId };
  const named = title === undefined || title.trim() === "" ? undefined : title.trim();
  const { keys, secret } = await nextEpoch({ place, epoch: 1, own, trust, reading, left: [], title: named });
  if (text === undefined && files.length === 0) return { keys };
  const words = cleanText(text ?? "");
  if (words === "" && files.length === 0) throw new CareError("text-empty");
  const attachments = files.map(({ id }) => ({ id }));
  const brings = attachments.length === 0 ? {} : { attachments };
  return {
    keys,
    first: { text: "", ...(await sealMessage(secret, own, 1, { text: words, files })), ...brings },
  };
}
