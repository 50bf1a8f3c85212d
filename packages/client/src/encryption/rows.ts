/** Titles and last messages of inbox rows, as far as this device has opened their conversations before. */
import type { Row, Sealed } from "@carethread/model";
import { type CertifiedDevice, open, type Purpose } from "@carethread/model/e2ee";
import type { Keeper, KeptScope } from "./keeper.ts";
import { textOf } from "./opening.ts";
import type { OwnPage } from "./own.ts";

export interface RowOpener {
  /** The row with the words that are known by now. */
  known(row: Row): Row;
  /** Opens what can be; resolves with whether something came of it. Never rejects. */
  open(row: Row): Promise<boolean>;
}

export interface RowOpenerOptions {
  readonly keeper: Keeper;
  readonly own: OwnPage;
  readonly now: () => number;
}

/** Of so many rows the words are held. */
const held = 2_000;

export function createRowOpener({ keeper, own, now }: RowOpenerOptions): RowOpener {
  /** By what stands in them alone: the signature. */
  const words = new Map<string, string>();

  function note(sealed: Sealed, text: string): void {
    words.set(sealed.signature, text);
    const [oldest] = words.keys();
    if (words.size > held && oldest !== undefined) words.delete(oldest);
  }

  async function certified({ certificates }: KeptScope, device: string): Promise<CertifiedDevice | null> {
    const certificate = certificates[device];
    if (certificate === undefined) return null;
    const trust = await own.trust();
    // It was in time when its epoch was made; that it has run out since takes nothing from what was written then.
    return trust.verify(certificate, now(), Number.MAX_SAFE_INTEGER).catch(() => null);
  }

  async function openOne(
    kept: KeptScope,
    purposes: readonly Purpose[],
    sealed: Sealed,
    author?: string,
  ): Promise<boolean> {
    if (words.has(sealed.signature)) return false;
    const secret = kept.secrets[sealed.epoch];
    const by = await certified(kept, sealed.device);
    if (secret === undefined || by === null || (author !== undefined && by.person !== author)) return false;
    for (const purpose of purposes) {
      const text = await open({ purpose, secret, by, sealed }).then(textOf, () => null);
      if (text === null) continue;
      note(sealed, text);
      return true;
    }
    return false;
  }

  return {
    known(row) {
      const { keys, last } = row;
      if (keys === undefined) return row;
      const title = keys.title === undefined ? undefined : words.get(keys.title.signature);
      const text = last?.sealed === undefined ? undefined : words.get(last.sealed.signature);
      if (title === undefined && text === undefined) return row;
      return {
        ...row,
        ...(title === undefined ? {} : { title }),
        ...(last === null || text === undefined ? {} : { last: { ...last, text } }),
      };
    },
    async open({ id, keys, last }) {
      try {
        const kept = keys === undefined ? undefined : await keeper.scope(keys.scope);
        if (kept === undefined || keys === undefined || kept.conversation !== id) return false;
        const title = keys.title === undefined ? false : await openOne(kept, ["title"], keys.title);
        const text = last?.sealed && (await openOne(kept, ["preview", "message"], last.sealed, last.by.id));
        return title || text === true;
      } catch {
        return false;
      }
    },
  };
}
