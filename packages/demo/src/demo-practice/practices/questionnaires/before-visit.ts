/** A form before a visit, after an example of the FHIR specification (Questionnaire f201, CC0); the words are our own. */
export const beforeVisit = {
  resourceType: "Questionnaire",
  id: "before-visit",
  url: "https://carethread.example/Questionnaire/before-visit",
  version: "2",
  title: "Before your visit",
  status: "active",
  description: "What we should know before we see you. It takes about three minutes.",
  item: [
    {
      linkId: "reason",
      type: "text",
      text: "What brings you to us?",
      required: true,
      maxLength: 2000,
    },
    {
      linkId: "since",
      type: "date",
      text: "Since when?",
    },
    {
      linkId: "1",
      type: "group",
      text: "Your health",
      item: [
        {
          linkId: "1.1",
          type: "boolean",
          text: "Are you allergic to anything?",
          required: true,
          item: [
            {
              linkId: "1.1.1",
              type: "string",
              text: "To what?",
              required: true,
              maxLength: 200,
              enableWhen: [{ question: "1.1", operator: "=", answerBoolean: true }],
            },
          ],
        },
        {
          linkId: "1.2",
          type: "open-choice",
          text: "Which of these do you take?",
          repeats: true,
          answerOption: [
            { valueString: "Blood thinners" },
            { valueString: "Insulin" },
            { valueString: "Blood pressure tablets" },
          ],
        },
        { linkId: "1.3", type: "decimal", text: "Your temperature, if you took it (°C)" },
      ],
    },
    {
      linkId: "2",
      type: "group",
      text: "Your habits",
      item: [
        { linkId: "2.1", type: "boolean", text: "Do you smoke?" },
        {
          linkId: "2.2",
          type: "integer",
          text: "How many cigarettes a day?",
          enableWhen: [{ question: "2.1", operator: "=", answerBoolean: true }],
        },
        {
          linkId: "2.3",
          type: "display",
          text: "We can help you to stop. Ask us when you are here.",
          enableWhen: [{ question: "2.2", operator: ">=", answerInteger: 10 }],
        },
      ],
    },
  ],
} as const;
