/** How the files come up with which something is to begin, and how it names them. */
import type { Kind, SealedFile, SendMessage } from "@carethread/model";
import { atom, type WritableAtom } from "nanostores";
import { CareError, type Upload } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { type KeptFile, type Shelf, startPlace } from "../kept/kept.ts";
import type { FileSealer } from "./content.ts";
import { createFiles, type Files } from "./files.ts";
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
export interface BegunFiles extends Pick<Files, "attach" | "cancel" | "retry" | "describe" | "end"> {
  /**
   * Whether they are sealed on their way, from now on: those that came up otherwise come up anew. Rejects with a CareError
   * where that cannot be done.
   */
  seal(isSealed: boolean): Promise<void>;
  /**
   * When all are up as they are to go, also where another tab has them go otherwise. Rejects with a CareError where one never
   * will be.
   */
  whenUp(ids: Ids, isSealed: boolean): Promise<StartedFiles>;
  /** The room refused them for the one of this key. */
  refuse(ids: Ids, key: string, code: NonNullable<KeptFile["refused"]>): void;
}

export interface BegunFilesOptions {
  readonly kind: Kind;
  readonly session: Session;
  readonly shelf: Shelf;
  readonly encryption: () => Promise<FileSealer>;
  readonly $attachments: WritableAtom<readonly Upload[]>;
}

/** Of what is sealed its author says all else under the seal. */
function namedAs({ key, seal, alt, width, height }: KeptFile): NamedFile {
  return seal === undefined ? { id: key, alt: alt || undefined, width, height } : { id: key };
}

const nowhere = { $uploads: atom<readonly Upload[]>([]) };

export function createBegunFiles({
  kind,
  session,
  shelf,
  encryption,
  $attachments,
}: BegunFilesOptions): BegunFiles {
  const place = startPlace(kind);
  let isOver = false;
  let isSealed = false;

  const fits = (seal: string | undefined): boolean => (seal !== undefined) === isSealed;
  const newKey = async (): Promise<string | null> => (isSealed ? (await encryption()).newFileKey() : null);

  const files = createFiles({
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

  const keptAmong = (ids: Ids): KeptFile[] => ids.flatMap(id => shelf.get("file", place, id) ?? []);

  async function seal(next: boolean): Promise<void> {
    isSealed = next;
    // What is on its way otherwise stops at once.
    files.follow();
    for (const [id, file] of shelf.list("file", place))
      if (!fits(file.seal)) await files.reseal(id, await newKey());
  }

  return {
    ...files,
    seal,
    whenUp(ids, wanted) {
      return new Promise((resolve, reject) => {
        let stop = (): void => {};
        const isAsWanted = ({ seal }: KeptFile): boolean => (seal !== undefined) === wanted;
        /** True when it is settled. */
        const isSettled = (): boolean => {
          const kept = keptAmong(ids);
          const refused = kept.find(({ refused }) => refused !== null)?.refused;
          if (isOver) reject(new CareError("aborted"));
          else if (kept.length < ids.length) reject(new CareError("attachment-gone"));
          else if (refused) reject(new CareError(refused));
          else if (!kept.every(file => file.isUp && isAsWanted(file))) return false;
          else resolve({ named: kept.map(namedAs), sealed: kept.flatMap(sealedFileOf) });
          return true;
        };
        /** What goes otherwise is made to go as this wants it. */
        const look = (): void => {
          if (isSettled()) stop();
          else if (!keptAmong(ids).every(isAsWanted)) seal(wanted).catch(reject);
        };
        if (isSettled()) return;
        stop = shelf.listen({ changed: look });
        seal(wanted).catch(reject);
      });
    },
    refuse(ids, key, refused) {
      for (const id of ids)
        shelf.change(["file", place, id], old => (old?.key === key ? { ...old, refused, isUp: false } : old));
    },
    end() {
      isOver = true;
      files.end();
    },
  };
}
