/** The first word of a conversation's room, for what is done with a conversation that nobody looks at. */
import { CareError, type CareErrorCode, type ConversationStore, type EndReason } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";

const endedAs: Readonly<Partial<Record<EndReason, CareErrorCode>>> = {
  "not-found": "not-found",
  "right-lost": "not-allowed",
  "signed-out": "signed-out",
  "session-ended": "session-ended",
};

/** Resolves once the room has answered; rejects where it does not, or has ended. */
export function whenThere(
  { $head, $status }: Pick<ConversationStore, "$head" | "$status">,
  { platform, delays }: Pick<Session, "platform" | "delays">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = platform.setTimeout(
      () => settle(new CareError("network", { retryable: true, message: "no answer came" })),
      delays.ackWithin,
    );
    const unlisten = [$head.listen(look), $status.listen(look)];

    function settle(error?: CareError): void {
      platform.clearTimeout(timer);
      for (const stop of unlisten) stop();
      if (error === undefined) resolve();
      else reject(error);
    }

    function look(): void {
      const status = $status.get();
      if (status.state === "ended") settle(new CareError(endedAs[status.reason] ?? "server-error"));
      else if ($head.get() !== null && status.state === "live") settle();
    }

    look();
  });
}
