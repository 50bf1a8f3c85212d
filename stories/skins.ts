/** Three looks to begin with, each nothing but custom properties of the elements. */
export const skins = {
  Teal: { "--care-accent": "#0f6a75", "--care-radius": "8px", "--care-radius-bubble": "14px" },
  Plum: { "--care-accent": "#8c2f6f", "--care-radius": "16px", "--care-radius-bubble": "18px" },
  Rust: {
    "--care-accent": "#a3470f",
    "--care-radius": "2px",
    "--care-radius-bubble": "4px",
    "--care-font-size": "14px",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Skin = keyof typeof skins;

/** What a page sets for a skin and for what was changed of it: what is empty is as the skin has it. */
export function chosen(skin: Skin, changes: Readonly<Record<string, unknown>>): Record<string, string> {
  const changed = Object.entries(changes).flatMap(([name, value]) =>
    name.startsWith("--care-") && typeof value === "string" && value.trim() !== ""
      ? [[name, value.trim()] as const]
      : [],
  );
  return { ...skins[skin], ...Object.fromEntries(changed) };
}

/** The rule to copy into a page's style sheet. */
export function ruleOf(properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([name, value]) => `  ${name}: ${value};`);
  return `care-messenger {\n${lines.join("\n")}\n}\n`;
}
