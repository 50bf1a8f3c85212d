/** Reads when somebody first asks, for all who ask; what failed is read again by the next one. */
export function readOnce(read: () => Promise<void>): () => Promise<void> {
  let reading: Promise<void> | null = null;
  return () => {
    reading ??= read().catch(error => {
      reading = null;
      throw error;
    });
    return reading;
  };
}
