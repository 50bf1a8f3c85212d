/** Carethread with its real client, as a page has it, and with its own waits. */
import { createCareClient, defaultPlatform } from "@carethread/client";
import { until } from "../../support/until.ts";
import { type Conversation, personAt } from "../tables.ts";
import type { Participant, Product, Shown } from "./product.ts";

export function carethread({ world, conversation }: Conversation): Product {
  const { server, practice } = world;
  return {
    name: "Carethread",
    url: () => server.url,
    async join(person, url): Promise<Participant> {
      const client = createCareClient({
        server: url,
        practice: practice.id,
        token: () => practice.token(...personAt(person)),
        platform: { ...defaultPlatform(), WebSocket: server.WebSocket },
      });
      const thread = client.conversation(conversation);
      await until(() => thread.$status.get().state === "live", `person ${person} in the conversation`);
      const participant: Participant = {
        say: text => thread.send({ text }),
        shown: () =>
          thread.$items.get().flatMap(({ event, pending }): Shown[] => {
            if (pending !== null) return [{ text: pending.text, place: null }];
            return event.type === "message" ? [{ text: event.body.text, place: event.pos }] : [];
          }),
        changed() {},
        leave: () => client.destroy(),
      };
      thread.$items.listen(() => participant.changed());
      return participant;
    },
  };
}
