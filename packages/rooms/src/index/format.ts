/** The steps that a slice's storage has come through. */
import { IndexCard } from "@carethread/model";
import { inPieces, type Step, type Storage } from "../base/base.ts";
import { PatientList } from "./list.ts";

/** Charts that are read at once. */
const piece = 100;

/** Each patient's whole chart stood in a value of its own. */
async function makeCards(storage: Storage): Promise<void> {
  const list = new PatientList(storage);
  const prefix = "patient:";
  for await (const charts of inPieces<unknown>(storage, prefix, piece)) {
    const cards = [...charts.values()].flatMap(chart => IndexCard.safeParse(chart).data ?? []);
    const made = new Set(cards.map(({ id }) => id));
    const keys = [...charts.keys()].map(key => key.slice(prefix.length));
    await list.put(cards);
    // What does not say what a card needs is asked for anew.
    await list.expect(keys.filter(key => !made.has(key)));
    await storage.commit({ remove: [...charts.keys()] });
  }
}

export const indexSteps: readonly Step[] = [makeCards];
