/**
 * The device on which the elements stand: a finger in place of a mouse, and paper in place of a screen. Only Chromium lets
 * tests pretend these; in other engines a test that asks for one is skipped from there on.
 */
import {
  emulateMedia,
  executeServerCommand,
  sendKeys,
  sendMouse,
  setViewport,
} from "@web/test-runner-commands";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point in the middle of an element, or `at` from its top left. */
export function pointOf(element: Element, at?: Point): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + (at?.x ?? width / 2)), y: Math.round(top + (at?.y ?? height / 2)) };
}

/** Other engines have `Chrome/` nowhere in their names. */
const isChromium = navigator.userAgent.includes("Chrome/");

const isWebKit = !isChromium && navigator.userAgent.includes("AppleWebKit/");

let running: Mocha.Test | undefined;
beforeEach(function () {
  running = this.currentTest;
});

/** Skips the test that runs where the device cannot be pretended; what is pretended nowhere need not be taken back. */
function canPretend(pretends = true): boolean {
  if (!isChromium && pretends) running?.skip();
  return isChromium;
}

/** Whether the device has a finger for a pointer. */
export async function setTouch(enabled: boolean): Promise<void> {
  if (canPretend(enabled)) await executeServerCommand("device:touch", enabled);
}

export async function touchStart(point: Point): Promise<void> {
  canPretend();
  await executeServerCommand("device:fingers", { type: "touchStart", points: [point] });
}

export async function touchEnd(): Promise<void> {
  await executeServerCommand("device:fingers", { type: "touchEnd" });
}

/** Fingers that come down in the first places, move to each of the next, and go. */
export async function fingers(...places: readonly (readonly Point[])[]): Promise<void> {
  for (const [at, points] of places.entries())
    await executeServerCommand("device:fingers", { type: at === 0 ? "touchStart" : "touchMove", points });
  await touchEnd();
}

export async function tap(point: Point): Promise<void> {
  await touchStart(point);
  await touchEnd();
}

export async function pointAt({ x, y }: Point): Promise<void> {
  await sendMouse({ type: "move", position: [x, y] });
}

export async function clickAt({ x, y }: Point): Promise<void> {
  await sendMouse({ type: "click", position: [x, y] });
}

/** Types what an entry of a native list begins with: the list, which has the focus, goes there. */
export async function typeChoice(list: HTMLSelectElement, text: string): Promise<void> {
  if (!isWebKit) return sendKeys({ type: text });
  // A blank opens the list there, so that letters lead to no second word.
  const at = [...list.options].findIndex(option => option.text.startsWith(text));
  while (at >= 0 && list.selectedIndex !== at)
    await sendKeys({ press: list.selectedIndex < at ? "ArrowDown" : "ArrowUp" });
}

/** Takes back what was typed last, by the key; WebKitGTK leaves that key to the program around it, which asks for this. */
export async function undo(): Promise<void> {
  if (isWebKit) document.execCommand("undo");
  else await sendKeys({ press: "Control+z" });
}

/** How many pages of A4 the page is on paper. */
export async function printedPages(): Promise<number> {
  canPretend();
  return executeServerCommand("device:pages", null);
}

const usual = { width: 800, height: 600 };

/** The window's size; without one, as it was. */
export async function resizeWindow(width = usual.width, height = usual.height): Promise<void> {
  await setViewport({ width, height });
}

export async function setPrint(on: boolean): Promise<void> {
  if (canPretend(on)) await emulateMedia({ media: on ? "print" : "screen" });
}

export async function setForcedColors(on: boolean): Promise<void> {
  if (canPretend(on)) await emulateMedia({ forcedColors: on ? "active" : "none" });
}
