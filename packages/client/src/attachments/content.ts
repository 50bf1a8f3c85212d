/** What comes up of a file: its bytes as they are, or as this device sealed them. */
import { partBytes } from "@carethread/model";

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
  /** Rejects with a CareError where this page cannot seal. */
  content(key: string, blob: Blob): Promise<Content>;
}

export function plainContent(blob: Blob): Content {
  return {
    size: blob.size,
    part: async number =>
      new Uint8Array(await blob.slice((number - 1) * partBytes, number * partBytes).arrayBuffer()),
  };
}
