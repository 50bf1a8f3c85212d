/** What rooms owe one another, as it stands on their disks. */
import type { Server } from "./server.ts";

/** The first debt that is not stored as told; null where there is none. */
export function firstOwed({ places }: Server): string | null {
  for (const { party, name, disk } of places.values()) {
    for (const [key, text] of disk) {
      if (!key.startsWith("owed:")) continue;
      const { due, told } = JSON.parse(text) as { due: number; told: number };
      if (!(told >= due)) return `${key} of ${party} ${name} is ${text}`;
    }
  }
  return null;
}
