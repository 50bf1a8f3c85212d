/**
 * A checkpoint says how far records and logs were at a time, and by which link they ended. The rooms sign it and send it
 * to the practice's back end, so that somebody outside holds it: against it an entry that was removed at the end is
 * missed, and a record that was rewritten whole is another one. Each names the one before by its digest.
 */
import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { hash } from "../hashing.ts";
import { PracticeId } from "../names.ts";

/** How far one room was: its record, or the log of a conversation. */
export const CheckpointHead = /* @__PURE__ */ z.object({
  party: z.enum(["patient", "person", "practice", "main"]),
  /** The room's key, without its practice. */
  key: z.string(),
  n: z.int(),
  link: z.string(),
});
export type CheckpointHead = z.infer<typeof CheckpointHead>;

/** The heads that are other ones than in those before. */
export const Checkpoint = /* @__PURE__ */ z.object({
  v: z.literal(1),
  practice: PracticeId,
  /** From 1, without gaps. */
  n: z.int(),
  /** Milliseconds since 1970. */
  at: z.int(),
  /** The digest of the one before, "" for the first. */
  before: z.string(),
  heads: z.array(CheckpointHead),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** The `typ` of the signed form: a JWS (RFC 7515), ES256, whose header carries the public key. */
export const checkpointType = "carethread-checkpoint";

/** So many heads stand in one: a webhook's body stays below 64 KiB. */
export const checkpointHeads = 400;

export function checkpointDigest(checkpoint: Checkpoint): string {
  return hash(canonical(checkpoint));
}

export type CheckpointsVerified =
  | { readonly ok: true }
  /** `missing`: those before this one are not all there. `link`: it is not the one behind the one before. */
  | { readonly ok: false; readonly n: number; readonly why: "missing" | "link" | "practice" }
  /** A record or log was shorter than in one before, or another one of the same length. */
  | {
      readonly ok: false;
      readonly n: number;
      readonly why: "shorter" | "rewritten";
      readonly head: CheckpointHead;
    };

const nameOf = ({ party, key }: Pick<CheckpointHead, "party" | "key">): string => `${party} ${key}`;

/** Whether checkpoints follow each other, in their order; the first that is given may be any. */
export function verifyCheckpoints(checkpoints: Iterable<Checkpoint>): CheckpointsVerified {
  const heads = new Map<string, CheckpointHead>();
  let before: Checkpoint | null = null;
  for (const checkpoint of checkpoints) {
    const { n, practice } = checkpoint;
    if (before !== null && before.practice !== practice) return { ok: false, n, why: "practice" };
    if (before !== null && n !== before.n + 1) return { ok: false, n, why: "missing" };
    if (before !== null && checkpoint.before !== checkpointDigest(before))
      return { ok: false, n, why: "link" };
    if (before === null && n === 1 && checkpoint.before !== "") return { ok: false, n, why: "link" };
    for (const head of checkpoint.heads) {
      const known = heads.get(nameOf(head));
      if (known !== undefined && head.n < known.n) return { ok: false, n, why: "shorter", head };
      if (known !== undefined && head.n === known.n && head.link !== known.link)
        return { ok: false, n, why: "rewritten", head };
      heads.set(nameOf(head), head);
    }
    before = checkpoint;
  }
  return { ok: true };
}

export type Held =
  /** The newest checkpoint that names the room, and agrees; null where none does. */
  | { readonly ok: true; readonly held: (Pick<Checkpoint, "n" | "at"> & { readonly entries: number }) | null }
  /** The checkpoint with which it does not agree: it had that many entries, or another one there. */
  | {
      readonly ok: false;
      readonly why: "shorter" | "rewritten";
      readonly n: number;
      readonly checkpoint: number;
    };

/** Whether a record agrees with what is held outside; `linkAt` gives the link of an entry of it, where there is one. */
export function againstCheckpoints(
  room: Pick<CheckpointHead, "party" | "key">,
  linkAt: (n: number) => string | undefined,
  checkpoints: Iterable<Checkpoint>,
): Held {
  let held: Extract<Held, { ok: true }>["held"] = null;
  for (const { n: checkpoint, at, heads } of checkpoints) {
    for (const head of heads) {
      if (nameOf(head) !== nameOf(room)) continue;
      const link = linkAt(head.n);
      if (link === undefined) return { ok: false, why: "shorter", n: head.n, checkpoint };
      if (link !== head.link) return { ok: false, why: "rewritten", n: head.n, checkpoint };
      held = { n: checkpoint, at, entries: head.n };
    }
  }
  return { ok: true, held };
}
