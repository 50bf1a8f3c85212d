/** What every room with a record answers of it: pages to the practice's back end, and whether it is whole. */
import { limits, type RawEntry, type RecordPage } from "@carethread/model";
import { Refuse, type Requests, whole } from "../edge/edge.ts";
import type { AskVerdict, Verdict } from "./calls.ts";
import type { Chain } from "./chain.ts";

/** Behind the newest entry. */
export const newest = Number.MAX_SAFE_INTEGER;

/** A page, newest first. */
export interface AskedPage {
  /** Of entries below this number. */
  readonly before: number;
  readonly limit: number;
}

/** Of the practice's back end alone: throws a Refuse for everybody else. */
export async function askedPage(requests: Requests, request: Request): Promise<AskedPage> {
  const { person } = await requests.identify(request);
  if (person.side !== "system") throw new Refuse("not-found");
  const before = whole(request, "before", newest, newest);
  return { before, limit: whole(request, "limit", limits.pageEvents, limits.pageEvents) };
}

export function recordPage(entries: RawEntry[]): RecordPage {
  return { entries, hasOlder: (entries.at(-1)?.n ?? 1) > 1 };
}

/** Reads all of it as it stands in the storage. */
export async function verdictOf(chain: Chain, { at }: AskVerdict): Promise<Verdict> {
  const { verified, unlinked, linkAt } = await chain.verify(at);
  const { ok, n } = verified;
  return { ok, n, unlinked, ...(linkAt === undefined ? {} : { linkAt }) };
}
