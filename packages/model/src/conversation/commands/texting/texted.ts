/** The patient texted something. The provider's door alone may say so; what came is never lost, also of who has died. */
import { authorOfTexts } from "../../../people/people.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { cleanText, textProblem } from "../../../text/text.ts";
import { answerAfterHours } from "../../after-hours/after-hours.ts";
import { Draft } from "../../draft.ts";
import type { CommandRule } from "../base.ts";

export interface Texted {
  readonly type: "texted";
  readonly text: string;
  /** Files that came with it, and stay with the provider. */
  readonly omitted?: number;
}

export const texted: CommandRule<Texted> = {
  decide(state, context, command) {
    const { person, patient } = context.facts;
    if (person.person.side !== "system") return refusal("not-allowed");
    if (!state.staff.head.policy.channels.includes("sms")) return refusal("channel-off");
    const text = cleanText(command.text);
    const { omitted } = command;
    const problem = textProblem(text);
    if (problem !== null && !(problem === "text-empty" && omitted !== undefined)) return refusal(problem);
    const draft = new Draft(state, context);
    draft.message(
      {
        body: { text: problem === null ? text : "" },
        ...{ visibility: "everyone", channel: "sms" },
        ...(omitted === undefined ? {} : { omitted }),
      },
      authorOfTexts(patient),
    );
    if (patient.texting === "enabled") answerAfterHours(draft, "sms");
    return draft.decided();
  },
};
