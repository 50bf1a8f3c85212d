/** Answers that a conversation began with: the message that they became refers to them. */
import type { MessageEvent, Seen } from "../conversation/conversation.ts";
import type { QuestionnaireResponse } from "../questionnaire/questionnaire.ts";
import { instant, narrative, type References } from "./references.ts";

export function questionnaireResponse(
  { id, by, at, body }: Pick<Seen<MessageEvent>, "id" | "by" | "at" | "body">,
  response: QuestionnaireResponse,
  references: References,
) {
  const { resourceType, questionnaire, status, authored = instant(at), item } = response;
  return {
    resourceType,
    id,
    text: narrative(body.text),
    identifier: references.identified("questionnaire-response", id),
    ...(questionnaire === undefined ? {} : { questionnaire }),
    status,
    subject: references.patient(),
    authored,
    author: references.person(by),
    ...(item === undefined ? {} : { item }),
  };
}
