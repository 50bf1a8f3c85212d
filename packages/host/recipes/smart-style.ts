/**
 * The style of an EHR (`smart_style_url` of SMART App Launch 2.2) as custom properties of the elements. It comes from elsewhere
 * and ends in a style sheet of your page, so only what was read as a colour, a length or a family is written, anew.
 */
import { colourIn, contrast, familiesIn, lengthIn, luminance } from "./smart-values.js";

export interface SmartStyle {
  /** For the page around the elements, or the elements: `--care-accent` and others. */
  readonly properties: Readonly<Record<string, string>>;
  /** By its ground, for `color-scheme`: what the EHR does not say follows it. Null where it says no ground. */
  readonly scheme: "light" | "dark" | null;
  /** What only your page has: the family of its headings, and what lies behind its dialogs. */
  readonly page: { readonly headings: string | null; readonly backdrop: string | null };
  /** What was not taken, for your log. */
  readonly refused: readonly { readonly name: string; readonly because: string }[];
}

type Refused = SmartStyle["refused"][number];

/** Takes the JSON that stood at `smart_style_url`. What is missing or empty is left to the elements. */
export function smartStyle(json: unknown): SmartStyle {
  const said = typeof json === "object" && json !== null && !Array.isArray(json) ? json : {};
  const refused: Refused[] = [];
  if (said !== json) refused.push({ name: "style", because: "it is no JSON object" });
  const read = <T>(name: string, take: (text: string) => T | null, because: string): T | null => {
    const value: unknown = (said as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null || value === "") return null;
    const taken = typeof value === "string" && value.length <= 500 ? take(value.trim()) : null;
    if (taken === null) refused.push({ name, because });
    return taken;
  };
  const colour = (name: string) => {
    const found = read(name, colourIn, "it is no colour as #rrggbb, rgb() or hsl()");
    // Through a ground nobody knows what shows.
    if (found === null || found.alpha === 1 || name === "color_modal_backdrop") return found;
    refused.push({ name, because: "it is not opaque" });
    return null;
  };
  const length = (name: string, from: number, to: number) =>
    read(name, text => lengthIn(text, from, to), `it is no length of ${from} to ${to} px`);
  const families = (name: string) => read(name, familiesIn, "it is no list of families");

  const [ground, text] = [colour("color_background"), colour("color_text")];
  const isReadable = ground !== null && text !== null && contrast(ground, text) >= 4.5;
  if (!isReadable && (ground !== null || text !== null)) {
    // One without the other may be white on white.
    const because = ground && text ? "text on its ground is hard to read" : "ground and text need each other";
    if (ground !== null) refused.push({ name: "color_background", because });
    if (text !== null) refused.push({ name: "color_text", because });
  }
  const backdrop = colour("color_modal_backdrop");
  const size = length("dim_font_size", 10, 32);
  const radius = length("dim_border_radius", 0, 32);
  const space = length("dim_spacing_size", 8, 40);
  const properties: Record<string, string | undefined> = {
    ...(isReadable ? grounds(ground.css, text.css) : {}),
    "--care-accent": colour("color_highlight")?.css,
    "--care-danger": colour("color_error")?.css,
    "--care-here": colour("color_success")?.css,
    "--care-font": families("font_family_body") ?? undefined,
    ...(size === null ? {} : sizes(size)),
    ...(radius === null ? {} : { "--care-radius": radius, "--care-radius-bubble": `calc(${radius} * 1.75)` }),
    // Theirs is the room between blocks, which is four steps of the elements' grid.
    ...(space === null ? {} : { "--care-space": `calc(${space} / 4)` }),
  };
  return {
    properties: Object.fromEntries(
      Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    scheme: isReadable ? (luminance(ground) > luminance(text) ? "light" : "dark") : null,
    page: { headings: families("font_family_heading"), backdrop: backdrop?.css ?? null },
    refused,
  };
}

/** A rule for your page's style sheet; `selector` is yours. */
export function styleSheetOf({ properties, scheme }: SmartStyle, selector = ":root"): string {
  const rules = Object.entries(properties).map(([name, value]) => `  ${name}: ${value};\n`);
  return `${selector} {\n${scheme === null ? "" : `  color-scheme: ${scheme};\n`}${rules.join("")}}\n`;
}

/** What lies between ground and text follows both, so that a dark EHR has no light bubbles. */
function grounds(ground: string, text: string): Record<string, string> {
  const mixed = (share: number): string => `color-mix(in oklab, ${text} ${share}%, ${ground})`;
  return {
    ...{ "--care-surface": ground, "--care-text": text, "--care-text-muted": mixed(80) },
    ...{ "--care-surface-sunken": mixed(3), "--care-surface-hover": mixed(6), "--care-other": mixed(7) },
    ...{ "--care-border": mixed(15), "--care-border-field": mixed(55), "--care-meta": mixed(85) },
  };
}

/** In the proportions of the elements' own sizes. */
function sizes(size: string): Record<string, string> {
  return {
    "--care-font-size": size,
    "--care-font-size-small": `calc(${size} * 0.87)`,
    "--care-font-size-large": `calc(${size} * 1.13)`,
  };
}
