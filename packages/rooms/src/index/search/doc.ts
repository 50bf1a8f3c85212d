/** A message as search knows it, and how many of them stand in values of the storage. */
import { utf8Length } from "../../base/base.ts";

export interface Doc {
  /** Whose it is: see `ofConversation`. */
  readonly of: string;
  /** Its place in the staff's log. */
  readonly seq: number;
  /** Its place in the portal's log; 0 for what only staff see. */
  readonly portal: number;
  /** When it was sent, milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** A conversation of a patient: that of one who was merged is another one. */
export function ofConversation(patient: string, conversation: string): string {
  return `${patient}:${conversation}`;
}

export function partsOf(of: string): { readonly patient: string; readonly conversation: string } {
  const [patient = "", conversation = ""] = of.split(":");
  return { patient, conversation };
}

/** The largest value as JSON, bytes of UTF-8. */
const largest = 96 * 1024;

/** Parts of a list, each of which fits into a value, or is one entry alone. */
export function inValues<T>(all: readonly T[], valueBytes = largest): T[][] {
  const parts: T[][] = [];
  let size = 0;
  for (const each of all) {
    const more = utf8Length(JSON.stringify(each)) + 1;
    const part = parts.at(-1);
    if (part === undefined || size + more > valueBytes) {
      parts.push([each]);
      size = more;
    } else {
      part.push(each);
      size += more;
    }
  }
  return parts;
}
