/** The open tasks of a slice's conversations, in the order of their list: put in order when somebody first asks. */
import { type ConversationCard, type ListedTask, type Task, taskOrder } from "@carethread/model";

/** A task, and whose it is: see `ofConversation`. */
export interface Placed {
  readonly of: string;
  readonly task: Task;
}

export class TaskOrder {
  readonly #tasks = new Map<string, readonly Task[]>();
  /** Null until somebody asks. */
  #order: Placed[] | null = null;

  put(of: string, card: Pick<ConversationCard, "tasks"> | null): void {
    const before = this.#tasks.get(of) ?? [];
    const after = card?.tasks ?? [];
    if (after.length === 0) this.#tasks.delete(of);
    else this.#tasks.set(of, after);
    if (this.#order === null) return;
    for (const task of before) this.#order.splice(this.#placeOf(task), 1);
    for (const task of after) this.#order.splice(this.#placeOf(task), 0, { of, task });
  }

  /** Those behind a place, or all of them. */
  *after(place: ListedTask | null): Iterable<Placed> {
    const order = this.#inOrder();
    let index = place === null ? 0 : this.#placeOf(place);
    for (; index < order.length; index++) {
      const placed = order[index] as Placed;
      if (place === null || taskOrder(placed.task, place) > 0) yield placed;
    }
  }

  get size(): number {
    return this.#inOrder().length;
  }

  #inOrder(): Placed[] {
    this.#order ??= [...this.#tasks]
      .flatMap(([of, tasks]) => tasks.map(task => ({ of, task })))
      .sort((a, b) => taskOrder(a.task, b.task));
    return this.#order;
  }

  /** Where it stands, or would. */
  #placeOf(task: ListedTask): number {
    const order = this.#inOrder();
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (taskOrder((order[middle] as Placed).task, task) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
