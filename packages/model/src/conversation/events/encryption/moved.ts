/** How somebody who reads, or no more, moves the keyring of a view on. */
import type { Keyring } from "../../../encryption/encryption.ts";
import type { PersonId } from "../../../names.ts";
import type { Person } from "../../../people/people.ts";
import type { ViewState } from "../../state.ts";

type Move = (ring: Keyring, person: PersonId) => Keyring;

export function moved(view: ViewState, { id }: Person, move: Move): ViewState {
  const { keys } = view.head;
  return keys === undefined ? view : { ...view, head: { ...view.head, keys: move(keys, id) } };
}
