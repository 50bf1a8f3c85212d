import type { CareClient, CareClientOptions } from "@carethread/client";
import { CareNotificationEvent, CareTextingMoveEvent } from "../events/events.ts";

/** Makes clients whose notifications become events of the element that made them. */
export function notifying(
  element: HTMLElement,
  create: (options: CareClientOptions) => CareClient,
): (options: CareClientOptions) => CareClient {
  return options => {
    const client = create(options);
    client.onNotification(notification => element.dispatchEvent(new CareNotificationEvent(notification)));
    client.onTextingMove(move => element.dispatchEvent(new CareTextingMoveEvent(move)));
    return client;
  };
}
