import type { CareClient, ConversationStore } from "@carethread/client";
import type { ReactiveControllerHost } from "lit";
import { AcquiredController } from "./acquired.ts";

/** The conversation that the host shows. */
export class ConversationController extends AcquiredController<ConversationStore> {
  constructor(
    host: ReactiveControllerHost,
    wanted: () => { readonly client: CareClient | undefined; readonly id: string | null },
  ) {
    super(host, wanted, (client, id) => client.conversation(id));
  }
}
