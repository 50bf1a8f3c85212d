import type { CareClientOptions, PersonClient, Status } from "@carethread/client";
import { CareErrorEvent, type CareFailure, CareSessionExpiredEvent } from "../events/events.ts";

const messages: Readonly<Record<Exclude<CareFailure, "bad-options" | "no-token">, string>> = {
  "not-found": "the server knows no such practice or person; see `practice` and the token's claims",
  "right-lost": "the person is no longer active in the practice",
  "wrong-version": "the page speaks a version that the server has left behind; load a newer build",
  "bad-frame": "the server could not read what the page sent",
  "not-wiped": "signed out, but something of the person may still be on the device",
};

function eventOf(status: Status): Event | null {
  if (status.state === "no-token") {
    const { reason, message } = status;
    return reason === "expired"
      ? new CareSessionExpiredEvent()
      : new CareErrorEvent({ code: "no-token", message });
  }
  if (status.state !== "ended" || status.reason === "signed-out") return null;
  return new CareErrorEvent({ code: status.reason, message: messages[status.reason] });
}

/** Makes clients of whose failures the page hears by events of the element that made them. */
export function reporting<C extends Pick<PersonClient, "$status">>(
  element: HTMLElement,
  create: (options: CareClientOptions) => C,
): (options: CareClientOptions) => C {
  return options => {
    try {
      const client = create(options);
      client.$status.listen(status => {
        const event = eventOf(status);
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
