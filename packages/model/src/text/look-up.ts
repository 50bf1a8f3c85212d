/** Finding people and patients by what somebody types. */

/** Says whether a text, as `fold` makes it, has every word of the query in it. */
export function matcher(q: string): (text: string) => boolean {
  const words = fold(q)
    .split(" ")
    .filter(word => word !== "");
  return folded => words.every(word => folded.includes(word));
}

/** Letters as people type them: case, accents and repeated blanks do not matter. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
