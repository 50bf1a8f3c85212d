/**
 * The tasks of a slice's conversations as one list. They stand in the conversations' cards, which search keeps: so they come
 * in the same calls, are withdrawn by the same rules, and are made anew with these where they were lost.
 */
import {
  type ConversationCard,
  type Findable,
  type IndexCard,
  limits,
  type PersonFacts,
  parseTaskCursor,
  type TaskItem,
  worksOn,
} from "@carethread/model";
import type { AskTasks, Ports, Practice } from "../../base/base.ts";
import type { Placed, TaskOrder } from "./order.ts";
import { Watchers } from "./watchers.ts";

export { TaskOrder } from "./order.ts";

/** The patients of the slice, and its conversations. */
interface Charts {
  card(id: string): IndexCard | undefined;
}
interface Conversations {
  readonly tasks: TaskOrder;
  get(of: string): ConversationCard | undefined;
}

export interface TasksOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversations: () => Promise<Conversations>;
  readonly charts: () => Promise<Charts>;
}

export class Tasks {
  readonly #options: TasksOptions;
  readonly #watchers: Watchers;

  constructor(options: TasksOptions) {
    this.#options = options;
    this.#watchers = new Watchers(options.ports, options.practice);
  }

  /** What the person may do, of the list that they ask for. From then on they hear that it is another one. */
  async find(asked: AskTasks): Promise<{ tasks: TaskItem[]; more: boolean }> {
    const { conversations, charts } = this.#options;
    const { person, list, limit = limits.pageTasks } = asked;
    const [cards, patients] = await Promise.all([conversations(), charts(), this.#watchers.add(person)]);
    const after = asked.after === undefined ? null : parseTaskCursor(asked.after);
    const tasks: TaskItem[] = [];
    for (const placed of cards.tasks.after(after)) {
      const { status, owner } = placed.task;
      if (list === "mine" && owner?.id !== person.person.id) continue;
      if (list === "pool" && status !== "requested") continue;
      const item = this.#itemFor(person, placed, cards, patients);
      if (item === null) continue;
      if (tasks.length === limit) return { tasks, more: true };
      tasks.push(item);
    }
    return { tasks, more: false };
  }

  /** A conversation's card is another one; null for one that is not there. */
  async changed(before: ConversationCard | null, after: ConversationCard | null): Promise<void> {
    if (isAlike(before, after)) return;
    const patients = await this.#options.charts();
    const sees = (person: PersonFacts, card: ConversationCard | null): boolean => {
      const patient = card === null ? undefined : patients.card(card.patient);
      return card !== null && patient !== undefined && this.#works(person, card, patient);
    };
    await this.#watchers.tell(person => sees(person, before) || sees(person, after));
  }

  #itemFor(
    person: PersonFacts,
    { of, task }: Placed,
    cards: Conversations,
    patients: Charts,
  ): TaskItem | null {
    const card = cards.get(of);
    const patient = card && patients.card(card.patient);
    if (!card || !patient || !this.#works(person, card, patient)) return null;
    const { id, kind, title, lifecycle } = card;
    const { name, patientId, deceased } = patient;
    return {
      task,
      patient: { id: patient.id, name, patientId, deceased },
      conversation: { id, kind, title, lifecycle },
    };
  }

  #works(person: PersonFacts, card: ConversationCard, patient: Findable): boolean {
    const { ports, practice } = this.#options;
    return worksOn({ person, patient, settings: practice.settings }, card, ports.now());
  }
}

/** Whether the list is the same by both. */
function isAlike(before: ConversationCard | null, after: ConversationCard | null): boolean {
  const told = (card: ConversationCard | null): string =>
    JSON.stringify(card?.tasks === undefined ? null : [card.tasks, card.title, card.members]);
  return told(before) === told(after);
}
