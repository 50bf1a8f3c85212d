/** Storage as versions of the rooms left it: files beside this one, which are never written again. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "@carethread/rooms/base/base";
import { type Facts, fill } from "./fill.ts";
import { look, type Seen } from "./look.ts";
import { type Disks, disksOf, openScene } from "./scene.ts";

export interface Kept {
  readonly facts: Facts;
  readonly seen: Seen;
  readonly disks: Disks;
}

export const folder = import.meta.dirname;

/** In the order in which they were kept. */
export function names(): string[] {
  const files = readdirSync(folder).filter(file => file.endsWith(".json"));
  return files.sort(new Intl.Collator("en", { numeric: true }).compare);
}

export function read(name: string): Kept {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as Kept;
}

/** What this version stores, and what people see of it when it is opened anew. */
export async function keep(): Promise<Kept> {
  const { scene, facts } = await fill();
  const disks = disksOf(scene);
  const seen = await look(await openScene(facts.now, facts.slices, disks), facts);
  return { facts, seen, disks };
}

/**
 * The shape of what is stored: under which sort of key of which party which fields stand, and of which type. One line
 * each, in order.
 */
export function shapeOf(disks: Disks): string[] {
  const lines = new Set<string>();
  for (const [name, values] of Object.entries(disks)) {
    const [party = ""] = name.split("/");
    for (const [key, value] of Object.entries(values)) {
      const sort = [party, key.split(":")[0]].join(" ");
      addShape(lines, sort, decode(Buffer.from(value, "base64")));
    }
  }
  return [...lines].sort();
}

/** A key of a person, patient or conversation names no field. */
const id = /^[a-z2-7]{26}$/;

function addShape(lines: Set<string>, at: string, value: unknown): void {
  if (Array.isArray(value)) for (const one of value) addShape(lines, `${at}[]`, one);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) addShape(lines, `${at}.${id.test(key) ? "*" : key}`, one);
  else lines.add(`${at}: ${value === null ? "null" : typeof value}`);
}
