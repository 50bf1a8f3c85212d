/** What the patient's room says of the patient: another chart, or that the conversation goes over to another one. */
import { type Context, decide, type Facts } from "@carethread/model";
import { type Practice, type PushPatient, systemFacts } from "../base/base.ts";
import type { Book } from "./book.ts";
import type { Transact, Work } from "./transact.ts";

interface Needs {
  readonly practice: Practice;
  readonly book: Book;
  readonly transact: Transact;
  /** Whether anybody has the conversation open. */
  readonly isOpen: () => boolean;
  readonly recheck: () => void;
  readonly context: (facts: Facts) => Context;
}

export class PatientNews {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async take({ facts: patient, merged = [], into }: PushPatient): Promise<{ there: boolean; open: boolean }> {
    const { practice, book, transact, recheck } = this.#needs;
    const open = this.#needs.isOpen();
    // A room that was not initialised stores nothing; who initialises it brings the facts along.
    const isNews = (): boolean => {
      const known = book.patient;
      if (known === null) return false;
      // Another patient's it is only where its own was merged into that one.
      return known.id === patient.id ? known.rev < patient.rev : merged.includes(known.id);
    };
    // As of now: what begins while this waits begins with facts that are older.
    const there = book.state !== null;
    const context = () => {
      const person = systemFacts(practice);
      return this.#needs.context({ person, patient, settings: practice.settings });
    };
    const follow = async (decided: Work["decide"], brought: Pick<Work, "patient">): Promise<void> => {
      const answer = await transact({ ...brought, decide: decided });
      if ("refused" in answer) throw new Error(`what a patient's room said was refused: ${answer.refused}`);
      recheck();
    };
    // Where a later change came in between, this one says nothing any more.
    if (isNews())
      await follow(
        state => (isNews() ? decide(state, context(), { type: "roster" }) : { events: [], state }),
        { patient },
      );
    if (into !== undefined && there)
      await follow(state => decide(state, context(), { type: "supersede", into }), {});
    await book.settled();
    return { there, open };
  }
}
