/** Titles and last messages of inbox rows: by the keys that this device has, or those that it finds it was given. */
import {
  attachedUnder,
  type LastMessage,
  type Row,
  readSealedContent,
  type Sealed,
  type SealedContent,
} from "@carethread/model";
import { type CertifiedDevice, open, type Purpose } from "@carethread/model/e2ee";
import type { Http, Session } from "../connection/connection.ts";
import type { Keeper, KeptScope, OwnPage } from "./device/device.ts";
import { keptOf } from "./kept-scope.ts";
import { createKeyLog } from "./key-log.ts";
import { learnAll } from "./log-reader.ts";

export interface RowOpener {
  /** The row with the words that are known by now. */
  known(row: Row): Row;
  /** Opens what can be; resolves with whether something came of it. Never rejects. */
  open(row: Row): Promise<boolean>;
}

export interface RowOpenerOptions {
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly keeper: Keeper;
  readonly own: OwnPage;
}

/** The last message as it was opened; as long as it is not, nothing of it that rooms say. */
function lastAs({ attached: _, ...last }: LastMessage, said: SealedContent | undefined): LastMessage {
  if (said === undefined) return { ...last, text: "" };
  const attached = attachedUnder(said);
  return { ...last, text: said.text, ...(attached === undefined ? {} : { attached }) };
}

/** The row of a conversation of which the rooms say words that no device sealed. */
function shut(row: Row, scope: string): Row {
  return { ...row, keys: { scope }, title: "", last: row.last === null ? null : lastAs(row.last, undefined) };
}

/** Of so many rows the words are held. */
const held = 2_000;

export function createRowOpener({ session, http, keeper, own }: RowOpenerOptions): RowOpener {
  const words = new Map<string, SealedContent>();
  /** Of which conversations keys were looked for, up to which epoch: none is asked for over and over. */
  const asked = new Map<string, number>();
  /** Their scopes by the ids of conversations that rows say are not encrypted, and that were. */
  const betrayed = new Map<string, string>();
  let looking: Promise<unknown> = Promise.resolve();

  /** What was opened in one place says nothing of the same in another: rooms could put it there. */
  const keyOf = (scope: string, what: string, { epoch, device, n, salt, box, signature }: Sealed): string =>
    JSON.stringify([scope, what, epoch, device, n, salt, box, signature]);

  function note(key: string, content: SealedContent): void {
    words.set(key, content);
    const [oldest] = words.keys();
    if (words.size > held && oldest !== undefined) words.delete(oldest);
  }

  async function certified({ certificates }: KeptScope, device: string): Promise<CertifiedDevice | null> {
    const certificate = certificates[device];
    if (certificate === undefined) return null;
    const trust = await own.trust();
    // It was in time when its epoch was made; that it has run out since takes nothing from what was written then.
    return trust.verify(certificate, session.platform.date(), Number.MAX_SAFE_INTEGER).catch(() => null);
  }

  /** Learns the keys of a conversation that this device has not opened yet; one conversation at a time. */
  function learn(conversation: string, scope: string): Promise<KeptScope | undefined> {
    const next = looking.then(async () => {
      const log = createKeyLog({ practice: session.addresses.practice, scope });
      const [{ device }, trust] = [await own.get(), await own.trust()];
      await learnAll(await http(), conversation, log.learn);
      await log.settle(trust, device);
      return log.all().length === 0 ? undefined : keeper.change(scope, old => keptOf(old, conversation, log));
    });
    looking = next.catch(() => {});
    return next;
  }

  /** What is kept, with the keys of these epochs. */
  async function keysFor({ id, keys, last }: Row): Promise<KeptScope | undefined> {
    if (keys === undefined) return undefined;
    const kept = await keeper.scope(keys.scope);
    if (kept !== undefined && kept.conversation !== id) return undefined;
    const epochs = [keys.title?.epoch ?? 0, last?.sealed?.epoch ?? 0].filter(epoch => epoch > 0);
    const newest = Math.max(0, ...epochs);
    const isKnown = epochs.every(epoch => kept?.secrets[epoch] !== undefined);
    if (isKnown || (asked.get(keys.scope) ?? 0) >= newest) return kept;
    asked.set(keys.scope, newest);
    return learn(id, keys.scope);
  }

  /** Without an author it is a title. */
  async function openOne(kept: KeptScope, sealed: Sealed, key: string, author?: string): Promise<boolean> {
    const purposes: readonly Purpose[] = author === undefined ? ["title"] : ["preview", "message"];
    if (words.has(key)) return false;
    const secret = kept.secrets[sealed.epoch];
    const by = await certified(kept, sealed.device);
    if (secret === undefined || by === null || (author !== undefined && by.person !== author)) return false;
    for (const purpose of purposes) {
      const content = await open({ purpose, secret, by, sealed }).then(readSealedContent, () => null);
      if (content === null) continue;
      note(key, content);
      return true;
    }
    return false;
  }

  return {
    known(row) {
      const { keys, last } = row;
      if (keys === undefined) {
        const scope = betrayed.get(row.id);
        return scope === undefined ? row : shut(row, scope);
      }
      const { scope, title: named } = keys;
      const title = named === undefined ? undefined : words.get(keyOf(scope, "title", named));
      const said = last?.sealed === undefined ? undefined : words.get(keyOf(scope, last.by.id, last.sealed));
      const isBare = last === null || (last.text === "" && last.attached === undefined);
      if (title === undefined && said === undefined && isBare) return row;
      return {
        ...row,
        ...(title === undefined ? {} : { title: title.text }),
        last: last === null ? null : lastAs(last, said),
      };
    },
    async open(row) {
      try {
        const { keys, last } = row;
        if (keys === undefined) {
          // It was encrypted, and never becomes anything else: the rooms say what is not so.
          const scope = await keeper.scopeOf(row.id);
          if (scope !== undefined) betrayed.set(row.id, scope);
          return scope !== undefined;
        }
        const kept = await keysFor(row);
        if (kept === undefined || keys === undefined) return false;
        const { scope, title: named } = keys;
        const hasTitle = named !== undefined && (await openOne(kept, named, keyOf(scope, "title", named)));
        if (last?.sealed === undefined) return hasTitle;
        const key = keyOf(scope, last.by.id, last.sealed);
        return (await openOne(kept, last.sealed, key, last.by.id)) || hasTitle;
      } catch {
        return false;
      }
    },
  };
}
