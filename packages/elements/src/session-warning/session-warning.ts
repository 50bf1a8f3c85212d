/** Before a session ends the person is told: by the host, or by us. What does it comes when it is needed. */
import type { CareClient, CareClientOptions } from "@carethread/client";
import type { LitElement } from "lit";

/** Makes clients of the end of whose session the element that made them tells. */
export function warning(
  element: LitElement,
  create: (options: CareClientOptions) => CareClient,
): (options: CareClientOptions) => CareClient {
  return options => {
    const client = create(options);
    client.$session.listen(session => {
      if (session?.state === "warned")
        import("./shown-warning.ts").then(
          ({ warn }) => warn(element, client),
          // Offline a session goes on all the same by any key, and ends without a warning.
          () => {},
        );
    });
    return client;
  };
}
