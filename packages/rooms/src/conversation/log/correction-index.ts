/**
 * Where in the log it stands what was said of corrections of a message, written in the commit of the event: under
 * `c:<message>` of the one that is open or was declined, under `c:<message>:stands` of the one that was approved last.
 */
import { isOfCorrection, type Stored } from "@carethread/model";

const openKey = (message: string): string => `c:${message}`;
const standingKey = (message: string): string => `c:${message}:stands`;

export function keysOfCorrections(message: string): string[] {
  return [openKey(message), standingKey(message)];
}

/** What is stored beside an event about a correction. */
export function correctionEntries({ event, seq }: Stored): Record<string, readonly number[]> {
  if (!isOfCorrection(event)) return {};
  const { message, earlier = [] } = event;
  const said = [...earlier, seq];
  if (event.type === "correction-withdrawn") return { [openKey(message)]: [] };
  if (event.type === "correction-answered" && event.as === "approved")
    return { [openKey(message)]: [], [standingKey(message)]: said };
  return { [openKey(message)]: said };
}

/** The places of what was said of a message, in order. */
export function correctionsAt(message: string, places: ReadonlyMap<string, readonly number[]>): number[] {
  const seqs = keysOfCorrections(message).flatMap(key => places.get(key) ?? []);
  return seqs.sort((a, b) => a - b);
}
