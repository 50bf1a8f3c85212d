/**
 * The session that this page is in. What watches over it is fetched with the first welcome: until then nothing is shown
 * that could be left on a screen.
 */
import { atom, type ReadableAtom } from "nanostores";
import { put, type SessionState } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import type { Watch } from "./watch.ts";

export interface SignedIn {
  /** Null until it is known. */
  readonly $session: ReadableAtom<SessionState | null>;
  /** What the room says of it with each welcome, as it came; nothing comes from rooms of before. */
  welcome(told: unknown): void;
  /** The person signs out. */
  leave(): void;
  end(): void;
}

/** `send` brings a frame to the person's room, and says whether it went. */
export function createSignedIn(session: Session, send: (frame: object) => boolean): SignedIn {
  const $session = atom<SessionState | null>(null);
  let watching: Watch | null = null;
  let isOver = false;

  return {
    $session,
    welcome(told) {
      if (told === undefined) return;
      import("./watch.ts").then(
        ({ watchSession }) => {
          if (watching !== null) watching.welcome(told);
          else if (!isOver) watching = watchSession({ session, send, $session, told });
        },
        error => console.warn("Carethread: a part could not be loaded:", error),
      );
    },
    leave() {
      if (watching !== null) return watching.leave();
      const credential = session.credentials.take();
      if (credential === null) return;
      // The room ends it by itself where it cannot be told.
      import("./leaving.ts").then(
        ({ tellLeaving }) => tellLeaving(session, credential, "signed-out"),
        () => {},
      );
    },
    end() {
      isOver = true;
      watching?.end();
      put($session, null);
    },
  };
}
