/** Brings in messages of the past, oldest first; the host's back end alone may. */
import * as z from "zod/mini";
import { limits } from "../../limits.ts";
import { Person } from "../../people/people.ts";
import { refusal } from "../../refusals/refusals.ts";
import { cleanText, textProblem } from "../../text/text.ts";
import { Draft } from "../draft.ts";
import { Visibility } from "../state.ts";
import { CommandId, type CommandRule, Text } from "./base.ts";

export const ImportMessages = z.object({
  commandId: CommandId,
  messages: z
    .array(z.object({ at: z.int().check(z.nonnegative()), by: Person, text: Text, visibility: Visibility }))
    .check(z.minLength(1), z.maxLength(limits.importBatch)),
});
export type ImportMessages = z.infer<typeof ImportMessages>;

export type Import = { readonly type: "import" } & Pick<ImportMessages, "messages">;

export const bringIn: CommandRule<Import> = {
  decide(state, context, { messages }) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    if (state.staff.head.lifecycle === "closed") return refusal("closed");
    if (state.staff.head.keys !== undefined) return refusal("encrypted");
    if (state.live) return refusal("import-too-late");
    const draft = new Draft(state, context);
    let latest = state.staff.head.last?.at ?? state.staff.head.createdAt;
    for (const [index, { at, by, visibility, ...said }] of messages.entries()) {
      const text = cleanText(said.text);
      const problem = textProblem(text);
      if (problem !== null) return refusal(problem, { index });
      // Only staff write what only staff see.
      if (visibility === "staff" && by.side === "portal") return refusal("not-allowed", { index });
      if (at > context.now || at < latest) return refusal("import-from-future", { index });
      latest = at;
      draft.add({ type: "message", body: { text }, visibility, imported: true, received: [] }, by, at);
    }
    return draft.decided();
  },
};
