/** Searching, over all conversations and in one. What is searched for is a body and never stands in a URL. */
import * as z from "zod/mini";
import { Row } from "../../conversation/conversation.ts";
import { orElse } from "../../fallbacks.ts";
import { Key } from "../../names.ts";
import { pageLimits } from "../../page-limits.ts";

const words = /* @__PURE__ */ z.string().check(z.maxLength(pageLimits.searchLength));

/** `older` is the `more` of the answer before. With `patient` only that patient's conversations. */
export const SearchQuery = /* @__PURE__ */ z.object({
  q: words,
  older: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(64))),
  patient: z.optional(Key),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Where the words stand. A message may have some of them, where title, recipient and patient have the others. */
const Where = /* @__PURE__ */ orElse(z.enum(["title", "recipient", "patient", "text"]), "text");

/** From a code unit up to before another. */
const Mark = /* @__PURE__ */ z
  .array(z.int())
  .check(z.minLength(2), z.maxLength(2)) as unknown as z.ZodMiniType<[number, number]>;

export const SearchHit = /* @__PURE__ */ z.object({
  /** The conversation as the person's own list has it, or as somebody sees it who is no member. */
  row: Row,
  /** The newest message that was found, by its place in the viewer's log; null where the conversation itself was. */
  pos: z.nullable(z.int()),
  where: Where,
  /** A line of what was found, and where in it the words stand; of a patient, the name and behind it the ID. */
  excerpt: z.string(),
  marks: z.array(Mark),
});
export type SearchHit = z.infer<typeof SearchHit>;

/**
 * Each conversation once, the newest first. `more` goes on behind the last of these, null where they are all.
 * `rebuilding`: some of what is searched is being made anew, and may be missing.
 */
export const SearchHits = /* @__PURE__ */ z.object({
  hits: z.array(SearchHit),
  more: z.nullable(z.string()),
  rebuilding: z.optional(z.literal(true)),
});
export type SearchHits = z.infer<typeof SearchHits>;

export const FindQuery = /* @__PURE__ */ z.object({ q: words });
export type FindQuery = z.infer<typeof FindQuery>;

/** The places of the messages that were found, in order: where there are too many, the newest, and `more` says so. */
export const Found = /* @__PURE__ */ z.object({ places: z.array(z.int()), more: z.boolean() });
export type Found = z.infer<typeof Found>;

/** A place among hits: by when what was found was written, a tie by id so that it is the same everywhere. */
export interface SearchOrder {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
}

/** No patient data. */
export function searchCursor({ at, id }: SearchOrder): string {
  return `${at}.${id}`;
}

export function parseSearchCursor(text: string): SearchOrder | null {
  const [, at, id] = /^(\d{1,16})\.([a-z2-7]{26})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
