/**
 * Web Push for who is told of something that waits. The push service sees no content, as it is encrypted for the browser; and
 * what the browser gets has no word of a patient in it: a reason, and the opaque key of a conversation.
 */
import type { NotificationWebhook } from "@carethread/host";
import webPush, { type PushSubscription } from "web-push";

export interface PusherOptions {
  /** `npx web-push generate-vapid-keys`, and an address of yours for push services: `mailto:` or `https:`. */
  readonly vapid: { readonly publicKey: string; readonly privateKey: string; readonly subject: string };
  /** Where subscriptions may lead; the services of the browsers by default. */
  readonly isAllowed?: (endpoint: URL) => boolean;
  /** How long the service keeps it for a device that is off, in seconds; a day by default. */
  readonly ttl?: number;
  /** How long the service has to answer, in milliseconds; five seconds by default, as the rooms wait ten. */
  readonly patience?: number;
}

export interface Pusher {
  /**
   * Resolves with whether the push service took it; `gone` where this subscription will never work again: forget it. Rejects
   * where it may take it later: answer 503, and the webhook comes again.
   */
  send(subscription: PushSubscription, told: NotificationWebhook): Promise<"sent" | "gone">;
}

const services = ["fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com"];

/** A subscription comes out of a browser: without this, anybody could have your back end post to any address. */
function isPushService({ protocol, hostname, port }: URL): boolean {
  const isKnown = services.some(service => hostname === service || hostname.endsWith(`.${service}`));
  return protocol === "https:" && port === "" && isKnown;
}

export function createPusher(options: PusherOptions): Pusher {
  const { vapid, isAllowed = isPushService, ttl = 86_400, patience = 5_000 } = options;
  return {
    async send(subscription, told) {
      const at = URL.canParse(subscription.endpoint) ? new URL(subscription.endpoint) : null;
      if (at === null || !isAllowed(at)) return "gone";
      const { reason, conversation } = told.notification;
      const { endpoint, method, headers, body } = webPush.generateRequestDetails(
        subscription,
        JSON.stringify({ reason, conversation }),
        { vapidDetails: vapid, TTL: ttl, contentEncoding: "aes128gcm" },
      );
      const response = await fetch(endpoint, {
        ...{ method, body: new Uint8Array(body), redirect: "error" },
        headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        signal: AbortSignal.timeout(patience),
      });
      // Nobody reads it; unread it would hold the connection.
      await response.body?.cancel();
      if (response.ok) return "sent";
      if (response.status === 404 || response.status === 410) return "gone";
      throw new Error(`The push service answered ${response.status}.`);
    },
  };
}
