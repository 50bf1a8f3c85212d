/** Asks many a few at a time; the answers are in the order of who was asked. Rejects as soon as one does. */
export async function fewAtATime<T, U>(
  width: number,
  all: readonly T[],
  act: (each: T) => Promise<U>,
): Promise<U[]> {
  const queue = all.entries();
  const found: U[] = [];
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) found[index] = await act(each);
  };
  await Promise.all(Array.from({ length: width }, work));
  return found;
}
