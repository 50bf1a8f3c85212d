/**
 * One encrypted conversation on this device: its keys are learnt from the log and looked at, messages are opened, others are
 * let in, and what the person writes is sealed. One thing after the other, so that two of them never make a key at once.
 */
import {
  type Command,
  type ConversationId,
  type Head,
  type Keyring,
  type LoggedEvent,
  readersOf,
  type Sealed,
  type SeenEvent,
  standsInEncrypted,
} from "@carethread/model";
import type { EpochSecret, Place, Trust } from "@carethread/model/e2ee";
import type { KnownFiles } from "../attachments/attachments.ts";
import {
  bare,
  CareError,
  type ConversationEncryption,
  type EncryptionState,
  type SealedMessage,
  type SealState,
  type ToSeal,
} from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import type { Keeper, KeptScope, Own, OwnPage } from "./device/device.ts";
import { keptOf } from "./kept-scope.ts";
import { createKeyLog, isOfKeys } from "./key-log.ts";
import { createLettingIn } from "./letting-in.ts";
import { learnAll } from "./log-reader.ts";
import { createNumbers } from "./numbers.ts";
import { asOpened, createOpening } from "./opening.ts";
import { readersShown } from "./readers.ts";
import { placesOf } from "./sequence.ts";
import { lackingOf } from "./sharing.ts";
import { nextEpoch, type Reading, readingAt, sealMessage } from "./writing.ts";

export interface SealedRoomOptions {
  readonly id: ConversationId;
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly own: OwnPage;
  readonly keeper: Keeper;
  readonly files: KnownFiles;
  readonly me: () => string;
  /** Asks the room to do something. Rejects with a CareError. */
  readonly ask: (command: Command) => Promise<void>;
  /** Whether the person may write here now. */
  readonly mayWrite: () => boolean;
  /** What of the log the page holds. */
  readonly held: () => readonly (readonly LoggedEvent[])[];
  /** Something came out otherwise than before. */
  readonly changed: () => void;
}

export interface SealedRoom {
  /** What the room says of the conversation now. */
  headed(head: Head): void;
  /** Events have come, or were loaded. */
  learn(events: readonly LoggedEvent[]): void;
  /**
   * The event with its words, where they are open, and how it came out; the event itself where it is no message, and null
   * where it says what no device has written.
   */
  of(event: SeenEvent): { readonly event: SeenEvent; readonly seal?: SealState } | null;
  /** The head with its title, where that is open. */
  titled(head: Head): Head;
  shown(): ConversationEncryption | null;
  /** Seals a message; resolves with false where the conversation is not encrypted. Rejects with a CareError. */
  seal(message: ToSeal): Promise<boolean>;
  /** Whether it is encrypted. Rejects with a CareError where the rooms say what is not so. */
  isSealed(): Promise<boolean>;
  /** The room has not taken it, and never will: its number is the next one's. */
  refused(sealed: Sealed): void;
  /** The room says that the key is an old one. */
  old(): void;
  /** All messages before a place that are open to this device, the newest first. Rejects with a CareError. */
  opened(before: number, signal: AbortSignal): AsyncGenerator<SealedMessage>;
  end(): void;
}

/** How often a key is made anew where others are quicker. */
const attempts = 5;

export function createSealedRoom(options: SealedRoomOptions): SealedRoom {
  const { id, session, http, own: page, keeper, files, me, ask, mayWrite, held, changed } = options;
  const { platform, addresses, delays } = session;
  let head: Head | null = null;
  let place: Place | null = null;
  let log = createKeyLog({ practice: "", scope: "" });
  let opening = createOpening(log, files);
  let own: Own | null = null;
  let trust: Trust | null = null;
  let kept: KeptScope | undefined;
  let state: EncryptionState = "opening";
  /** Under which it was met first, where it was encrypted then; undefined until that is looked up. */
  let known: string | null | undefined;
  let isLoaded = false;
  let reading: Reading | null = null;
  let names: Reading["names"] = {};
  let title: { readonly sealed: Sealed; readonly text: string } | null = null;
  let isOld = false;
  let isOver = false;
  /** The rooms show another conversation in this one's place. */
  let isBetrayed = false;
  let places: ReadonlyMap<string, SealState> = new Map();
  let queue: Promise<unknown> = Promise.resolve();
  let isAsked = false;
  let timer: unknown = null;
  let failures = 0;

  const keptNow = (old: KeptScope | undefined): KeptScope => keptOf(old, id, log, sealedByOwn());
  const numbers = createNumbers({ keeper, keptOf: keptNow });
  const lettingIn = createLettingIn({ platform, delays, ask, turn: () => settle() });

  const ring = (): Keyring | undefined => head?.keys;

  /** One after the other. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = queue.then(act);
    queue = next.catch(() => {});
    return next;
  }

  /** Looks at everything once more, soon; asked often meanwhile it does so once. */
  function settle(): void {
    if (isAsked || isOver) return;
    isAsked = true;
    void inTurn(async () => {
      isAsked = false;
      await settleNow().then(
        () => (failures = 0),
        error => {
          if (isOver) return;
          move(error instanceof CareError && error.code === "device-unknown" ? "no-device" : "failed");
          if (state === "failed") later();
        },
      );
    });
  }

  function later(): void {
    platform.clearTimeout(timer);
    const wait = Math.min(delays.retryMax, delays.retryFirst * 2 ** failures++);
    timer = platform.setTimeout(settle, wait);
  }

  function move(next: EncryptionState): void {
    state = next;
    if (!isOver) changed();
  }

  async function settleNow(): Promise<void> {
    known ??= (await keeper.scopeOf(id)) ?? null;
    const keys = ring();
    if (head === null || isOver) return;
    if (keys === undefined) {
      // It was encrypted, and never becomes anything else: these rooms say what is not so.
      if (known !== null) betray();
      return;
    }
    if (place === null) {
      place = { practice: addresses.practice, scope: keys.scope };
      log = createKeyLog(place);
      opening = createOpening(log, files);
      log.learn(held().flat());
    }
    kept ??= await keeper.scope(keys.scope);
    const isSwapped =
      (known !== null && known !== keys.scope) || (kept !== undefined && kept.conversation !== id);
    // Another conversation under this one's name, or its keys of before.
    if (isSwapped || keys.scope !== place.scope || keys.epoch < (kept?.epoch ?? 0)) return betray();
    own ??= await page.get();
    trust = await page.trust(!isLoaded);
    await load();
    await log.settle(trust, own.device);
    opening.again();
    await openHeld();
    await openTitle(keys);
    await keep(keys);
    const isReader = keys.from[me()] !== undefined;
    if (isReader && !hasKey(keys) && mayWrite()) {
      // Who may read can give themselves the next key, and reads from there on.
      await renew([]);
      settle();
      return;
    }
    if (!log.epoch(keys.epoch)) return move("untrusted");
    move(!isReader ? "outside" : hasKey(keys) ? "open" : "locked-out");
    // Whom nobody lets in now is let in by another device, or later.
    if (isReader) await share(keys).then(changed, () => {});
  }

  function betray(): void {
    isBetrayed = true;
    move("untrusted");
  }

  /** All keys of the conversation, once; what comes later comes with the log. */
  async function load(): Promise<void> {
    if (isLoaded) return;
    await learnAll(await http(), id, log.learn);
    isLoaded = true;
  }

  const hasKey = (keys: Keyring): boolean => Boolean(log.epoch(keys.epoch)?.secret);

  /** Whether something has to be otherwise before anything more is sealed. */
  function isDue(keys: Keyring, mentions: readonly string[]): boolean {
    const epoch = log.epoch(keys.epoch);
    return (
      isOld ||
      keys.due === true ||
      !epoch?.secret ||
      keys.devices[own?.device.id ?? ""] === undefined ||
      epoch.keys.records.kid !== trust?.records?.kid ||
      epoch.keys.readers.join() !== readersOf(keys).join() ||
      epoch.devices.some(({ device }) => keys.left.includes(device)) ||
      [me(), ...mentions].some(person => keys.from[person] === undefined)
    );
  }

  async function read(): Promise<Reading> {
    const client = await http();
    if (trust === null) throw new CareError("device-unknown");
    reading = await readingAt(client, `${addresses.path("main", id)}/readers`, trust, platform.date(), {});
    names = reading.names;
    return reading;
  }

  /** Makes the next key, also for these. Rejects with a CareError. */
  async function renew(mentions: readonly string[]): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const keys = ring();
      if (keys === undefined || place === null || own === null) throw new CareError("encrypted");
      trust = await page.trust(attempt === 0);
      const found = await read();
      const invites = mentions.filter(person => keys.from[person] === undefined);
      const invited = invites.length === 0 ? [] : await certificatesOfInvited(invites);
      const all = { readers: [...found.readers, ...invites], devices: [...found.devices, ...invited] };
      const text = await titleOf(keys);
      const next = await nextEpoch({
        ...{ place, epoch: keys.epoch + 1, own, trust, reading: all, left: keys.left },
        title: text ?? undefined,
      });
      try {
        await ask({ type: "change-keys", keys: next.keys, ...(invites.length === 0 ? {} : { invites }) });
      } catch (error) {
        const isBehind = error instanceof CareError && error.code === "keys-old";
        if (!isBehind) throw error;
        await Promise.resolve();
        await log.settle(trust, own.device);
        // Somebody was quicker, and this device can read by theirs.
        if (isOld === false && ring()?.epoch !== keys.epoch && !isDue(ring() ?? keys, mentions)) return;
        continue;
      }
      isOld = false;
      await log.settle(trust, own.device);
      await keep(ring() ?? keys);
      return;
    }
    throw new CareError("keys-old", { retryable: true });
  }

  /** Of staff who are asked in: as their own rooms have them. */
  async function certificatesOfInvited(people: readonly string[]) {
    const client = await http();
    if (trust === null) return [];
    const path = `${addresses.path("main", id)}/readers`;
    const { devices } = await readingAt(client, path, trust, platform.date(), { also: people });
    return devices.filter(({ person }) => people.includes(person));
  }

  async function titleOf(keys: Keyring): Promise<string | null> {
    if (keys.title === undefined) return null;
    if (title?.sealed.signature === keys.title.signature) return title.text;
    return opening.words("title", keys.title, null);
  }

  async function openTitle(keys: Keyring): Promise<void> {
    const text = await titleOf(keys);
    if (keys.title !== undefined && text !== null) title = { sealed: keys.title, text };
  }

  async function openHeld(): Promise<void> {
    const stretches = held();
    const messages = stretches.flat().filter((event): event is SealedMessage => event.type === "message");
    await opening.open(messages);
    const states = new Map(messages.map(event => [event.id, opening.of(event).state]));
    const isWhole = (event: string): boolean =>
      states.get(event) === "open" || states.get(event) === "locked";
    places = placesOf(stretches, isWhole);
  }

  /** Keeps what this device can open, so that rows are read before the conversation is opened, and nothing older is gone back to. */
  async function keep(keys: Keyring): Promise<void> {
    kept = await keeper.change(keys.scope, keptNow);
    known = keys.scope;
  }

  /** The number of the last message that this device wrote, as far as the log is held. */
  function sealedByOwn(): number {
    const mine = held()
      .flat()
      .flatMap(event =>
        event.type === "message" &&
        event.body.sealed?.device === own?.device.id &&
        opening.of(event).state === "open"
          ? [event.body.sealed?.n ?? 0]
          : [],
      );
    return Math.max(0, ...mine);
  }

  /** Seals a message with the next number, unless it was sealed meanwhile, or taken back. */
  async function sealNext(secret: EpochSecret, own: Own, keys: Keyring, message: ToSeal): Promise<void> {
    if (!message.isWanted()) return;
    const n = await numbers.take(keys.scope);
    try {
      const words = await sealMessage(secret, own, n, message);
      if (message.isWanted()) message.take(words);
      else await giveBack(n);
    } catch (error) {
      await giveBack(n);
      throw error;
    }
  }

  async function giveBack(n: number): Promise<void> {
    const scope = ring()?.scope;
    if (scope !== undefined) await numbers.giveBack(scope, n);
  }

  /** Lets in who lacks something. */
  async function share(keys: Keyring): Promise<void> {
    if (place === null || own === null || !hasKey(keys)) return;
    const { devices } = reading ?? (await read());
    const isOldTitle = keys.title !== undefined && keys.title.epoch !== keys.epoch && title !== null;
    await lettingIn.share({
      ...{ place, own, log, lacking: lackingOf(log, keys, devices, own.device.id) },
      title: isOldTitle && title !== null ? { text: title.text, epoch: keys.epoch } : null,
    });
  }

  return {
    headed(next) {
      const before = head?.keys;
      head = next;
      if (before !== next.keys || state === "opening") {
        reading = null;
        settle();
      }
    },
    learn(events) {
      if (place === null) return;
      const isNews = log.learn(events);
      if (isNews) reading = null;
      if (isNews || events.some(({ type }) => type === "message")) settle();
    },
    of(event) {
      const isEncrypted = ring() !== undefined || isBetrayed;
      if (!isEncrypted) return { event };
      if (event.type !== "message") return standsInEncrypted(event.type) ? { event } : null;
      if (isBetrayed) return { event: bare(event), seal: "forged" };
      const { state: how, content } = opening.of(event);
      if (how !== "open")
        return { event: bare(event), seal: state === "no-device" && how === "opening" ? "locked" : how };
      return { event: asOpened(event, content), seal: places.get(event.id) ?? "open" };
    },
    titled(given) {
      const sealed = given.keys?.title;
      return sealed === undefined || title?.sealed.signature !== sealed.signature
        ? given
        : { ...given, title: title.text };
    },
    shown() {
      const keys = ring();
      if (keys === undefined && !isBetrayed) return null;
      const lacks = log.all().some(({ secret, keys }) => secret === null && keys.readers.includes(me()));
      const epoch = keys === undefined ? null : (log.epoch(keys.epoch) ?? null);
      return {
        state,
        readers: keys === undefined ? [] : readersShown({ keys, log, names, own: own?.device.id }),
        records: epoch?.keys.records.kid ?? null,
        waits: lacks,
      };
    },
    seal: message =>
      inTurn(async () => {
        known ??= (await keeper.scopeOf(id)) ?? null;
        if (ring() === undefined) {
          if (known !== null) throw new CareError("encrypted");
          return false;
        }
        if (place === null || own === null || !isLoaded) await settleNow();
        if (place === null || isBetrayed) throw new CareError("encrypted");
        trust ??= await page.trust();
        let keys = ring();
        if (keys !== undefined && isDue(keys, message.mentions)) await renew(message.mentions);
        keys = ring();
        const secret = keys === undefined ? null : log.epoch(keys.epoch)?.secret;
        if (keys === undefined || !secret || own === null)
          throw new CareError("keys-old", { retryable: true });
        await sealNext(secret, own, keys, message);
        return true;
      }),
    isSealed: () =>
      inTurn(async () => {
        known ??= (await keeper.scopeOf(id)) ?? null;
        const isSealed = ring() !== undefined;
        if (isBetrayed || (!isSealed && known !== null)) throw new CareError("encrypted");
        return isSealed;
      }),
    refused: sealed => void inTurn(() => giveBack(sealed.n)).catch(() => {}),
    old() {
      isOld = true;
      reading = null;
    },
    async *opened(before, signal) {
      const client = await http();
      for (let from = before; ; ) {
        const { events, hasOlder } = await client.events(id, { before: from }, signal);
        log.learn(events.filter(isOfKeys));
        const messages = events.filter((event): event is SealedMessage => event.type === "message");
        if (trust !== null && own !== null) await log.settle(trust, own.device);
        await opening.open(messages);
        for (const event of messages.reverse()) {
          const { state: how, content } = opening.of(event);
          if (how === "open") yield asOpened(event, content);
        }
        const first = events[0];
        if (!hasOlder || first === undefined) return;
        from = first.pos;
      }
    },
    end() {
      isOver = true;
      platform.clearTimeout(timer);
      lettingIn.end();
    },
  };
}
