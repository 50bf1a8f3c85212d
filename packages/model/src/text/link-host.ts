/**
 * Whether a host may be shown as it was written. What is read in a link must be where it leads: a host that may be taken for
 * another is none. The rule is Unicode's single-script level with its whole-script confusables (UTS #39, 5.1 and 5.2), as
 * browsers decide what they show as `xn--…` (chromium: docs/idn.md), and stricter where that takes a table of theirs:
 *
 * - each label is of one script, or of what Chinese, Japanese or Korean is written with, also together with Latin ("highly
 *   restrictive"); ASCII's digits and the hyphen go with all of them;
 * - a label of a script that has letters like Latin ones has one that is not;
 * - a script of which no such letters are known here stands under a top-level domain of its own alone;
 * - nothing is another character's form (fullwidth, a ligature, a number in a ring), and nothing cannot be seen.
 */

/** Latin letters that no accent makes of ASCII's, as far as identifiers have them (UTS #39, table 1). */
const latin = /^[a-z0-9æœøßðđłħŋþŧəı-]+$/u;

/** The dotless i looks like the other: it goes with a letter that is not ASCII's, or where the languages are that have it. */
const mayBeDotted = /^[a-z0-9ı-]*ı[a-z0-9ı-]*$/u;
const dotlessEnds = new Set(["tr", "az"]);

/** Scripts with letters that are taken for Latin ones (confusables.txt), and these letters. */
const alike: Readonly<Record<string, RegExp>> = {
  Cyrl: /[абгезкмопрстухѐёѕіїјьъўѓќүҳһҽӏӡӧԁԍԛԝѡѵѷ]/u,
  Grek: /[αβγεηικνορστυχωϲϳ]/u,
  Armn: /[ագզէլխհձղյոսվտրցւքօֆ]/u,
  Hebr: /[וחטיןסםנ]/u,
  Arab: /[اهةوىه]/u,
  Geor: /[აიოსყძხჰჿ]/u,
  Thai: /[กทนบปผพฟรหอเแา]/u,
};

/** Written with ideographs and syllables, of which none is taken for a Latin letter where it stands among its own. */
const ideographic = [
  /^[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}0-9-]+$/u,
  /^[\p{scx=Hani}\p{scx=Bopo}0-9-]+$/u,
  /^[\p{scx=Hani}\p{scx=Hang}0-9-]+$/u,
];

/** Of these, what is taken for a letter, a digit, a stroke or a slash where it stands among Latin letters alone. */
const strokes = /^[ノソゾンロエトイーへヘ一口工卜丶丿丨亅〇ㄧㄚㄒㄥㄑ]+$/u;

/** The other scripts in use (UAX #31, table 5). */
const others = "Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Laoo Tibt Mymr Ethi Khmr Thaa".split(" ");

const ofScript = (script: string): RegExp => new RegExp(String.raw`^[\p{scx=${script}}0-9-]+$`, "u");
const alikeScripts = Object.entries(alike).map(([script, letters]) => [ofScript(script), letters] as const);
const otherScripts = others.map(ofScript);

/** Top-level domains that are made of such letters alone. */
const knownEnds = new Set(["рус", "укр"]);

/** In lower case a form of another letter still, which is asked for in its place; but for the two that stand for themselves. */
const folds = /(?![ßς])\p{CWCF}/u;

const isAscii = (text: string): boolean => /^[\x21-\x7e]*$/.test(text);

/** A label with Latin letters in it. */
function isPlainLatin(label: string, end: string): boolean {
  // An accent that no letter is made with may strike another one through.
  if (/\p{M}/u.test(label)) return false;
  if (mayBeDotted.test(label) && !dotlessEnds.has(end)) return false;
  const syllables = label.split(/[\p{scx=Latn}0-9-]+/u).filter(part => part !== "");
  const letters = label.replace(/[^\p{scx=Latn}0-9-]+/gu, "");
  return (
    latin.test(letters.normalize("NFD").replace(/\p{M}/gu, "")) &&
    syllables.every(part => !strokes.test(part)) &&
    (syllables.length === 0 || ideographic.some(script => script.test(syllables.join(""))))
  );
}

function isPlain(label: string, isEnd: boolean, end: string): boolean {
  // No digits but ASCII's: those of other scripts look like its letters and its other digits.
  if (!/\p{L}/u.test(label) || !/^[\p{L}\p{M}0-9-]+$/u.test(label)) return false;
  if (/\p{scx=Latn}/u.test(label)) return isPlainLatin(label, end);
  if (ideographic.some(script => script.test(label))) return true;
  const [, letters] = alikeScripts.find(([script]) => script.test(label)) ?? [];
  if (letters !== undefined) {
    const distinct = [...label.normalize("NFD")].some(char => /\p{L}/u.test(char) && !letters.test(char));
    return distinct || (isEnd && knownEnds.has(label));
  }
  return otherScripts.some(script => script.test(label) && script.test(end));
}

/** The host in ASCII, as it is asked for; null where it is none, or is not to be told from another. */
export function plainHost(written: string): string | null {
  const host = written.toLowerCase().normalize();
  let ascii: string;
  try {
    ascii = new URL(`https://${host}/`).hostname;
  } catch {
    return null;
  }
  // 0x7f.1 and 2130706433 are read as names or numbers, and lead to 127.0.0.1.
  if (isAscii(host)) return ascii === host ? ascii : null;
  if (host !== host.normalize("NFKC") || folds.test(host)) return null;
  const labels = host.split(".");
  const asked = ascii.split(".");
  const end = labels.findLast(label => label !== "") ?? "";
  const isHonest = labels.every((label, index) =>
    isAscii(label)
      ? asked[index] === label
      : asked[index]?.startsWith("xn--") === true && isPlain(label, label === end, end),
  );
  return isHonest && asked.length === labels.length ? ascii : null;
}
