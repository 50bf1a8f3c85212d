/** The record of accesses of a patient and of those who were merged into them, as one. */
import type { AccessPage, AccessRow, PatientId } from "@carethread/model";

type Fetch = (patient: PatientId, query: string) => Promise<AccessPage>;

/** Newest first. Each record is read a page at a time, as far as it is asked for. */
export async function* accessRows(patient: PatientId, fetch: Fetch): AsyncIterable<AccessRow> {
  const first = await fetch(patient, "");
  const others = [...new Set(first.merged ?? [])].filter(key => key !== patient);
  const records = [
    rowsFrom(patient, fetch, first),
    ...(await Promise.all(others.map(async key => rowsFrom(key, fetch, await fetch(key, ""))))),
  ];
  const next = await Promise.all(records.map(record => record.next()));
  for (;;) {
    const ahead = next.flatMap((one, index) => (one.done ? [] : [{ row: one.value, index }]));
    const [newest] = ahead.sort((a, b) => b.row.at - a.row.at);
    if (newest === undefined) return;
    yield newest.row;
    const record = records[newest.index];
    if (record !== undefined) next[newest.index] = await record.next();
  }
}

async function* rowsFrom(
  patient: PatientId,
  fetch: Fetch,
  first: AccessPage,
): AsyncGenerator<AccessRow, undefined> {
  for (let page = first; ; ) {
    yield* page.rows;
    const last = page.rows.at(-1);
    if (!page.hasOlder || last === undefined) return;
    page = await fetch(patient, `?before=${last.n}`);
  }
}
