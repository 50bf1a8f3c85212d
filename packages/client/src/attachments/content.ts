/** What comes up of a file: its bytes as they are, or as this device sealed them; and what seals and opens them. */
import { partBytes, type SealedFile } from "@carethread/model";

/** In parts, as the file's room keeps it. */
export interface Content {
  /** Bytes of all of it. */
  readonly size: number;
  /** Numbered from 1; the same bytes each time. */
  part(number: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** How files are sealed where the conversation is encrypted. */
export interface FileSealing {
  /** By which a file is to be sealed; null where it goes as it is. Rejects with a CareError where that cannot be known. */
  key(): Promise<string | null>;
  /** Whether what is sealed by this key, or by none, may go as it is. */
  fits(key: string | undefined): boolean;
  /** Rejects with a CareError where this page cannot seal. */
  content(id: string, key: string, blob: Blob): Promise<Content>;
}

/** Seals files, and opens them. It is fetched with the first that is sealed. */
export interface FileSealer {
  /** By which a file is to be sealed: for it alone. */
  newFileKey(): string;
  /** What comes up of a file that is sealed by this key. */
  sealContent(id: string, key: string, blob: Blob): Promise<Content>;
  /** What is in a file. Rejects with a CareError where it is not what its author sealed, or says that it is. */
  openContent(file: SealedFile, sealed: Blob): Promise<Blob>;
}

/** Files of encrypted conversations by their ids, as the messages say them that were opened on this page. */
export type KnownFiles = Map<string, SealedFile>;

export function plainContent(blob: Blob): Content {
  return {
    size: blob.size,
    part: async number =>
      new Uint8Array(await blob.slice((number - 1) * partBytes, number * partBytes).arrayBuffer()),
  };
}
