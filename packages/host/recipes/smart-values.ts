/** Values of CSS that somebody else wrote: read as what they have to be, and written anew from what was read. */

export interface Colour {
  readonly css: string;
  /** 0 to 255. */
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

const number = String.raw`([\d.]{1,8})`;
const between = String.raw`(?:\s*,\s*|\s+)`;
const alpha = String.raw`(?:\s*[,/]\s*${number}(%?))?`;
const rgbForm = new RegExp(
  String.raw`^rgba?\(\s*${[number, number, number].join(between)}${alpha}\s*\)$`,
  "i",
);
const hslForm = new RegExp(
  String.raw`^hsla?\(\s*${number}(?:deg)?${between}${number}%${between}${number}%${alpha}\s*\)$`,
  "i",
);

/** `#rgb`, `#rrggbb`, with or without alpha, `rgb()` and `hsl()`; null for all else. */
export function colourIn(text: string): Colour | null {
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const pairs = hex.length < 6 ? [...hex].map(digit => digit + digit) : (hex.match(/../g) ?? []);
    const [r = 0, g = 0, b = 0, a = 255] = pairs.map(pair => Number.parseInt(pair, 16));
    return made([r, g, b], a / 255);
  }
  const rgb = rgbForm.exec(text);
  if (rgb !== null) {
    const [r = 256, g = 256, b = 256] = rgb.slice(1, 4).map(Number);
    return made([r, g, b], shareOf(rgb[4], rgb[5]));
  }
  const hsl = hslForm.exec(text);
  if (hsl === null) return null;
  const [h = 0, s = 101, l = 101] = hsl.slice(1, 4).map(Number);
  return s > 100 || l > 100 ? null : made(rgbOf(h, s / 100, l / 100), shareOf(hsl[4], hsl[5]));
}

function shareOf(value: string | undefined, percent = ""): number {
  if (value === undefined) return 1;
  return percent === "%" ? Number(value) / 100 : Number(value);
}

function made(parts: readonly [number, number, number], a: number): Colour | null {
  if (![...parts.map(part => part / 255), a].every(share => share >= 0 && share <= 1)) return null;
  const [r, g, b] = parts.map(Math.round) as [number, number, number];
  const share = Math.round(a * 100) / 100;
  const css = share === 1 ? `rgb(${r} ${g} ${b})` : `rgb(${r} ${g} ${b} / ${share})`;
  return { css, rgb: [r, g, b], alpha: share };
}

function rgbOf(hue: number, saturation: number, light: number): [number, number, number] {
  const spread = saturation * Math.min(light, 1 - light);
  const part = (at: number): number => {
    const k = (at + hue / 30) % 12;
    return 255 * (light - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}

/** Of WCAG 2: 0 is black, 1 is white. */
export function luminance({ rgb }: Colour): number {
  const [r = 0, g = 0, b = 0] = rgb.map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Of WCAG 2: 1 to 21; words need 4.5. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pixels = { px: 1, pt: 4 / 3, rem: 16, em: 16 } as const;

/** A length within pixels, as it was said. `em` would grow from element to element, so it is of the page. */
export function lengthIn(text: string, from: number, to: number): string | null {
  const [, value = "", unit = ""] = /^(\d{1,4}(?:\.\d{1,4})?)(px|pt|rem|em)$/i.exec(text) ?? [];
  const known = unit.toLowerCase() as keyof typeof pixels;
  if (text !== "0" && value === "") return null;
  const length = text === "0" ? 0 : Number(value) * pixels[known];
  if (length < from || length > to) return null;
  return text === "0" ? "0px" : `${Number(value)}${known === "em" ? "rem" : known}`;
}

const generic =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-(serif|sans-serif|monospace|rounded))$/i;

/** Names between commas, quoted or not; at its end a semicolon, as in the specification's own example. */
export function familiesIn(text: string): string | null {
  const names = text.replace(/\s*;$/, "").split(",");
  if (names.length > 12) return null;
  const written = names.map(name => {
    const [, , quoted, bare] = /^\s*(?:(["'])(.*)\1|(.*?))\s*$/.exec(name) ?? [];
    const family = quoted ?? bare ?? "";
    if (!/^[\p{L}\p{N}_.-][\p{L}\p{N} _.-]{0,59}$/u.test(family)) return null;
    return quoted === undefined && generic.test(family) ? family.toLowerCase() : `"${family}"`;
  });
  return written.every(name => name !== null) ? written.join(", ") : null;
}
