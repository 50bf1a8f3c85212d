/** The device on which the elements stand: a finger in place of a mouse, and paper in place of a screen. */
import { emulateMedia, executeServerCommand, sendMouse, setViewport } from "@web/test-runner-commands";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point in the middle of an element, or `at` from its top left. */
export function pointOf(element: Element, at?: Point): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + (at?.x ?? width / 2)), y: Math.round(top + (at?.y ?? height / 2)) };
}

/** Whether the device has a finger for a pointer. */
export async function setTouch(enabled: boolean): Promise<void> {
  await executeServerCommand("device:touch", enabled);
}

export async function touchStart(point: Point): Promise<void> {
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

/** How many pages of A4 the page is on paper. */
export function printedPages(): Promise<number> {
  return executeServerCommand("device:pages", null);
}

const usual = { width: 800, height: 600 };

/** The window's size; without one, as it was. */
export async function resizeWindow(width = usual.width, height = usual.height): Promise<void> {
  await setViewport({ width, height });
}

export async function setPrint(on: boolean): Promise<void> {
  await emulateMedia({ media: on ? "print" : "screen" });
}

export async function setForcedColors(on: boolean): Promise<void> {
  await emulateMedia({ forcedColors: on ? "active" : "none" });
}
