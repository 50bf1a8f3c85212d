/** Counts in words, in English. */
export function plural(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function unread(n: number): string {
  return plural(n, "unread message", "unread messages");
}

export function overflow(most: number): string {
  return `${most}+`;
}
