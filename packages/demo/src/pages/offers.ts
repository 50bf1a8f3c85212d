/** Whether the practice offers messages in its portal now, also where an administrator has changed that meanwhile. */
import type { Host } from "@carethread/host";
import { roomName, rowCursor } from "@carethread/model";
import type { Login } from "../people/people.ts";

/** Of a portal user: where there are none, the rooms answer as if the person had nothing there. */
export async function offersPortal(rooms: string, host: Host, { kind, sub, name }: Login): Promise<boolean> {
  const room = roomName(host.practice, host.personKey(kind, sub));
  const after = rowCursor({ lifecycle: "open", at: 9_999_999_999_999, id: "a".repeat(26) });
  const token = await host.token({ kind, id: sub, name, session: "offers" });
  try {
    const answer = await fetch(`${rooms}/parties/person/${room}/rows?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(5_000),
    });
    return answer.status !== 404;
  } catch {
    // Rooms that do not answer say nothing of what the practice offers: the elements tell what is wrong.
    return true;
  }
}
