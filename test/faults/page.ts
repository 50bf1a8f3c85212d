/** What runs in the pages: the elements around a client whose waits the test may shorten. */
import "@carethread/elements/define/all";
import { createCareClient } from "@carethread/client";

const asked = new URLSearchParams(location.search);
const name = (key: string): string => asked.get(key) ?? "";

const client = createCareClient({
  server: name("server"),
  practice: name("practice"),
  delays: { seenAfter: 0, ...(JSON.parse(name("delays")) as Record<string, number>) },
  async token() {
    const response = await fetch(`/token?${new URLSearchParams({ kind: name("kind"), sub: name("sub") })}`);
    return ((await response.json()) as { token: string }).token;
  },
});

const messenger = document.querySelector("care-messenger");
const badge = document.querySelector("care-badge");
if (messenger !== null && badge !== null) {
  badge.client = client;
  messenger.client = client;
  messenger.conversation = name("conversation");
}
