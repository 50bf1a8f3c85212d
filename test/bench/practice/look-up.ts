/** Looking for patients as a page does: through the nurse's own room, which asks all slices. */
import { PatientMatches } from "@carethread/model";
import type { World } from "../../support/world.ts";
import { quantile } from "../stats.ts";
import { nurse } from "./fill.ts";

/** Names, parts of a number, and a single letter that nearly everybody has. */
const queries = ["ada", "greta grun", "mrn-77", "e", "berg", "hana it"] as const;

export interface LookedUp {
  readonly p50: number;
  readonly p95: number;
}

/** Milliseconds of one look-up, in which somebody is found. */
export async function lookUp({ server, practice }: World, q: string = queries[0]): Promise<number> {
  const token = await practice.token("staff", nurse);
  const room = await practice.personRoom("staff", nurse);
  const begun = performance.now();
  const answer = await server.fetch(`${server.url}/parties/person/${room}/patients`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ q, for: "open" }),
  });
  const { patients } = PatientMatches.parse(await answer.json());
  const took = performance.now() - begun;
  if (patients.length === 0) throw new Error(`nobody was found by ${q}`);
  return took;
}

export async function lookUps(world: World, times: number): Promise<LookedUp> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) took.push(await lookUp(world, queries[n % queries.length]));
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
}
