/**
 * The files of what begins with them: kept with the draft of its kind, and brought up before anything has begun. What checks
 * them and brings them up is fetched when there are some.
 */
import type { Kind, SealedFile, SendMessage } from "@carethread/model";
import { atom } from "nanostores";
import { type AttachmentsStore, CareError, put, type Upload } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { type KeptFile, type Shelf, startPlace } from "../kept/kept.ts";
import type { FileSealer } from "./content.ts";
import type { Files } from "./files.ts";
import { sealedFileOf } from "./message-files.ts";

/** A file as a message names it. */
export type NamedFile = NonNullable<SendMessage["attachments"]>[number];

/** As the first message names them, and as it says them under its seal where they are sealed. */
export interface StartedFiles {
  readonly named: readonly NamedFile[];
  readonly sealed: readonly SealedFile[];
}

type Ids = readonly string[];

/** Each takes the ids of files. */
export interface StartFiles extends AttachmentsStore {
  /**
   * Whether they are sealed on their way, from now on: those that came up otherwise come up anew. Rejects with a CareError
   * where that cannot be done.
   */
  seal(isSealed: boolean): Promise<void>;
  /** When all are up as they are to go, also where another tab has them go otherwise. Rejects with a CareError where one never will be. */
  whenUp(ids: Ids, isSealed: boolean): Promise<StartedFiles>;
  /** They are sent, or nobody wants them; without ids all of them. */
  drop(ids?: Ids): void;
  /** The room refused them for the one of this key. */
  refuse(ids: Ids, key: string, code: NonNullable<KeptFile["refused"]>): void;
  end(): void;
}

/** A file of which it is not known yet how far it is. */
function untold([id, file]: readonly [string, KeptFile]): Upload {
  const { order: _o, at: _a, message: _m, seal: _s, isUp, alt = "", ...shown } = file;
  return { ...shown, id, alt, state: "waiting", sent: isUp ? file.size : 0, blob: null, mayRetry: false };
}

/** Of what is sealed its author says all else under the seal. */
function namedAs({ key, seal, alt, width, height }: KeptFile): NamedFile {
  return seal === undefined ? { id: key, alt: alt || undefined, width, height } : { id: key };
}

const nowhere = { $uploads: atom<readonly Upload[]>([]) };

export function createStartFiles(
  kind: Kind,
  session: Session,
  shelf: Shelf,
  encryption: () => Promise<FileSealer>,
): StartFiles {
  const place = startPlace(kind);
  const $attachments = atom<readonly Upload[]>([]);
  let files: Files | null = null;
  let coming: Promise<Files> | null = null;
  let isOver = false;
  let isSealed = false;

  const fits = (seal: string | undefined): boolean => (seal !== undefined) === isSealed;
  const newKey = async (): Promise<string | null> => (isSealed ? (await encryption()).newFileKey() : null);

  async function load(): Promise<Files> {
    const { createFiles } = await import("./files.ts");
    if (isOver) throw new CareError("signed-out");
    files = createFiles({
      ...{ place, target: { start: kind }, session, shelf },
      messages: { drop: () => {} },
      sealing: {
        key: newKey,
        fits,
        content: async (id, key, blob) => (await encryption()).sealContent(id, key, blob),
      },
      stores: { $attachments, ...nowhere },
      allowed: () => session.$practice.get()?.starts.find(start => start.kind === kind)?.attach ?? null,
    });
    return files;
  }

  function part(): Promise<Files> {
    coming ??= load().catch(cause => {
      coming = null;
      if (cause instanceof CareError) throw cause;
      throw new CareError("network", { retryable: true, message: "a part could not be loaded", cause });
    });
    return coming;
  }

  /** What an earlier page, or another tab, has attached: it is told at once, and then how far it is. */
  function look(): void {
    const kept = files === null ? shelf.list("file", place) : [];
    if (kept.length === 0) return;
    put($attachments, kept.map(untold));
    if (coming === null) part().catch(() => {});
  }

  const unlisten = shelf.listen({ changed: look });
  look();

  const keptAmong = (ids: Ids): KeptFile[] => ids.flatMap(id => shelf.get("file", place, id) ?? []);

  async function seal(next: boolean): Promise<void> {
    isSealed = next;
    // What is on its way otherwise stops at once.
    files?.follow();
    for (const [id, file] of shelf.list("file", place))
      if (!fits(file.seal)) await (await part()).reseal(id, await newKey());
  }

  return {
    $attachments,
    attach: async chosen => (await part()).attach(chosen),
    cancelAttachment: id => files?.cancel(id),
    retryAttachment: id => files?.retry(id),
    describeAttachment: (id, alt) => files?.describe(id, alt),
    seal,
    whenUp(ids, wanted) {
      return new Promise((resolve, reject) => {
        let stop = (): void => {};
        /** True when it is settled. */
        const isSettled = (): boolean => {
          const kept = keptAmong(ids);
          const refused = kept.find(({ refused }) => refused !== null)?.refused;
          if (isOver) reject(new CareError("aborted"));
          else if (kept.length < ids.length) reject(new CareError("attachment-gone"));
          else if (refused) reject(new CareError(refused));
          else if (!kept.every(({ isUp, seal }) => isUp && (seal !== undefined) === wanted)) return false;
          else resolve({ named: kept.map(namedAs), sealed: kept.flatMap(sealedFileOf) });
          return true;
        };
        /** What goes otherwise is made to go as this wants it. */
        const look = (): void => {
          if (isSettled()) stop();
          else if (keptAmong(ids).some(({ seal }) => (seal !== undefined) !== wanted))
            seal(wanted).catch(reject);
        };
        if (isSettled()) return;
        // Another page may have left them.
        part().catch(reject);
        stop = shelf.listen({ changed: look });
        look();
      });
    },
    drop(ids = shelf.list("file", place).map(([id]) => id)) {
      for (const id of ids)
        for (const kind of ["file", "bytes"] as const) shelf.change([kind, place, id], () => undefined);
    },
    refuse(ids, key, refused) {
      for (const id of ids)
        shelf.change(["file", place, id], old => (old?.key === key ? { ...old, refused, isUp: false } : old));
    },
    end() {
      isOver = true;
      unlisten();
      files?.end();
    },
  };
}
