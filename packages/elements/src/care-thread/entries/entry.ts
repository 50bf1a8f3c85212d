import type { Pending, SealState } from "@carethread/client";
import type { Delivery, SeenEvent, Visibility } from "@carethread/model";
import type { KeysNews } from "./keys-news.ts";

export type SeenMessage = Extract<SeenEvent, { type: "message" }>;

/** An event that stands in a card. */
export type CardEvent = Extract<SeenEvent, { type: "stream-item" }>;

/** An event that is told in a line. */
export type ToldEvent = Exclude<SeenEvent, SeenMessage | CardEvent>;

/** Of a sealed message that is not shown: why. */
export type ShutSeal = Extract<SealState, "locked" | "forged" | "repeated">;

export interface SealedPlace {
  readonly key: string;
  readonly pos: number;
}

export type SealedEntry = Extract<Entry, { type: "sealed" }>;

/** What stands in a thread, one below the other. */
export type Entry =
  | { readonly type: "day"; readonly key: string; readonly at: number }
  | { readonly type: "new"; readonly key: string }
  | {
      readonly type: "notice";
      readonly key: string;
      readonly at: number;
      /** What it tells of: several where one line says it. */
      readonly events: readonly [ToldEvent, ...ToldEvent[]];
      /** Of a change of keys: what it tells. */
      readonly news: KeysNews | null;
    }
  | {
      readonly type: "card";
      readonly key: string;
      readonly at: number;
      readonly event: CardEvent;
      /** What it says was changed since, and holds no more. */
      readonly isPast: boolean;
    }
  | {
      /** Messages that are not shown, in one line. */
      readonly type: "sealed";
      readonly key: string;
      readonly at: number;
      readonly seal: ShutSeal;
      readonly messages: readonly SealedPlace[];
    }
  /** What is to be known of the message behind it. */
  | { readonly type: "place"; readonly key: string; readonly is: "gap" | "moved" }
  | {
      readonly type: "message";
      readonly key: string;
      readonly message: SeenMessage | null;
      readonly pending: Pending | null;
      readonly at: number;
      readonly own: boolean;
      /** Begins a group: name and role are shown. */
      readonly first: boolean;
      /** Ends a group. */
      readonly last: boolean;
      /** What became of it as a text; absent where nothing is known, and for all but staff. */
      readonly delivery?: Delivery | { readonly status: "sending" } | undefined;
      /** It is sealed, and not opened yet. */
      readonly opening: boolean;
    };

export type MessageEntry = Extract<Entry, { type: "message" }>;

export function visibilityOf({ message, pending }: MessageEntry): Visibility {
  return message?.visibility ?? pending?.visibility ?? "everyone";
}
