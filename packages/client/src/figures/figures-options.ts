import type { Connection, Http, Session } from "../connection/connection.ts";

export interface FiguresOptions {
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly connection: Connection;
  readonly person: () => string | undefined;
  /** Calls the listener whenever something changed in the person's inbox; returns how to stop. */
  readonly changed: (listener: () => void) => () => void;
}
