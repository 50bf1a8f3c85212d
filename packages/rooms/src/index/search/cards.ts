/** The cards of a slice's conversations, with how far what was said in each is known. */
import { type ConversationCard, tokensOf } from "@carethread/model";
import { inPieces, type Storage } from "../../base/base.ts";
import { TaskOrder } from "../tasks/tasks.ts";

export interface Kept {
  /** Null where nothing of it is left: what comes later of before is not taken in. */
  readonly card: ConversationCard | null;
  /** The place in the log as of which the card is, or at which it was let go of. */
  readonly pos: number;
  /** The place up to which its messages are known. */
  readonly to: number;
  /** How often it was hidden or shown again before; absent for never. */
  readonly era?: number;
}

export const cardPrefix = "search:card:";
export const cardKey = (of: string): string => `${cardPrefix}${of}`;

/** All under a prefix of their names, a few at a time. */
export async function* keptCards(
  storage: Storage,
  of = "",
): AsyncIterable<readonly (readonly [of: string, kept: Kept])[]> {
  for await (const found of inPieces<Kept>(storage, cardKey(of), 256))
    yield [...found].map(([key, kept]) => [key.slice(cardPrefix.length), kept] as const);
}

/** Those in memory. Members are held once for all conversations that have the same. */
export class Cards {
  /** What is to be done about them. */
  readonly tasks = new TaskOrder();
  readonly #cards = new Map<string, ConversationCard>();
  readonly #members = new Map<string, ConversationCard["members"]>();

  get(of: string): ConversationCard | undefined {
    return this.#cards.get(of);
  }

  put(of: string, { card }: Kept): void {
    this.tasks.put(of, card);
    if (card === null) this.#cards.delete(of);
    else this.#cards.set(of, { ...card, members: this.#shared(card.members) });
  }

  delete(of: string): void {
    this.tasks.put(of, null);
    this.#cards.delete(of);
  }

  all(): Iterable<[string, ConversationCard]> {
    return this.#cards;
  }

  #shared(members: ConversationCard["members"]): ConversationCard["members"] {
    const said = JSON.stringify(members);
    const known = this.#members.get(said);
    if (known !== undefined) return known;
    // What has changed long since is not held on to.
    if (this.#members.size > 10_000) this.#members.clear();
    this.#members.set(said, members);
    return members;
  }
}

/** The words of what cards say, made when they are first asked for. */
export class CardWords {
  readonly #known = new WeakMap<object, readonly { readonly word: string }[]>();

  of(card: object, text: () => string): readonly { readonly word: string }[] {
    const known = this.#known.get(card);
    if (known !== undefined) return known;
    const words = tokensOf(text()).map(({ word }) => ({ word }));
    this.#known.set(card, words);
    return words;
  }
}
