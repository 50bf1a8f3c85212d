/**
 * Starts the demo. Only what must run on any Node stands here: older ones shall read a sentence, not a stack.
 */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Carethread needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}
// The sources are TypeScript; the workspace's own imports resolve as its tsconfig says, wherever this is called from.
process.env.TSX_TSCONFIG_PATH = new URL("../../../tsconfig.json", import.meta.url).pathname;
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("../src/start/main.ts");
process.exit(await main(process.argv.slice(2)));
