/**
 * Checkpoints for who stands outside: rooms tell how far their records and logs are, and now and then all that is new is
 * signed (ES256, by a key that this room made and keeps) and queued for the practice's back end. Each is kept besides, for
 * a back end that was away.
 */
import {
  type Checkpoint,
  type CheckpointHead,
  type CheckpointList,
  type CheckpointWebhook,
  checkpointDigest,
  checkpointHeads,
  checkpointType,
  limits,
} from "@carethread/model";
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type * as z from "zod/mini";
import {
  type AskHeld,
  type Duty,
  type HeldAnswer,
  type Ports,
  type Practice,
  stableId,
} from "../base/base.ts";

/** Which checkpoint says what of a room. */
interface Said {
  readonly checkpoint: number;
  readonly at: number;
  readonly n: number;
  readonly link: string;
}

/** Of a room what the last checkpoint says of it, and what the one before, of which it may be that it alone is held. */
interface KeptHead {
  readonly last: Said;
  readonly before?: Said;
}

interface Last {
  readonly n: number;
  readonly at: number;
  readonly digest: string;
}

interface Key {
  readonly jwk: JWK;
  readonly public: JWK;
}

const freshPrefix = "fresh-head:";
const keptPrefix = "head:";
const checkpointPrefix = "checkpoint:";
const digits = (n: number): string => n.toString().padStart(12, "0");
const nameOf = ({ party, key }: z.infer<typeof AskHeld>): string => `${party}:${key}`;

const none: Last = { n: 0, at: 0, digest: "" };

export class Checkpoints {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #send: (webhook: CheckpointWebhook) => Promise<void>;
  #last: Last = none;
  /** Whether a room has told something that stands in no checkpoint. */
  #hasFresh = false;
  /** The newest that the practice's back end has taken. */
  #held = 0;

  /** `send` resolves when it is queued. */
  constructor(ports: Ports, practice: Practice, send: (webhook: CheckpointWebhook) => Promise<void>) {
    this.#ports = ports;
    this.#practice = practice;
    this.#send = send;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    this.#last = (await storage.get<Last>("checkpoint-last")) ?? none;
    this.#held = (await storage.get<number>("checkpoint-held")) ?? 0;
    this.#hasFresh = (await storage.list({ prefix: freshPrefix, limit: 1 })).size > 0;
  }

  readonly duty: Duty = {
    next: () => (this.#hasFresh ? this.#last.at + this.#ports.deployment.delays.checkpointEvery : null),
    act: () => this.#make(),
  };

  /** A room says how far it is. Resolves when that is stored. */
  async told(head: CheckpointHead): Promise<void> {
    this.#hasFresh = true;
    await this.#ports.storage.commit({ put: { [freshPrefix + nameOf(head)]: head } });
  }

  async #make(): Promise<void> {
    const { storage, now } = this.#ports;
    const key = await this.#key();
    for (let isMore = true; isMore; ) {
      const fresh = await storage.list<CheckpointHead>({ prefix: freshPrefix, limit: checkpointHeads });
      isMore = fresh.size === checkpointHeads;
      if (fresh.size === 0) break;
      const n = this.#last.n + 1;
      const checkpoint: Checkpoint = {
        ...{ v: 1, practice: this.#practice.id, n, at: now(), before: this.#last.digest },
        heads: [...fresh.values()],
      };
      const signed = await this.#signed(checkpoint, key);
      const heads = await this.#kept(checkpoint);
      const last: Last = { n, at: checkpoint.at, digest: checkpointDigest(checkpoint) };
      await storage.commit({
        put: { ...heads, [checkpointPrefix + digits(n)]: signed, "checkpoint-last": last },
        remove: [...fresh.keys()],
      });
      this.#last = last;
    }
    this.#hasFresh = (await storage.list({ prefix: freshPrefix, limit: 1 })).size > 0;
    await this.sendWaiting();
  }

  /** What the practice's back end has not taken yet, and is not told of: a life may end between making and queueing. */
  async sendWaiting(): Promise<void> {
    const { storage } = this.#ports;
    const sent = (await storage.get<number>("checkpoint-sent")) ?? 0;
    if (sent >= this.#last.n) return;
    const start = checkpointPrefix + digits(sent + 1);
    for (const [key, checkpoint] of await storage.list<string>({ prefix: checkpointPrefix, start })) {
      const n = Number(key.slice(checkpointPrefix.length));
      const id = stableId("checkpoint", this.#practice.id, n);
      await this.#send({ type: "record-checkpoint", practice: this.#practice.id, id, n, checkpoint });
      await storage.commit({ put: { "checkpoint-sent": n } });
    }
  }

  async #kept({ n: checkpoint, at, heads }: Checkpoint): Promise<Record<string, KeptHead>> {
    const keys = heads.map(head => keptPrefix + nameOf(head));
    const known = new Map<string, KeptHead>();
    for (let from = 0; from < keys.length; from += 128)
      for (const [key, kept] of await this.#ports.storage.getMany<KeptHead>(keys.slice(from, from + 128)))
        known.set(key, kept);
    return Object.fromEntries(
      heads.map(({ n, link, ...room }) => {
        const key = keptPrefix + nameOf(room);
        const before = known.get(key);
        // What is held is not forgotten for what is not.
        const kept =
          before === undefined || before.last.checkpoint <= this.#held ? before?.last : before.before;
        return [key, { last: { checkpoint, at, n, link }, ...(kept === undefined ? {} : { before: kept }) }];
      }),
    );
  }

  /** The practice's back end has taken it. */
  async taken(n: number): Promise<void> {
    if (n <= this.#held) return;
    this.#held = n;
    await this.#ports.storage.commit({ put: { "checkpoint-held": n } });
  }

  /** The newest that names the room and that the practice's back end has taken. */
  async held(room: z.infer<typeof AskHeld>): Promise<HeldAnswer> {
    const kept = await this.#ports.storage.get<KeptHead>(keptPrefix + nameOf(room));
    const isHeld = (said: Said | undefined): said is Said =>
      said !== undefined && said.checkpoint <= this.#held;
    return { held: [kept?.last, kept?.before].find(isHeld) ?? null };
  }

  async list(after: number): Promise<CheckpointList> {
    const found = await this.#ports.storage.list<string>({
      prefix: checkpointPrefix,
      start: checkpointPrefix + digits(after + 1),
      limit: limits.pageEvents + 1,
    });
    const all = [...found].map(([key, checkpoint]) => ({
      n: Number(key.slice(checkpointPrefix.length)),
      checkpoint,
    }));
    return { checkpoints: all.slice(0, limits.pageEvents), hasNewer: all.length > limits.pageEvents };
  }

  async #signed(checkpoint: Checkpoint, key: Key): Promise<string> {
    const kid = await calculateJwkThumbprint(key.public);
    return new CompactSign(new TextEncoder().encode(JSON.stringify(checkpoint)))
      .setProtectedHeader({ alg: "ES256", typ: checkpointType, kid, jwk: key.public })
      .sign(await importJWK(key.jwk, "ES256"));
  }

  /** Made once, with the first checkpoint. */
  async #key(): Promise<Key> {
    const { storage } = this.#ports;
    const known = await storage.get<Key>("checkpoint-key");
    if (known !== undefined) return known;
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const key: Key = { jwk: await exportJWK(privateKey), public: await exportJWK(publicKey) };
    await storage.commit({ put: { "checkpoint-key": key } });
    return key;
  }
}
