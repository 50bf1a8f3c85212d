import { type Members, mentionable, type PersonId } from "@carethread/model";
import { remembered } from "../remembered/remembered.ts";
import { formsOf, mentionsIn, type Nameable, type Named, strangersIn, supportToken } from "../text/text.ts";

/** `@support` in a text: its id is nobody's. */
const support: Named = { id: supportToken, name: supportToken };
const nobody: readonly Named[] = [];

/** Whom a text names. */
export interface Naming {
  readonly people: readonly PersonId[];
  /** It calls the practice's support. */
  readonly callsSupport: boolean;
}

/** Whom the text may name, and who was chosen: what stands in the text for one person stands for no other. */
export class NamedPeople {
  /** Who was chosen from the list; only who stands in the text is meant. */
  chosen: readonly Named[] = nobody;
  /** Everybody who was ever chosen here: a failed message may come back. */
  #known: readonly Named[] = nobody;

  /** Another conversation. */
  reset(): void {
    this.#known = nobody;
  }

  /** The text went; the next one chooses anew. */
  sent(): void {
    this.chosen = nobody;
  }

  /** With the label that is written for them. */
  choose(person: Nameable, label: string): void {
    const chosen: Named = { id: person.id, name: label };
    this.chosen = [...this.chosen.filter(({ name }) => name !== label), chosen];
    this.#known = [...this.#known, chosen, ...formsOf(person)];
  }

  readonly #among = remembered(
    (
      members: Members,
      me: PersonId | undefined,
      chosen: readonly Named[],
      known: readonly Named[],
    ): readonly Named[] => [
      ...mentionable(members, me).flatMap(({ person }) => formsOf(person)),
      ...chosen,
      ...known,
      support,
    ],
  );

  /** All whom an @ may name. */
  among(members: Members, me: PersonId | undefined): readonly Named[] {
    return this.#among(members, me, this.chosen, this.#known);
  }

  /** What looks in the text like the name of somebody, and is nobody's here; not behind the @ at `writing`. */
  strangers(text: string, people: readonly Named[], writing: number | null): readonly string[] {
    const strangers = strangersIn(text, people, this.chosen);
    return strangers.filter(({ from }) => from !== writing).map(({ from, to }) => text.slice(from, to));
  }

  /** What stands behind the @ for a person who is named; undefined where that is not known here. */
  labelOf(id: PersonId): string | undefined {
    return [...this.chosen, ...this.#known].find(person => person.id === id)?.name;
  }

  in(text: string, people: readonly Named[]): Naming {
    const ids = mentionsIn(text, people, this.chosen);
    return { people: ids.filter(id => id !== support.id), callsSupport: ids.includes(support.id) };
  }
}

/** Whether the text calls support at all. */
export function callsSupport(text: string): boolean {
  return mentionsIn(text, [support]).length > 0;
}
