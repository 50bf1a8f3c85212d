/**
 * The rows that the page knows, all in one place: the person's own, each the newest that their room told, and those of
 * other conversations as they were when somebody asked for them. Lists are views of it.
 */
import type { Row, RowGone } from "@carethread/model";
import { same } from "../base/base.ts";

export interface Rows {
  /** All of them, in no order. Rows that did not change keep their identity. */
  all(): readonly Row[];
  /** Whether it is the person's own, and so as their room tells it. */
  isOwn(row: Row): boolean;
  /**
   * What the room told on a welcome: any other row is in doubt until it is told again. `covers` says of a row whether it
   * would have been told by now, if it was still there.
   */
  begin(told: readonly Row[], covers: (row: Row) => boolean): void;
  /** What the room told besides. */
  add(told: readonly Row[], covers: (row: Row) => boolean): void;
  /** One row changed or went; an older revision is ignored. */
  change(row: Row | RowGone): void;
  /** The answer to a question, in the place of its last one; what is the person's own in it is not taken from there. */
  found(question: string, answer: readonly Row[]): void;
  /** Tells whenever rows may be others, and which of the person's own went; returns how to stop. */
  listen(listener: (gone: readonly Row[]) => void): () => void;
  /** Forgets everything, and tells nobody. */
  clear(): void;
}

/** Opens what is sealed in rows: loaded where there is something. */
export interface RowOpener {
  known(row: Row): Row;
  open(row: Row): Promise<boolean>;
}

/** `encrypts`: this page may know of conversations that they are encrypted, whatever the rooms say. */
export function createRows(opener: () => Promise<RowOpener>, encrypts: boolean): Rows {
  /** Where something sealed has come, what opens it. */
  let opens: RowOpener | null = null;
  const own = new Map<string, Row>();
  /** Revisions of rows that went, so that an older page does not bring them back. */
  const gone = new Map<string, number>();
  /** Rows from before the last welcome that nothing has confirmed since. */
  const stale = new Set<string>();
  const answers = new Map<string, readonly Row[]>();
  const listeners = new Set<(gone: readonly Row[]) => void>();

  function tell(went: readonly Row[] = []): void {
    for (const listener of [...listeners]) listener(went);
  }

  /** Nobody waits for it: until then, and where it cannot be had, a row says that it is encrypted. */
  function open(rows: readonly Row[]): void {
    const sealed = encrypts ? rows : rows.filter(({ keys }) => keys !== undefined);
    if (sealed.length === 0) return;
    void (async () => {
      opens ??= await opener();
      const found = await Promise.all(sealed.map(opens.open));
      if (found.includes(true)) tell();
    })().catch(() => {});
  }

  function keep(row: Row): void {
    stale.delete(row.id);
    const known = own.get(row.id);
    if (row.rev < (known?.rev ?? gone.get(row.id) ?? 0)) return;
    gone.delete(row.id);
    if (!same(known, row)) own.set(row.id, row);
  }

  /** It may be there for the person still, as for anybody who finds it, or no longer: an old answer does not say. */
  function drop(row: Row): Row {
    own.delete(row.id);
    for (const [question, answer] of answers) {
      answers.set(
        question,
        answer.filter(({ id }) => id !== row.id),
      );
    }
    return row;
  }

  function dropStale(covers: (row: Row) => boolean): readonly Row[] {
    const went = [...stale].flatMap(id => own.get(id) ?? []).filter(covers);
    for (const row of went) stale.delete(drop(row).id);
    return went;
  }

  return {
    all() {
      const found = [...answers.values()].flat().map(row => [row.id, row] as const);
      const all = [...new Map([...found, ...own]).values()];
      return opens === null ? all : all.map(opens.known);
    },
    isOwn: ({ id }) => own.has(id),
    begin(told, covers) {
      gone.clear();
      for (const id of own.keys()) stale.add(id);
      for (const row of told) {
        stale.delete(row.id);
        if (!same(own.get(row.id), row)) own.set(row.id, row);
      }
      tell(dropStale(covers));
      open(told);
    },
    add(told, covers) {
      for (const row of told) keep(row);
      tell(dropStale(covers));
      open(told);
    },
    change(row) {
      if (!("gone" in row)) {
        keep(row);
        tell();
        open([row]);
        return;
      }
      stale.delete(row.id);
      const known = own.get(row.id);
      if (row.rev < (known?.rev ?? 0)) return;
      gone.set(row.id, row.rev);
      if (known !== undefined) tell([drop(known)]);
    },
    found(question, answer) {
      if (answer.length > 0) answers.set(question, answer);
      else answers.delete(question);
      tell();
      open(answer);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      own.clear();
      gone.clear();
      stale.clear();
      answers.clear();
    },
  };
}
