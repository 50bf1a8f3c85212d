import type { CareClientOptions, PersonClient, Status } from "@carethread/client";
import { CareErrorEvent, CareSessionExpiredEvent } from "../events/events.ts";

async function eventOf(status: Status): Promise<Event | null> {
  if (status.state === "no-token") {
    const { reason, message } = status;
    return reason === "expired"
      ? new CareSessionExpiredEvent()
      : new CareErrorEvent({ code: "no-token", message });
  }
  if (status.state !== "ended" || status.reason === "signed-out") return null;
  const { reason: code } = status;
  if (code === "session-ended") return new CareSessionExpiredEvent();
  const message = await import("../developers/developers.ts").then(
    ({ failures }) => failures[code],
    () => code,
  );
  return new CareErrorEvent({ code, message });
}

/** Makes clients of whose failures the page hears by events of the element that made them. */
export function reporting<C extends Pick<PersonClient, "$status">>(
  element: HTMLElement,
  create: (options: CareClientOptions) => C,
): (options: CareClientOptions) => C {
  return options => {
    try {
      const client = create(options);
      client.$status.listen(async status => {
        const event = await eventOf(status);
        if (event !== null) element.dispatchEvent(event);
      });
      return client;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      element.dispatchEvent(new CareErrorEvent({ code: "bad-options", message }));
      throw error;
    }
  };
}
