/** Watches what one person is shown for messages that stand twice or in the wrong order, however shortly. */
import type { Shown } from "./product.ts";

export class Judge {
  readonly doubled = new Set<string>();
  readonly misplaced = new Set<string>();
  /** When each text was shown first. */
  readonly since = new Map<string, number>();

  look(shown: readonly Shown[]): void {
    const now = performance.now();
    const there = new Set<string>();
    /** The latest message of each writer, by number: writers number their texts. */
    const latest = new Map<string, number>();
    let end = 0;
    for (const { text, place } of shown) {
      if (there.has(text)) this.doubled.add(text);
      there.add(text);
      if (!this.since.has(text)) this.since.set(text, now);
      const [writer = "", n = ""] = text.split(" ");
      if ((place !== null && place < end) || Number(n) < (latest.get(writer) ?? 0)) this.misplaced.add(text);
      if (place !== null) end = Math.max(end, place);
      latest.set(writer, Math.max(Number(n), latest.get(writer) ?? 0));
    }
  }
}
