/**
 * Commands of the element tests that need the browser itself: a device with touch, a tap of a finger, and the page on
 * paper. `test/elements/device.ts` is how tests call them.
 */

/** What is emulated lasts as long as its session: one a page. */
const sessions = new WeakMap();

async function devtools(page) {
  const known = sessions.get(page);
  if (known) return known;
  const made = await page.context().newCDPSession(page);
  sessions.set(page, made);
  return made;
}

const commands = {
  async touch(page, enabled) {
    await (await devtools(page)).send("Emulation.setTouchEmulationEnabled", { enabled });
  },
  async fingers(page, { type, points = [] }) {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await (await devtools(page)).send("Input.dispatchTouchEvent", { type, touchPoints });
  },
  async pages(page) {
    const pdf = await page.pdf({ format: "A4" });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  },
};

export const deviceCommands = {
  name: "device-commands",
  async executeCommand({ command, payload, session }) {
    const run = command.startsWith("device:") ? commands[command.slice(7)] : undefined;
    if (run === undefined) return undefined;
    return (await run(session.browser.getPage(session.id), payload)) ?? true;
  },
};
