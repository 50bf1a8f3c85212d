/**
 * The session that this page is in. What watches over it is fetched with the first welcome: until then nothing is shown
 * that could be left on a screen.
 */
import type { SignedIn as Told } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { put, type SessionState } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import type { Watch } from "./watch.ts";

export interface SignedIn {
  /** Null until it is known. */
  readonly $session: ReadableAtom<SessionState | null>;
  /** What the room says of it with each welcome; nothing comes from rooms of before. */
  welcome(told: Told | undefined): void;
  /** The person signs out. */
  leave(): void;
  end(): void;
}

/** `send` brings a frame to the person's room, and says whether it went. */
export function createSignedIn(session: Session, send: (frame: object) => boolean): SignedIn {
  const $session = atom<SessionState | null>(null);
  let watching: Watch | null = null;
  let said: Told | undefined;
  let isOver = false;

  async function begin(): Promise<void> {
    const { watchSession } = await import("./watch.ts");
    if (isOver || watching !== null || said === undefined) return;
    watching = watchSession({ session, send, $session, told: said });
  }

  return {
    $session,
    welcome(told) {
      if (told === undefined) return;
      said = told;
      if (watching !== null) watching.welcome(told);
      else begin().catch(error => console.warn("Carethread: a part could not be loaded:", error));
    },
    leave: () => watching?.leave(),
    end() {
      isOver = true;
      watching?.end();
      watching = null;
      put($session, null);
    },
  };
}
