/** The first letters of the first and the last name: at most two, whole characters, upper case. */
export function initials(name: string): string {
  const words = name.split(/[\s,]+/u).flatMap(word => /[\p{L}\p{N}].*/u.exec(word) ?? []);
  // "Dr." and the like are nobody's initials.
  const named = words.length > 2 || /^\p{L}{1,3}\.$/u.test(words[0] ?? "") ? words.filter(isName) : words;
  const ends = named.length > 1 ? [named[0], named[named.length - 1]] : named;
  return ends.map(word => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

function isName(word: string): boolean {
  return !/^(\p{L}{1,4}\.|dr|mr|mrs|ms|md|rn|phd)$/iu.test(word);
}

/** One of seven quiet hues, the same for the same name everywhere. */
export function hueOf(name: string): number {
  let sum = 0;
  for (let index = 0; index < name.length; index++) sum = (sum * 31 + name.charCodeAt(index)) % 9973;
  return sum % 7;
}
