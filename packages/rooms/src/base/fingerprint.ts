/** A short print of a body (64-bit FNV-1a in two halves): enough to tell that an author reused an id. */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index++) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193) >>> 0;
    high = Math.imul(high ^ low, 0x01000193) >>> 0;
  }
  return `${high.toString(36)}.${low.toString(36)}.${text.length}`;
}
