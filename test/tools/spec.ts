/** `npm run spec`: by which layers each statement is proven, and which are not yet. */
import { layerOf, mistakes, readIndex } from "./spec-index.ts";

const index = readIndex();
const open: string[] = [];
for (const [id, sentence] of index.statements) {
  const layers = new Map<string, number>();
  for (const title of index.titles.filter(({ ids }) => ids.includes(id))) {
    layers.set(layerOf(title), (layers.get(layerOf(title)) ?? 0) + 1);
  }
  const proof = [...layers].map(([layer, count]) => `${layer} ${count}`).join(", ");
  if (proof) console.log(`${id.padEnd(6)} ${proof}`);
  else open.push(`${id.padEnd(6)} ${sentence.length > 90 ? `${sentence.slice(0, 89)}…` : sentence}`);
}
console.log(`\nNot proven yet:\n${open.join("\n")}`);
console.log(`\n${index.statements.size - open.length} of ${index.statements.size} statements are proven.`);

const wrong = mistakes(index);
if (wrong.length > 0) {
  console.error(`\n${wrong.join("\n")}`);
  process.exitCode = 1;
}
