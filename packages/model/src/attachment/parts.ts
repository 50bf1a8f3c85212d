/** A file in parts, numbered from 1: of one size, but for the last one. */

/** Bytes of a part. */
export const partBytes = 64 * 1024;

export function partsOf(size: number): number {
  return Math.ceil(size / partBytes);
}

/** Whether a part of a file of this size has so many bytes. */
export function isWholePart(size: number, part: number, bytes: number): boolean {
  const count = partsOf(size);
  if (part < 1 || part > count) return false;
  return bytes === (part < count ? partBytes : size - (count - 1) * partBytes);
}

/** Stretches of parts from one to another, both inclusive, in order. */
export type Parts = readonly (readonly [from: number, to: number])[];

/** As a header says it: `1-5,7`; empty for none. */
export function writtenParts(parts: Parts): string {
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** Null for what says no parts. */
export function readParts(text: string): Parts | null {
  if (text === "") return [];
  if (!/^\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*$/.test(text)) return null;
  return text.split(",").map(stretch => {
    const [from, to = from] = stretch.split("-").map(Number) as [number, number?];
    return [from, to] as const;
  });
}

/** Which parts are there, a bit each, as a room stores it. */
export class PartsBook {
  readonly bits: Uint8Array;
  readonly count: number;

  constructor(count: number, bits?: Uint8Array) {
    this.count = count;
    this.bits = new Uint8Array(Math.ceil(count / 8));
    if (bits !== undefined) this.bits.set(bits.subarray(0, this.bits.byteLength));
  }

  has(part: number): boolean {
    return ((this.bits[(part - 1) >> 3] ?? 0) & (1 << ((part - 1) & 7))) !== 0;
  }

  add(part: number): void {
    const at = (part - 1) >> 3;
    this.bits[at] = (this.bits[at] ?? 0) | (1 << ((part - 1) & 7));
  }

  /** Whether every part from one to another is there, both inclusive. */
  hasAll(from = 1, to = this.count): boolean {
    for (let part = from; part <= to; part++) if (!this.has(part)) return false;
    return true;
  }

  get parts(): Parts {
    const found: [number, number][] = [];
    for (let part = 1; part <= this.count; part++) {
      if (!this.has(part)) continue;
      const last = found.at(-1);
      if (last !== undefined && last[1] === part - 1) last[1] = part;
      else found.push([part, part]);
    }
    return found;
  }
}
