/** A key that is the same for the same parts: who is told twice of one thing knows it again. */
import { keyOf } from "@carethread/model";

export async function stableId(...parts: readonly (string | number)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  return keyOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
