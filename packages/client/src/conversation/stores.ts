/** The stores of a conversation: as they are before its room has said anything, and again when it has all been forgotten. */
import type { Head, May, Members, Person, PersonId, Receipts } from "@carethread/model";
import { atom } from "nanostores";
import {
  type ConversationEncryption,
  type Filtered,
  type Finding,
  type Item,
  type More,
  type News,
  put,
  type Upload,
} from "../base/base.ts";

export const noNews: News = { first: null, before: 0, places: [], after: 0 };

const nobody: Receipts = { people: {}, team: 0 };

export function createStores() {
  return {
    $head: atom<Head | null>(null),
    $items: atom<readonly Item[]>([]),
    $members: atom<Members>({}),
    $receipts: atom<Receipts>(nobody),
    $typing: atom<readonly (Person | null)[]>([]),
    $may: atom<May | null>(null),
    $archived: atom(false),
    $markedUnread: atom(false),
    $presence: atom<readonly PersonId[]>([]),
    $encryption: atom<ConversationEncryption | null>(null),
    $divider: atom<number | null>(null),
    $news: atom<News>(noNews),
    $filtered: atom<Filtered | null>(null),
    $finding: atom<Finding | null>(null),
    $attachments: atom<readonly Upload[]>([]),
    $uploads: atom<readonly Upload[]>([]),
    $older: atom<More>("none"),
    $newer: atom<More>("none"),
  };
}

export type Stores = ReturnType<typeof createStores>;

/** Forgets who and what the conversation is about. */
export function forget({
  $head,
  $members,
  $receipts,
  $may,
  $archived,
  $markedUnread,
  $divider,
  $news,
  $encryption,
}: Stores): void {
  put($head, null);
  put($encryption, null);
  put($members, {});
  put($receipts, nobody);
  put($may, null);
  put($archived, false);
  put($markedUnread, false);
  put($divider, null);
  put($news, noNews);
}
