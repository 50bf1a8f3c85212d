/** From bytes to text: UTF-8 and nothing else, because a guess would change people's names. */

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null where the bytes are not UTF-8. Byte-order marks in front are taken off, and a `\r` at the end. */
export function textOf(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return null;
  }
  return text.replace(/^\ufeff+/, "").replace(/\r$/, "");
}

/** UTF-16 or UTF-32 by its byte-order mark or, without one, by the zero bytes beside ASCII; else null. */
export function otherEncoding(head: Uint8Array): string | null {
  const [a = 1, b = 1, c = 1, d = 1] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return "UTF-32";
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "UTF-16";
  if (head.length < 4) return null;
  if ((a === 0 && b === 0 && c === 0) || (b === 0 && c === 0 && d === 0)) return "UTF-32";
  return (a === 0 && c === 0) || (b === 0 && d === 0) ? "UTF-16" : null;
}
