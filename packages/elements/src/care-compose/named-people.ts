import { type Members, mentionable, type PersonId } from "@carethread/model";
import { mentionsIn, type Named, supportToken } from "../text/text.ts";

/** `@support` in a text: its id is nobody's. */
const support: Named = { id: supportToken, name: supportToken };
const nobody: readonly Named[] = [];

/** Whom a text names. */
export interface Naming {
  readonly people: readonly PersonId[];
  /** It calls the practice's support. */
  readonly callsSupport: boolean;
}

/** Whom the text may name, and who of several with one name was chosen. */
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

  choose(person: Named): void {
    const { id, name } = person;
    this.chosen = [...this.chosen.filter(other => other.name !== name || other.id === id), { id, name }];
    this.#known = [...this.#known, { id, name }];
  }

  /** All whom an @ may name. */
  among(members: Members, me: PersonId | undefined): readonly Named[] {
    return [...mentionable(members, me).map(({ person }) => person), ...this.#known, support];
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
