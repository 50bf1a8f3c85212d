import type { WritableAtom } from "nanostores";
import { CareError, notLoaded, once, put, type Upload } from "../base/base.ts";
import type { KeptFile } from "../kept/kept.ts";
import type { MessageFiles } from "./message-files.ts";
import type { Uploading, UploadingOptions } from "./uploading.ts";

/** See `ConversationStore`, whose methods these are. */
export interface Files {
  attach(files: Iterable<Blob>): Promise<void>;
  cancel(id: string): void;
  retry(id: string): void;
  describe(id: string, alt: string): void;
  /** Looks anew at what may go. */
  follow(): void;
  /** See `Uploading`. */
  reseal(id: string, seal: string | null): Promise<void>;
  /** True while one is on its way. */
  isBusy(): boolean;
  end(): void;
}

export interface FilesOptions extends Omit<UploadingOptions, "changed"> {
  readonly messages: Pick<MessageFiles, "drop">;
  readonly stores: {
    /** Those of the draft. */
    readonly $attachments: WritableAtom<readonly Upload[]>;
    /** Those that messages wait for. */
    readonly $uploads: WritableAtom<readonly Upload[]>;
  };
}

export function createFiles(options: FilesOptions): Files {
  const { place, shelf } = options;
  const { $attachments, $uploads } = options.stores;
  let uploading: Uploading | null = null;
  let isOver = false;

  const kept = (): readonly (readonly [string, KeptFile])[] =>
    [...shelf.list("file", place)].sort(([, a], [, b]) => a.order - b.order);
  const isOnTheWay = ({ isUp, refused }: KeptFile): boolean => !isUp && refused === null;

  function uploadOf([id, file]: readonly [string, KeptFile]): Upload {
    const { order: _o, at: _a, message: _m, seal: _s, isUp, alt = "", ...shown } = file;
    const live = uploading?.liveOf(id) ?? { state: "waiting", sent: 0 };
    const state = isUp ? "ready" : file.refused === null ? live.state : "failed";
    const sent = isUp ? file.size : live.sent;
    const blob = shelf.get("bytes", place, id)?.blob ?? null;
    // What something was found in stays what it is.
    const mayRetry = blob !== null && file.refused !== "attachment-infected";
    return { ...shown, id, alt, state, sent, blob, mayRetry };
  }

  function show(): void {
    const all = isOver ? [] : kept();
    const beside = isOver ? [] : (uploading?.beside() ?? []);
    put($attachments, [...all.filter(([, { message }]) => message === null).map(uploadOf), ...beside]);
    put($uploads, all.filter(([, { message }]) => message !== null).map(uploadOf));
  }

  const part = once(async () => {
    const { createUploading } = await import("./uploading.ts").catch(notLoaded);
    if (isOver) throw new CareError("signed-out");
    uploading = createUploading({ ...options, changed: show });
    return uploading;
  });

  /** Where it cannot be had, whoever pressed the button presses it again. */
  function withPart(act: (part: Uploading) => void): void {
    part().then(act, () => {});
  }

  /** A message that is gone was delivered, by a page that came to no more. */
  function tidy(): void {
    if (!shelf.isReady()) return;
    const left = kept().filter(
      ([, { message }]) => message !== null && shelf.get("message", place, message) === undefined,
    );
    options.messages.drop(left.map(([id]) => id));
  }

  function follow(): void {
    show();
    if (isOver || !kept().some(([, file]) => isOnTheWay(file))) return;
    part().then(
      uploading => uploading.follow(),
      // Whoever opens the conversation anew, or attaches something, tries again.
      () => {},
    );
  }

  const unlisten = shelf.listen({
    changed(key) {
      if (key === null) tidy();
      if (key === null || key.startsWith(`file ${place} `)) follow();
    },
  });
  tidy();
  follow();

  return {
    attach: async files => (await part()).attach([...files]),
    cancel: id => withPart(part => part.cancel(id)),
    retry: id => withPart(part => part.retry(id)),
    describe(id, alt) {
      shelf.change(["file", place, id], old => (old?.message === null ? { ...old, alt } : old));
    },
    follow: () => uploading?.follow(),
    reseal: async (id, seal) => (await part()).reseal(id, seal),
    isBusy: () => uploading?.isBusy() === true || kept().some(([, file]) => isOnTheWay(file)),
    end() {
      isOver = true;
      unlisten();
      uploading?.end();
      show();
    },
  };
}
