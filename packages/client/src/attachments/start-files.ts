/**
 * The files of what begins with them: kept with the draft of its kind, and brought up before anything has begun. What checks
 * them and brings them up is fetched when there are some.
 */
import type { Kind } from "@carethread/model";
import { atom } from "nanostores";
import { type AttachmentsStore, CareError, notLoaded, once, put, type Upload } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { type KeptFile, type Shelf, startPlace } from "../kept/kept.ts";
import type { BegunFiles } from "./begun-files.ts";
import type { FileSealer } from "./content.ts";

export interface StartFiles extends AttachmentsStore {
  /** What brings them up. Rejects with a CareError where it cannot be fetched. */
  part(): Promise<BegunFiles>;
  /** See `BegunFiles`. */
  seal(isSealed: boolean): Promise<void>;
  /** They are sent, or nobody wants them; without ids all of them. */
  drop(ids?: readonly string[]): void;
  end(): void;
}

/** A file of which it is not known yet how far it is. */
function untold([id, file]: readonly [string, KeptFile]): Upload {
  const { order: _o, at: _a, message: _m, seal: _s, isUp, alt = "", ...shown } = file;
  return { ...shown, id, alt, state: "waiting", sent: isUp ? file.size : 0, blob: null, mayRetry: false };
}

export function createStartFiles(
  kind: Kind,
  session: Session,
  shelf: Shelf,
  encryption: () => Promise<FileSealer>,
): StartFiles {
  const place = startPlace(kind);
  const $attachments = atom<readonly Upload[]>([]);
  let files: BegunFiles | null = null;
  let isOver = false;

  const part = once(async () => {
    const { createBegunFiles } = await import("./begun-files.ts").catch(notLoaded);
    if (isOver) throw new CareError("signed-out");
    files = createBegunFiles({ kind, session, shelf, encryption, $attachments });
    return files;
  });

  /** What an earlier page, or another tab, has attached: it is told at once, and then how far it is. */
  function look(): void {
    if (files !== null) return;
    const kept = shelf.list("file", place);
    put($attachments, kept.map(untold));
    if (kept.length > 0) part().catch(() => {});
  }

  const unlisten = shelf.listen({ changed: look });
  look();

  return {
    $attachments,
    part,
    attach: async chosen => (await part()).attach(chosen),
    cancelAttachment: id => files?.cancel(id),
    retryAttachment: id => files?.retry(id),
    describeAttachment: (id, alt) => files?.describe(id, alt),
    seal: async isSealed => (await part()).seal(isSealed),
    drop(ids = shelf.list("file", place).map(([id]) => id)) {
      for (const id of ids)
        for (const kind of ["file", "bytes"] as const) shelf.change([kind, place, id], () => undefined);
    },
    end() {
      isOver = true;
      unlisten();
      files?.end();
    },
  };
}
