/** The PHQ-9 with its LOINC codes: free to use for anybody, without permission (Pfizer, 2010). */
const loinc = "http://loinc.org";

const often = [
  ["LA6568-5", "Not at all"],
  ["LA6569-3", "Several days"],
  ["LA6570-1", "More than half the days"],
  ["LA6571-9", "Nearly every day"],
] as const;

const hard = [
  ["LA6572-7", "Not difficult at all"],
  ["LA6573-5", "Somewhat difficult"],
  ["LA6575-0", "Very difficult"],
  ["LA6574-3", "Extremely difficult"],
] as const;

const symptoms = [
  ["44250-9", "Little interest or pleasure in doing things"],
  ["44255-8", "Feeling down, depressed, or hopeless"],
  ["44259-0", "Trouble falling or staying asleep, or sleeping too much"],
  ["44254-1", "Feeling tired or having little energy"],
  ["44251-7", "Poor appetite or overeating"],
  [
    "44258-2",
    "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
  ],
  ["44252-5", "Trouble concentrating on things, such as reading the newspaper or watching television"],
  [
    "44253-3",
    "Moving or speaking so slowly that other people could have noticed. Or the opposite: being so fidgety or restless that you have been moving around a lot more than usual",
  ],
  ["44260-8", "Thoughts that you would be better off dead, or of hurting yourself in some way"],
] as const;

const optionsOf = (options: typeof often | typeof hard) =>
  options.map(([code, display], ordinal) => ({
    extension: [{ url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: ordinal }],
    valueCoding: { system: loinc, code, display },
  }));

/** Only who has any of it is asked how hard it makes things. */
const anySymptom = symptoms.map(([code]) => ({
  question: `/${code}`,
  operator: "!=",
  answerCoding: { system: loinc, code: "LA6568-5" },
}));

export const phq9 = {
  resourceType: "Questionnaire",
  id: "phq-9",
  url: "http://loinc.org/q/44249-1",
  name: "PHQ9",
  title: "How have you been feeling?",
  status: "active",
  description: "The PHQ-9: nine short questions about the last two weeks.",
  code: [{ system: loinc, code: "44249-1", display: "PHQ-9 quick depression assessment panel" }],
  item: [
    {
      linkId: "intro",
      type: "display",
      text: "Over the last two weeks, how often have you been bothered by any of the following problems?",
    },
    ...symptoms.map(([code, text], at) => ({
      linkId: `/${code}`,
      prefix: `${at + 1}.`,
      type: "choice",
      code: [{ system: loinc, code }],
      text,
      required: true,
      answerOption: optionsOf(often),
    })),
    {
      linkId: "/69722-7",
      type: "choice",
      code: [{ system: loinc, code: "69722-7" }],
      text: "How difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
      enableWhen: anySymptom,
      enableBehavior: "any",
      answerOption: optionsOf(hard),
    },
  ],
} as const;
