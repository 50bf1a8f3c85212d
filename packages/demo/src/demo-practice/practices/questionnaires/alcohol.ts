/**
 * A check of drinking, after AUDIT (World Health Organization, 2001): its ten questions, their codes in LOINC where they
 * have one, and its skips; the words are our own. Who never drinks is asked the last two alone, and so is who never
 * drinks much.
 */
const local = "https://carethread.example/CodeSystem/alcohol";

const coded = (...words: readonly string[]) =>
  words.map((display, ordinal) => ({ valueCoding: { system: local, code: String(ordinal), display } }));

const frequency = coded(
  "Never",
  "Less than once a month",
  "Once a month",
  "Once a week",
  "Every day or almost",
);

const isNot = (question: string, code: string) => ({
  question,
  operator: "!=",
  answerCoding: { system: local, code },
});

const exists = (question: string) => ({ question, operator: "exists", answerBoolean: true });

/** Asked of whom the second or third question shows that they drink more than a little at times. */
const further = (linkId: string, text: string) => ({
  linkId,
  prefix: `${linkId}.`,
  type: "choice",
  text,
  answerOption: frequency,
});

export const alcohol = {
  resourceType: "Questionnaire",
  id: "alcohol",
  title: "Alcohol and you",
  status: "active",
  description: "Ten questions, most of which you may never see.",
  item: [
    {
      linkId: "1",
      prefix: "1.",
      type: "choice",
      code: [{ system: "http://loinc.org", code: "68518-0" }],
      text: "How often do you have a drink with alcohol?",
      required: true,
      answerOption: coded(
        "Never",
        "Once a month or less",
        "Two to four times a month",
        "Two or three times a week",
        "Four times a week or more",
      ),
    },
    {
      linkId: "drinks",
      type: "group",
      text: "When you drink",
      enableWhen: [exists("1"), isNot("1", "0")],
      enableBehavior: "all",
      item: [
        {
          linkId: "2",
          prefix: "2.",
          type: "choice",
          code: [{ system: "http://loinc.org", code: "68519-8" }],
          text: "How many drinks do you have on such a day?",
          required: true,
          answerOption: coded("1 or 2", "3 or 4", "5 or 6", "7 to 9", "10 or more"),
        },
        {
          linkId: "3",
          prefix: "3.",
          type: "choice",
          code: [{ system: "http://loinc.org", code: "68520-6" }],
          text: "How often do you have six drinks or more on one occasion?",
          required: true,
          answerOption: frequency,
        },
        {
          linkId: "much",
          type: "group",
          text: "In the last year",
          enableWhen: [
            ...["1", "2", "3", "4"].map(code => ({
              question: "2",
              operator: "=",
              answerCoding: { system: local, code },
            })),
            ...["1", "2", "3", "4"].map(code => ({
              question: "3",
              operator: "=",
              answerCoding: { system: local, code },
            })),
          ],
          enableBehavior: "any",
          item: [
            further("4", "How often could you not stop once you had begun?"),
            further("5", "How often did you fail to do what was expected of you because of drinking?"),
            further("6", "How often did you need a drink in the morning to get going?"),
            further("7", "How often did you feel guilt or regret after drinking?"),
            further("8", "How often could you not remember the night before?"),
          ],
        },
      ],
    },
    ...(
      [
        ["9", "Were you or somebody else ever hurt because of your drinking?"],
        ["10", "Was a relative, friend or doctor ever worried about it?"],
      ] as const
    ).map(([linkId, text]) => ({
      linkId,
      prefix: `${linkId}.`,
      type: "choice",
      text,
      answerOption: coded("No", "Yes, but not in the last year", "Yes, in the last year"),
    })),
  ],
} as const;
