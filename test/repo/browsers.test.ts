/** What the elements use and older browsers lack stands in the guide, with what happens there. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** By its name in the guide, what came into all engines in 2022 or later, or is not in all of them yet. */
const young: Readonly<Record<string, RegExp>> = {
  "light-dark()": /light-dark\(/,
  "oklch(from …)": /\b(?:oklch|oklab|rgb|hsl|color)\(from\b/,
  popover: /popover="|\.showPopover\b/,
  ":state()": /:state\(/,
  ":has()": /:has\(/,
  "color-mix()": /color-mix\(/,
  "@container": /@container/,
  "Intl.Segmenter": /Intl\.Segmenter/,
  toSorted: /\.(?:toSorted|toReversed|toSpliced)\(/,
  checkVisibility: /\.checkVisibility\b/,
  "overflow-anchor": /overflow-anchor:/,
  requestIdleCallback: /requestIdleCallback/,
  "text-wrap": /text-wrap:/,
  "field-sizing": /field-sizing:/,
  "content-visibility": /content-visibility:/,
  "@starting-style": /@starting-style/,
  "anchor-name": /anchor-name:|position-anchor:/,
  "interpolate-size": /interpolate-size:/,
  "@scope": /@scope\b/,
  subgrid: /\bsubgrid\b/,
  "view transitions": /startViewTransition/,
  "Object.groupBy": /(?:Object|Map)\.groupBy\(/,
  "Promise.withResolvers": /Promise\.withResolvers/,
  "Promise.try": /Promise\.try\(/,
  "Array.fromAsync": /Array\.fromAsync/,
  "URL.canParse": /URL\.(?:canParse|parse)\(/,
  "AbortSignal.any": /AbortSignal\.any\(/,
  "RegExp.escape": /RegExp\.escape/,
  "Uint8Array.toBase64": /\.toBase64\(|\.fromBase64\(/,
  "sets of sets": /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  setHTML: /\.setHTML\(/,
  Temporal: /\bTemporal\.\w/,
  "Intl.DurationFormat": /Intl\.DurationFormat/,
  moveBefore: /\.moveBefore\(/,
  closedby: /\bclosedby=/,
  commandfor: /\bcommandfor=/,
};

function sources(): string {
  return ["model", "client", "elements"]
    .map(name => join(root, "packages", name, "src"))
    .flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter(file => file.endsWith(".ts"))
        .map(file => readFileSync(join(folder, file), "utf8")),
    )
    .join("\n");
}

test("the guide names what the elements use that older browsers lack, and nothing else", () => {
  const text = sources();
  const used = Object.keys(young).filter(name => young[name]?.test(text));
  const guide = readFileSync(join(root, "packages/elements/README.md"), "utf8");
  const table = guide.split("\n## Browsers\n")[1]?.split("\n## ")[0]?.split("before that |")[1] ?? "";
  const named = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual([...named].sort(), [...used].sort());
});
