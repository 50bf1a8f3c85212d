/** What people take for one character, however many Unicode makes it of. */
const graphemes = /* @__PURE__ */ new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first letters of the first and the last name: at most two, whole characters, upper case; of no letters, what stands first. */
export function initials(name: string): string {
  const words = name
    .normalize()
    .split(/[\s,]+/u)
    .flatMap(word => /[\p{L}\p{N}].*/u.exec(word) ?? []);
  if (words.length === 0) return first(name.replace(/^[\s\p{Cf}]+/u, ""));
  // "Dr." and the like are nobody's initials.
  const mayHaveTitle = words.length > 2 || /^\p{L}{1,3}\.$/u.test(words[0] ?? "");
  const names = mayHaveTitle ? words.filter(isName) : words;
  const named = names.length > 0 ? names : words;
  const ends = named.length > 1 ? [named[0], named[named.length - 1]] : named;
  return ends.map(word => upper(first(word ?? ""))).join("");
}

function first(text: string): string {
  const [grapheme] = graphemes.segment(text);
  return grapheme?.segment ?? "";
}

/** As it is, where upper case would make it several characters: ß. */
function upper(character: string): string {
  const raised = character.toLocaleUpperCase();
  return first(raised) === raised ? raised : character;
}

function isName(word: string): boolean {
  return !/^(\p{L}{1,4}\.|dr|mr|mrs|ms|md|rn|phd)$/iu.test(word);
}

/** One of seven quiet hues, the same for the same name everywhere. */
export function hueOf(name: string): number {
  const composed = name.normalize();
  let sum = 0;
  for (let index = 0; index < composed.length; index++) sum = (sum * 31 + composed.charCodeAt(index)) % 9973;
  return sum % 7;
}
