/** A list: the rows that belong to it, in the order of an inbox, for as long as it is not ended. */
import { compareRows, type Row } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { put } from "../base/base.ts";
import type { Rows } from "./rows.ts";

export interface View {
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  /** What belongs to it is another, though no row is. */
  show(): void;
  end(): void;
}

export interface ViewOptions {
  readonly belongs: (row: Row) => boolean;
  /** Whether it is known what stands in it; before that it is null. */
  readonly isKnown: () => boolean;
}

export function createView(rows: Rows, { belongs, isKnown }: ViewOptions): View {
  const $rows = atom<readonly Row[] | null>(null);

  function show(): void {
    put($rows, isKnown() ? rows.all().filter(belongs).sort(compareRows) : null);
  }

  return { $rows, show, end: rows.listen(show) };
}
