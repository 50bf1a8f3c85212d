/** The chart's encounters as this back end keeps them: followed by the rooms' webhooks, with what was linked to each. */
import type { ConversationEncounter, EncounterLink, EncounterWebhook, Host } from "@carethread/host";

/** Kept as JSON in the state folder. */
export interface KeptEncounter extends ConversationEncounter {
  readonly practice: string;
  readonly links: readonly EncounterLink[];
}

export interface EncounterAsked {
  /** The encounter's id. */
  readonly encounter: string;
  readonly action: "finish" | EncounterLink["kind"];
  /** Of what is linked. */
  readonly title: string;
}

/** What was sent, null where it is none. */
export function encounterAskedIn(body: unknown): EncounterAsked | null {
  if (typeof body !== "object" || body === null) return null;
  const { encounter, action, title = "" } = body as Record<string, unknown>;
  if (typeof encounter !== "string" || typeof title !== "string") return null;
  return action === "finish" || action === "order" || action === "document"
    ? { encounter, action, title }
    : null;
}

/** An encounter that another one has followed. */
function overAt({ encounter, ...rest }: KeptEncounter, at: number): ConversationEncounter {
  if (encounter.status === "finished") return { ...rest, encounter };
  const history = [...encounter.history, { status: "finished" as const, at }];
  return { ...rest, encounter: { ...encounter, status: "finished", history } };
}

export class Encounters {
  readonly #store: (all: readonly KeptEncounter[]) => Promise<void>;
  #all: readonly KeptEncounter[];
  #storing: Promise<void> = Promise.resolve();

  constructor(kept: readonly KeptEncounter[], store: (all: readonly KeptEncounter[]) => Promise<void>) {
    this.#all = kept;
    this.#store = store;
  }

  /** Asks for the encounter as it is: what a webhook says may have been overtaken. Resolves when it is kept. */
  async follow({ practice, conversation, encounter: id }: EncounterWebhook, host: Host): Promise<void> {
    const now = await host.encounter(conversation);
    const told = this.find(practice, id);
    // The rooms tell the latest alone: of one a day it follows that the earlier is over.
    if (told !== undefined && now.encounter.id !== id)
      await this.#keep(practice, overAt(told, now.encounter.history[0]?.at ?? Date.now()));
    await this.#keep(practice, now);
  }

  /** Those of a patient, by the rooms' key: open ones first, newest first. */
  of(practice: string, patient: string): readonly KeptEncounter[] {
    const begun = ({ encounter }: KeptEncounter): number => encounter.history[0]?.at ?? 0;
    const rank = ({ encounter }: KeptEncounter): number => (encounter.status === "finished" ? 1 : 0);
    return this.#all
      .filter(one => one.practice === practice && one.patient === patient)
      .sort((a, b) => rank(a) - rank(b) || begun(b) - begun(a));
  }

  find(practice: string, id: string): KeptEncounter | undefined {
    return this.#all.find(one => one.practice === practice && one.encounter.id === id);
  }

  /** Carries out what a page asks for. Rejects with a HostError, e.g. `encounter-finished`. */
  async change({ practice, conversation }: KeptEncounter, asked: EncounterAsked, host: Host): Promise<void> {
    const { encounter, action, title } = asked;
    const which = { conversation, encounter };
    if (action === "finish") return this.#keep(practice, await host.finishEncounter(which));
    const link = { kind: action, title, date: new Date().toISOString().slice(0, 10) };
    const now = await host.linkToEncounter({ ...which, link });
    // Another may have been linked meanwhile.
    await this.#keep(practice, now, [...this.#linksOf(practice, encounter), link]);
  }

  #linksOf(practice: string, encounter: string): readonly EncounterLink[] {
    return this.find(practice, encounter)?.links ?? [];
  }

  async #keep(
    practice: string,
    now: ConversationEncounter,
    links = this.#linksOf(practice, now.encounter.id),
  ): Promise<void> {
    const others = this.#all.filter(one => one.encounter.id !== now.encounter.id);
    this.#all = [...others, { ...now, practice, links }];
    // One after another: two that write one file at once leave neither whole.
    this.#storing = this.#storing.catch(() => {}).then(() => this.#store(this.#all));
    await this.#storing;
  }
}
