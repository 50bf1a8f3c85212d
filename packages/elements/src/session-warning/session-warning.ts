/** Before a session ends the person is told: by the host, or by us. */
import type { CareClient, CareClientOptions, SessionState } from "@carethread/client";
import type { LitElement } from "lit";
import { CareSessionWarningEvent } from "../events/events.ts";

/** Makes clients of the end of whose session the element that made them tells. */
export function warning(
  element: LitElement,
  create: (options: CareClientOptions) => CareClient,
): (options: CareClientOptions) => CareClient {
  return options => {
    const client = create(options);
    client.$session.listen(session => {
      if (session?.state === "warned") void warn(element, client, session);
    });
    return client;
  };
}

async function warn(
  element: LitElement,
  client: CareClient,
  { endsAt, stays }: Extract<SessionState, { state: "warned" }>,
): Promise<void> {
  const ends = new Date(Date.now() + endsAt - performance.now());
  if (!element.dispatchEvent(new CareSessionWarningEvent({ endsAt: ends, stays }))) return;
  try {
    const { showWarning } = await import("./shown-warning.ts");
    showWarning(element, client);
  } catch (error) {
    console.warn("Carethread: a part could not be loaded:", error);
  }
}
