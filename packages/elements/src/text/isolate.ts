/**
 * A name inside a sentence: between isolating marks, and without marks of its own that could end them, so that
 * a name from right to left, or a hostile one, turns nothing around it.
 */
export function isolate(name: string): string {
  return `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")}\u2069`;
}
