/** What the back end tells a page of who is signed in. In this place of trying it is whoever the address names. */

export interface Session {
  readonly server: string;
  readonly practice: string;
  /** The key of the patient whose chart it is, for staff. */
  readonly patient: string;
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${path}${location.search}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export const fetchSession = (): Promise<Session> => ask<Session>("/session");

export const fetchToken = async (): Promise<string> => (await ask<{ token: string }>("/token")).token;

/** How often the host renders anew, in milliseconds: by its clock, as an EHR does by anything at all. */
export const tick = Number(new URLSearchParams(location.search).get("tick") ?? 1_000);
