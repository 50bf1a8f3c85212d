/** A text in pieces, by what is known of stretches of it: links, who is named. Pure. */

/** A stretch of a text, up to before the code unit at `to`, and what it is. */
export interface Range<T> {
  readonly from: number;
  readonly to: number;
  readonly is: T;
}

/** A piece of a text; `is` is null where it is words alone. */
export interface Segment<T> {
  readonly text: string;
  readonly is: T | null;
}

/** In the text's order, and of two that meet the one of the first list. */
function merged<T>(first: readonly Range<T>[], second: readonly Range<T>[]): readonly Range<T>[] {
  const all: Range<T>[] = [];
  let passed = 0;
  for (const range of second) {
    let other = first[passed];
    for (; other !== undefined && other.to <= range.from; other = first[++passed]) all.push(other);
    if (other === undefined || range.to <= other.from) all.push(range);
  }
  return [...all, ...first.slice(passed)];
}

/**
 * The text in segments, which put together are the text. Each list of ranges is in the text's order and none of it meet;
 * of two lists the first one counts.
 */
export function annotate<T>(text: string, ...lists: readonly (readonly Range<T>[])[]): readonly Segment<T>[] {
  const segments: Segment<T>[] = [];
  let at = 0;
  for (const { from, to, is } of lists.reduce(merged, [])) {
    if (from > at) segments.push({ text: text.slice(at, from), is: null });
    segments.push({ text: text.slice(from, to), is });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), is: null });
  return segments;
}
