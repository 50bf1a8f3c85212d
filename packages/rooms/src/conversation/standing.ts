/** How members stand to being told, as their own rooms say it: a state without an event. */
import { type Standings, stand } from "@carethread/model";
import type { Book } from "./book.ts";
import type { Transact } from "./transact.ts";

/** Resolves when it is stored, or is nothing new. */
export async function takeStandings(book: Book, transact: Transact, people: Standings): Promise<unknown> {
  const { state } = book;
  if (state === null || stand(state, people) === state) return { ok: true };
  await transact({ decide: state => ({ events: [], state: state === null ? null : stand(state, people) }) });
  return { ok: true };
}
