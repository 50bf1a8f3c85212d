/** A person who is about to be shown the conversation: what they saw as it was looked up, and whether that still holds. */
import type { Facts, Person, View } from "@carethread/model";

export interface Viewing {
  readonly person: Person;
  readonly id: string;
  readonly view: View;
  /** The first place that they see. */
  readonly first: number;
  /**
   * What the rules ask about the person, as of now; asked after every await, before anything is sent. Null where the
   * right is gone. Throws where it cannot be known now, or where their view begins elsewhere by now: they try again.
   */
  facts(): Facts | null;
}
