/** How large a practice is: one, and what a tenth of all of it costs beside it, show how each figure grows. */
export interface Sizes {
  readonly patients: number;
  readonly slices: number;
  readonly staff: number;
  /** In the inbox that is woken. */
  readonly rows: number;
  /** Of the patient who is opened, and messages in the one of them that is. */
  readonly conversations: number;
  readonly messages: number;
  /** Webhooks that wait for a back end that is away. */
  readonly webhooks: number;
}

export const large: Sizes = {
  ...{ patients: 100_000, slices: 8, staff: 5_000, rows: 5_000 },
  ...{ conversations: 100, messages: 1_000, webhooks: 2_000 },
};

/** The same number of slices: they are what a practice registers, and not what it has. */
export function part(sizes: Sizes, by: number): Sizes {
  const all = Object.entries(sizes).map(([name, n]) => [name, name === "slices" ? n : Math.ceil(n / by)]);
  return Object.fromEntries(all) as Sizes;
}
