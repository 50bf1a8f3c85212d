/**
 * How the files of a draft are checked, and come up: some at a time, in order, and each again where it was broken
 * off. Tabs take turns by the file. Loaded when there is a file.
 */
import {
  type Allowed,
  type RefusalCode,
  refusalRules,
  sealedFileName,
  sealedFileType,
  UploadGone,
} from "@carethread/model";
import { CareError, createBackoff, type Upload } from "../base/base.ts";
import { lazyHttp, type Session } from "../connection/connection.ts";
import type { KeptFile, Shelf } from "../kept/kept.ts";
import { bringUp, type Target } from "./bring-up.ts";
import { check, claimOf } from "./checking.ts";
import { type FileSealing, plainContent } from "./content.ts";
import { renewed } from "./message-files.ts";

/** How far a file is that is not settled. */
export interface Live {
  readonly state: "uploading" | "waiting" | "scanning";
  readonly sent: number;
}

export interface Uploading {
  attach(files: readonly Blob[]): Promise<void>;
  cancel(id: string): void;
  retry(id: string): void;
  /** A file of the draft is to be sealed by this key, or by none: it comes up anew, and its room lets go of what it has. */
  reseal(id: string, seal: string | null): void;
  /** Goes on with what is not up. */
  follow(): void;
  liveOf(id: string): Live | undefined;
  /** What is being checked, and what was refused then: nobody keeps it. */
  beside(): readonly Upload[];
  isBusy(): boolean;
  end(): void;
}

export interface UploadingOptions {
  /** Under which they are kept. */
  readonly place: string;
  readonly target: Target;
  readonly session: Session;
  readonly shelf: Shelf;
  readonly sealing: FileSealing;
  /** What may be attached now; null for nothing. */
  readonly allowed: () => Allowed | null;
  /** Something is to be shown otherwise. */
  readonly changed: () => void;
}

/** Files that come up at once. */
const atOnce = 2;

export function createUploading(options: UploadingOptions): Uploading {
  const { place, target, session, shelf, sealing, allowed, changed } = options;
  const { addresses, platform, delays } = session;
  const beside = new Map<string, Upload>();
  const live = new Map<string, Live>();
  /** What is under way, and how it is stopped. */
  const running = new Map<string, { readonly key: string; readonly stop: AbortController }>();
  /** What waits to be tried again. */
  const waiting = new Map<string, { readonly timer: unknown }>();
  const backoff = createBackoff(delays, platform.random);
  let isOver = false;

  const files = (): readonly (readonly [string, KeptFile])[] =>
    [...shelf.list("file", place)].sort(([, a], [, b]) => a.order - b.order);
  const roomOf = ({ key }: KeptFile): string => addresses.path("attachment", key);

  function change(id: string, to: (old: KeptFile) => KeptFile | undefined): void {
    shelf.change(["file", place, id], old => (old === undefined ? undefined : to(old)));
  }

  function tell(id: string, state: Live["state"], sent = live.get(id)?.sent ?? 0): void {
    live.set(id, { state, sent });
    changed();
  }

  function forget(id: string): void {
    running.get(id)?.stop.abort();
    running.delete(id);
    platform.clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
    live.delete(id);
  }

  async function checkOne(id: string, file: Blob): Promise<void> {
    const found = await check(file, allowed(), platform);
    // Whether it is sealed on its way may have become otherwise meanwhile.
    const seal = await sealing.key();
    // It was taken out meanwhile.
    const shown = beside.get(id);
    if (shown === undefined || isOver) return;
    if (typeof found === "string") {
      beside.set(id, { ...shown, state: "failed", refused: found });
      changed();
      return;
    }
    beside.delete(id);
    const { blob, ...claim } = found;
    const at = platform.date();
    const order = Math.max(at, (files().at(-1)?.[1].order ?? 0) + 1);
    shelf.change(["bytes", place, id], () => ({ at, blob }));
    shelf.change(["file", place, id], () => ({
      ...claim,
      ...(seal === null ? {} : { seal }),
      ...{ at, order, key: id, message: null, isUp: false, refused: null },
    }));
    follow();
  }

  /** It cannot be known how it is to go: it does not. */
  function giveUpOn(id: string, error: unknown): void {
    const shown = beside.get(id);
    if (shown === undefined || isOver) return;
    beside.set(id, { ...shown, state: "failed", refused: finalCode(error) });
    changed();
  }

  async function run(id: string, file: KeptFile, signal: AbortSignal): Promise<void> {
    const blob = shelf.get("bytes", place, id)?.blob;
    if (blob === undefined) return settle(id, file.key, "attachment-gone");
    tell(id, "uploading");
    try {
      const { name, type, size, seal } = file;
      const content = seal === undefined ? plainContent(blob) : await sealing.content(file.key, seal, blob);
      const said = seal === undefined ? { name, type } : { name: sealedFileName, type: sealedFileType };
      const refused = await bringUp({
        ...{ target, room: roomOf(file), content, claim: { ...said, size: content.size } },
        ...{ http: await lazyHttp(session), platform, delays, signal },
        progress: (state, sent) => {
          if (!signal.aborted) tell(id, state, Math.round((sent / content.size) * size));
        },
      });
      backoff.reset();
      if (!signal.aborted) settle(id, file.key, refused);
    } catch (error) {
      if (signal.aborted) return;
      const code = finalCode(error);
      if (code === null) later(id, error);
      else settle(id, file.key, code);
    }
  }

  /** It is up, or never will be. */
  function settle(id: string, key: string, refused: RefusalCode | null): void {
    live.delete(id);
    change(id, old => (old.key === key ? { ...old, isUp: refused === null, refused } : old));
    changed();
  }

  /** What stays there goes by itself in a day. */
  function takeBack(file: KeptFile): void {
    lazyHttp(session)
      .then(http => http.ask(`${roomOf(file)}/upload`, UploadGone, { method: "delete" }))
      .catch(() => {});
  }

  function later(id: string, error: unknown): void {
    const after = error instanceof CareError ? Number(error.params.retryAfter) || 0 : 0;
    tell(id, "waiting");
    const again = (): void => {
      waiting.delete(id);
      follow();
    };
    waiting.set(id, { timer: platform.setTimeout(again, backoff.next(after)) });
  }

  /** The turn among the tabs: another one that has it brings the file up, or is gone. */
  function inTurn(file: KeptFile, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
    if (platform.locks === undefined) return act();
    let hasBegun = false;
    const held = (): Promise<void> => {
      hasBegun = true;
      return act();
    };
    // A page that may not use locks goes without.
    return platform.locks
      .request(`carethread ${addresses.server} ${file.key}`, { signal }, held)
      .catch(() => (hasBegun || signal.aborted ? undefined : act()));
  }

  function follow(): void {
    if (isOver) return;
    for (const [id, { key }] of [...running]) {
      const file = shelf.get("file", place, id);
      // Another tab has brought it up, taken it out, or has it go otherwise.
      const goesOn = file !== undefined && file.key === key && !file.isUp && file.refused === null;
      if (!goesOn || !sealing.fits(file.seal)) forget(id);
    }
    for (const [id, file] of files()) {
      if (running.size >= atOnce) return;
      if (file.isUp || file.refused !== null || running.has(id) || waiting.has(id)) continue;
      if (!sealing.fits(file.seal)) continue;
      const giveUp = new AbortController();
      running.set(id, { key: file.key, stop: giveUp });
      inTurn(file, giveUp.signal, async () => {
        const now = shelf.get("file", place, id);
        const isTurn = now !== undefined && now.key === file.key && !now.isUp && now.refused === null;
        if (isTurn) await run(id, now, giveUp.signal);
      }).finally(() => {
        if (running.get(id)?.stop === giveUp) running.delete(id);
        follow();
      });
    }
  }

  /** The network may be back: nobody waits any longer. */
  const unwatch = platform.watch(() => {
    if (!platform.isOnline() || !platform.isVisible()) return;
    for (const { timer } of waiting.values()) platform.clearTimeout(timer);
    waiting.clear();
    follow();
  });

  return {
    async attach(chosen) {
      // Where it cannot be known whether files are to be sealed nothing is even looked at.
      await sealing.key();
      if (isOver) throw new CareError("signed-out");
      const most = allowed()?.count ?? 0;
      const there = files().filter(([, { message, refused }]) => message === null && refused === null);
      const checking = [...beside.values()].filter(({ state }) => state === "checking");
      let room = most - there.length - checking.length;
      const checks = chosen.map(file => {
        const id = platform.newId();
        const isOne = room-- > 0 || allowed() === null;
        beside.set(id, {
          ...{ id, key: id, ...claimOf(file), alt: "", sent: 0, blob: null, mayRetry: false },
          state: isOne ? "checking" : "failed",
          refused: isOne ? null : "attachment-too-many",
        });
        return isOne ? [{ id, file }] : [];
      });
      changed();
      // One at a time: pictures are large while they are drawn.
      for (const { id, file } of checks.flat()) await checkOne(id, file).catch(error => giveUpOn(id, error));
    },
    cancel(id) {
      const file = shelf.get("file", place, id);
      forget(id);
      beside.delete(id);
      if (file !== undefined && file.message === null) {
        for (const kind of ["file", "bytes"] as const) shelf.change([kind, place, id], () => undefined);
        takeBack(file);
      }
      changed();
      follow();
    },
    retry(id) {
      platform.clearTimeout(waiting.get(id)?.timer);
      waiting.delete(id);
      change(id, file => renewed(file, platform.newId()));
      follow();
    },
    reseal(id, seal) {
      const file = shelf.get("file", place, id);
      if (file === undefined) return;
      forget(id);
      takeBack(file);
      change(id, ({ seal: _, ...old }) => ({
        ...old,
        ...(seal === null ? {} : { seal }),
        ...{ key: platform.newId(), isUp: false, refused: null },
      }));
      changed();
      follow();
    },
    follow,
    liveOf: id => live.get(id),
    beside: () => [...beside.values()],
    isBusy: () => running.size > 0 || [...beside.values()].some(({ state }) => state === "checking"),
    end() {
      isOver = true;
      unwatch();
      for (const id of new Set([...running.keys(), ...waiting.keys()])) forget(id);
      beside.clear();
    },
  };
}

/** The code of a refusal that stays; null for what may go well later. */
function finalCode(error: unknown): RefusalCode | null {
  if (!(error instanceof CareError) || error.retryable) return null;
  const { code } = error;
  // The token, or the file that a room has let go of meanwhile: asked for anew.
  if (code === "unauthorized" || !Object.hasOwn(refusalRules, code)) return null;
  return code as RefusalCode;
}
