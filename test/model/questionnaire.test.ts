/** Questionnaires: what is taken, what is asked, what stands against answers, and what they become. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Answers,
  answeredBy,
  enabledItems,
  initialAnswers,
  isQuestion,
  problems,
  QuestionnaireResponse,
  readable,
  readableText,
  responseOf,
  takeQuestionnaire,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import {
  type Answering,
  answering,
  asking,
  itemsOf,
  published,
  question,
  rightFor,
  taken,
} from "./questionnaire-examples.ts";
import { r4Faults } from "./r4.ts";

function refusedAt(...item: readonly object[]): string {
  const found = takeQuestionnaire(asking(...item));
  assert.ok("refused" in found, JSON.stringify(item));
  assert.equal(found.refused, "questionnaire-unsupported");
  return `${found.params.linkId} ${found.params.at}`;
}

const codes = (items: readonly object[], answers: Answers): readonly string[] =>
  problems(taken(asking(...items)), answers).map(({ linkId, code }) => `${linkId} ${code}`);

test("[F-062] a questionnaire is taken with what is understood, and without the rest of FHIR", () => {
  const found = taken({
    ...asking({ ...question("1"), extension: [{ url: "x", valueInteger: 1 }], code: [{ code: "y" }] }),
    publisher: "Somebody",
    subjectType: ["Patient"],
    description: "About **you**",
  });
  assert.deepEqual(found, {
    resourceType: "Questionnaire",
    id: "q",
    title: "Questions",
    description: "About **you**",
    item: [{ linkId: "1", type: "string", text: "Question 1" }],
  });
  const { title: _, ...untitled } = asking(question("1"));
  assert.equal(taken({ ...untitled, name: "Refill" }).title, "Refill");
});

test("[F-062] what cannot be asked is refused with the item and the field", () => {
  const coding = { valueCoding: { code: "a", display: "A" } };
  const choice = { type: "choice", answerOption: [coding] };
  for (const type of ["attachment", "quantity", "reference", "url", "time", "dateTime", "question"])
    assert.equal(refusedAt(question("1"), question("2", { type })), "2 type");
  assert.equal(refusedAt({ linkId: "g", type: "group", item: [question("in", { type: "url" })] }), "in type");
  assert.equal(refusedAt(question("1", { type: "choice", answerValueSet: "http://v" })), "1 answerValueSet");
  assert.equal(refusedAt(question("1", { type: "choice" })), "1 answerOption");
  assert.equal(refusedAt(question("1", { answerOption: [coding] })), "1 answerOption");
  assert.match(
    refusedAt(question("1", { type: "choice", answerOption: [{ valueReference: {} }] })),
    /^1 answerOption/,
  );
  assert.equal(
    refusedAt(question("1", { ...choice, answerOption: [{ valueCoding: {} }] })),
    "1 answerOption",
  );
  assert.equal(refusedAt(question("1", { repeats: true })), "1 repeats");
  assert.equal(refusedAt(question("1", { ...choice, repeats: true, item: [question("2")] })), "1 repeats");
  assert.equal(refusedAt(question("1"), question("1")), "1 linkId");
  assert.equal(refusedAt({ linkId: "1", type: "string" }), "1 text");
  assert.equal(refusedAt(question("1", { text: "a\u0007" })), "1 text");
  assert.equal(refusedAt({ linkId: "g", type: "group", text: "Empty" }), "g item");
  assert.equal(refusedAt({ linkId: "d", type: "display", text: "Only words" }), "undefined item");
  assert.equal(refusedAt(question("1", { modifierExtension: [{ url: "x" }] })), "1 modifierExtension");
  const on = (question: string, more: object = {}) => ({
    enableWhen: [{ question, operator: "=", answerString: "x", ...more }],
  });
  assert.equal(refusedAt(question("1", on("2"))), "1 enableWhen");
  assert.equal(refusedAt(question("1", on("1"))), "1 enableWhen");
  assert.equal(refusedAt(question("1", on("2")), question("2", on("1"))), "1 enableWhen");
  assert.equal(
    refusedAt({ linkId: "g", type: "group", text: "G", item: [question("in")], ...on("in") }),
    "g enableWhen",
  );
  assert.equal(refusedAt(question("1"), question("2", on("1", { operator: "exists" }))), "2 enableWhen");
  for (const more of [
    { operator: "~" },
    { answerString: undefined, answerQuantity: {} },
    { answerInteger: 1 },
  ])
    assert.match(refusedAt(question("1"), question("2", on("1", more))), /^2 enableWhen/);
  let deep: object = question("deep");
  for (let at = 0; at < 8; at++) deep = { linkId: `g${at}`, type: "group", item: [deep] };
  assert.equal(refusedAt(deep), "deep item");
  const many = Array.from({ length: 501 }, (_, at) => question(String(at)));
  assert.equal(refusedAt(...many), "500 item");
});

test("what is no questionnaire is refused by its field, and one that is too large", () => {
  const whole = asking(question("1"));
  for (const [change, at] of [
    [{ resourceType: "Patient" }, "resourceType"],
    [{ id: undefined }, "id"],
    [{ id: "a b" }, "id"],
    [{ title: " " }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ item: [] }, "item"],
    [{ item: "x" }, "item"],
    [{ modifierExtension: [{ url: "x" }] }, "modifierExtension"],
  ] as const) {
    const found = takeQuestionnaire({ ...whole, ...change });
    assert.ok("refused" in found && found.refused === "questionnaire-unsupported", at);
    assert.equal(found.params.at, at);
  }
  for (const other of [null, 1, "x", []]) assert.ok("refused" in takeQuestionnaire(other));
  const long = asking(
    ...Array.from({ length: 30 }, (_, at) => question(String(at), { text: "x".repeat(3_900) })),
  );
  const found = takeQuestionnaire(long);
  assert.ok("refused" in found && found.refused === "too-large");
});

test("[F-063] every operator of a condition", () => {
  const isAsked = (type: object, when: object, given: Answers["x"]): boolean => {
    const asked = question("1", type);
    const hanging = question("2", { enableWhen: [{ question: "1", ...when }] });
    return enabledItems(taken(asking(asked, hanging)), { 1: given ?? [] }).has("2");
  };
  const number = { type: "integer" };
  for (const [operator, below, same, above, none] of [
    ["=", false, true, false, false],
    ["!=", true, false, true, true],
    [">", false, false, true, false],
    ["<", true, false, false, false],
    [">=", false, true, true, false],
    ["<=", true, true, false, false],
  ] as const) {
    const with5 = { operator, answerInteger: 5 };
    const of = (valueInteger: number): boolean => isAsked(number, with5, [{ valueInteger }]);
    assert.deepEqual([of(4), of(5), of(6), isAsked(number, with5, [])], [below, same, above, none], operator);
    const on = { operator, answerDate: "2026-03-10" };
    const at = (valueDate: string): boolean => isAsked({ type: "date" }, on, [{ valueDate }]);
    assert.deepEqual([at("2026-03-09"), at("2026-03-10"), at("2027-01-01")], [below, same, above], operator);
  }
  const exists = (answerBoolean: boolean) => ({ operator: "exists", answerBoolean });
  assert.deepEqual(
    [true, false].map(wanted => [
      isAsked({}, exists(wanted), [{ valueString: "x" }]),
      isAsked({}, exists(wanted), [{ valueString: "  " }]),
    ]),
    [
      [true, false],
      [false, true],
    ],
  );
  const option = (code: string, system = "urn:a") => ({ valueCoding: { system, code, display: code } });
  const choice = { type: "choice", repeats: true, answerOption: [option("a"), option("b")] };
  const isA = { operator: "=", answerCoding: { system: "urn:a", code: "a" } };
  assert.equal(isAsked(choice, isA, [option("b"), option("a")]), true);
  assert.equal(isAsked(choice, isA, [option("b")]), false);
  assert.equal(
    isAsked(choice, { operator: "=", answerCoding: { system: "urn:b", code: "a" } }, [option("a")]),
    false,
  );
});

test("[F-063] conditions hold all or any, and what hangs on a question that is not asked is not asked", () => {
  const when = (question: string) => ({ question, operator: "=", answerBoolean: true });
  const yes = (linkId: string, more: object = {}) => question(linkId, { type: "boolean", ...more });
  const both = (enableBehavior: string) =>
    taken(asking(yes("1"), yes("2"), yes("3", { enableWhen: [when("1"), when("2")], enableBehavior })));
  const one: Answers = { 1: [{ valueBoolean: true }] };
  assert.equal(enabledItems(both("all"), one).has("3"), false);
  assert.equal(enabledItems(both("any"), one).has("3"), true);
  const chain = taken(
    asking(yes("1"), yes("2", { enableWhen: [when("1")] }), yes("3", { enableWhen: [when("2")] })),
  );
  const all = (first: boolean): Answers => ({
    1: [{ valueBoolean: first }],
    2: [{ valueBoolean: true }],
    3: [{ valueBoolean: true }],
  });
  assert.deepEqual([...enabledItems(chain, all(true))], ["1", "2", "3"]);
  assert.deepEqual([...enabledItems(chain, all(false))], ["1"]);
  assert.deepEqual(
    responseOf(chain, all(false)).item?.map(({ linkId }) => linkId),
    ["1"],
  );
});

test("[F-063] each thing that can be wrong with an answer has its code", () => {
  const options = [{ valueString: "Red" }, { valueCoding: { system: "urn:c", code: "b", display: "Blue" } }];
  const choice = question("1", { type: "choice", answerOption: options });
  const open = { ...choice, type: "open-choice" };
  const of = (item: object, ...given: NonNullable<Answers["x"]>) => codes([item], { 1: given })[0];
  assert.equal(of(question("1", { required: true })), "1 required");
  assert.equal(of(question("1", { required: true }), { valueString: " \n" }), "1 required");
  assert.equal(of(question("1", { maxLength: 3 }), { valueString: "abcd" }), "1 too-long");
  assert.equal(of(question("1", { maxLength: 3 }), { valueString: " abc " }), undefined);
  assert.equal(of(question("1"), { valueString: "a\u0000" }), "1 malformed");
  assert.equal(of(question("1"), { valueBoolean: true }), "1 malformed");
  assert.equal(of(question("1"), { valueString: "a" }, { valueString: "b" }), "1 too-many");
  assert.equal(of(question("1", { type: "integer" }), { valueInteger: 1.5 }), "1 not-a-number");
  assert.equal(of(question("1", { type: "integer" }), { valueString: "five" }), "1 not-a-number");
  assert.equal(of(question("1", { type: "integer" }), { valueInteger: 2 ** 31 }), "1 not-a-number");
  assert.equal(of(question("1", { type: "decimal" }), { valueDecimal: 1.5 }), undefined);
  assert.equal(of(question("1", { type: "date" }), { valueDate: "2026-02-30" }), "1 not-a-date");
  assert.equal(of(question("1", { type: "date" }), { valueDate: "2024-02-29" }), undefined);
  assert.equal(of(choice, { valueString: "Green" }), "1 not-an-option");
  assert.equal(of(choice, { valueString: "Red" }), undefined);
  assert.equal(of(choice, { valueCoding: { code: "b" } }), undefined);
  assert.equal(of(open, { valueString: "Green" }), undefined);
  assert.equal(of(open, { valueCoding: { code: "z" } }), "1 not-an-option");
  assert.deepEqual(codes([question("1")], {}), ["1 empty"]);
  assert.deepEqual(codes([question("1")], { 1: [{ valueString: "x" }], 9: [{ valueString: "x" }] }), [
    "9 not-asked",
  ]);
  const group = {
    linkId: "g",
    type: "group",
    text: "G",
    required: true,
    item: [question("1"), question("2")],
  };
  assert.deepEqual(codes([group, question("3")], { 3: [{ valueString: "x" }] }), ["g required"]);
  assert.deepEqual(codes([group], { 2: [{ valueString: "x" }] }), []);
});

test("[F-063] answers begin a conversation with words, or are refused with the question", () => {
  const visit = taken(published.beforeVisit);
  const answers: Answers = {
    reason: [{ valueString: " My knee\r\nhurts " }],
    "1.1": [{ valueBoolean: true }],
    "1.1.1": [{ valueString: "Penicillin" }],
    "1.2": [{ valueString: "Insulin" }, { valueString: "Aspirin" }],
    "2.1": [{ valueBoolean: false }],
    "2.2": [{ valueInteger: 20 }],
  };
  const begun = answeredBy(visit, answers, 0);
  assert.ok(!("refused" in begun));
  assert.equal(begun.title, "Before your visit");
  assert.equal(
    begun.text,
    [
      "What brings you to us? My knee\nhurts",
      "\nYour health",
      "Are you allergic to anything? Yes",
      "To what? Penicillin",
      "Which of these do you take? Insulin, Aspirin",
      "\nYour habits",
      "Do you smoke? No",
    ].join("\n"),
  );
  assert.deepEqual(begun.response, {
    resourceType: "QuestionnaireResponse",
    questionnaire: "https://carethread.example/Questionnaire/before-visit|2",
    status: "completed",
    authored: "1970-01-01T00:00:00.000Z",
    item: [
      { linkId: "reason", text: "What brings you to us?", answer: [{ valueString: "My knee\nhurts" }] },
      {
        linkId: "1",
        text: "Your health",
        item: [
          {
            linkId: "1.1",
            text: "Are you allergic to anything?",
            answer: [
              {
                valueBoolean: true,
                item: [{ linkId: "1.1.1", text: "To what?", answer: [{ valueString: "Penicillin" }] }],
              },
            ],
          },
          {
            linkId: "1.2",
            text: "Which of these do you take?",
            answer: [{ valueString: "Insulin" }, { valueString: "Aspirin" }],
          },
        ],
      },
      {
        linkId: "2",
        text: "Your habits",
        item: [{ linkId: "2.1", text: "Do you smoke?", answer: [{ valueBoolean: false }] }],
      },
    ],
  });
  const without = answeredBy(visit, { ...answers, "1.1.1": [] }, 0);
  assert.deepEqual(without, {
    refused: "answers-incomplete",
    params: { linkId: "1.1.1", problem: "required" },
  });
  const many = taken(asking(...Array.from({ length: 20 }, (_, at) => question(String(at)))));
  const long = Object.fromEntries(
    many.item.map(({ linkId }) => [linkId, [{ valueString: "x".repeat(900) }]]),
  );
  assert.deepEqual(answeredBy(many, long, 0), { refused: "answers-too-long", params: {} });
});

test("a question below one that is left open stands in its answer all the same", () => {
  const found = taken(asking(question("1", { item: [question("2")] })));
  const response = responseOf(found, { 2: [{ valueString: "x" }] });
  assert.deepEqual(response.item, [
    {
      linkId: "1",
      text: "Question 1",
      answer: [{ item: [{ linkId: "2", text: "Question 2", answer: [{ valueString: "x" }] }] }],
    },
  ]);
  assert.deepEqual(
    readable(response).map(({ text, depth, answers }) => [text, depth, answers]),
    [
      ["Question 1", 0, []],
      ["Question 2", 1, ["x"]],
    ],
  );
});

test("questions begin with what the questionnaire says", () => {
  const found = taken(
    asking(
      question("1", { initial: [{ valueString: "Tea" }] }),
      question("2", {
        type: "choice",
        answerOption: [{ valueString: "A" }, { valueString: "B", initialSelected: true }],
      }),
      question("3", { type: "integer", initial: [{ valueString: "five" }] }),
    ),
  );
  assert.deepEqual(initialAnswers(found.item), { 1: [{ valueString: "Tea" }], 2: [{ valueString: "B" }] });
});

for (const [name, resource] of Object.entries(published)) {
  test(`the published questionnaire ${name} is asked, answered, and comes back as valid FHIR`, () => {
    const found = taken(resource);
    assert.equal(itemsOf(found.item).length, itemsOf(resource.item as never).length);
    assert.ok(problems(found, {}).length > 0);
    for (const pick of [0, 1, 2, 3]) {
      const answers: Answers = {};
      // Whatever an answer opens is answered as well.
      for (let before = -1; before !== Object.keys(answers).length; ) {
        before = Object.keys(answers).length;
        const asked = enabledItems(found, answers);
        for (const item of itemsOf(found.item))
          if (isQuestion(item) && asked.has(item.linkId)) answers[item.linkId] = [rightFor(item, pick)];
      }
      const asked = enabledItems(found, answers);
      const kept = Object.fromEntries(Object.entries(answers).filter(([linkId]) => asked.has(linkId)));
      assert.deepEqual(problems(found, kept), [], `${pick}`);
      const begun = answeredBy(found, kept, 1_774_000_000_000);
      assert.ok(!("refused" in begun));
      assert.deepEqual(r4Faults(begun.response), []);
      assert.ok(readable(begun.response).length > 0);
    }
  });
}

test("[F-063] who never drinks is asked three of ten questions, and who drinks much all of them", () => {
  const found = taken(published.alcohol);
  const asked = (answers: Answers): number =>
    itemsOf(found.item).filter(item => isQuestion(item) && enabledItems(found, answers).has(item.linkId))
      .length;
  const option = (linkId: string, at: number): Answers => ({
    [linkId]: [rightFor(itemsOf(found.item).find(item => item.linkId === linkId) as never, at)],
  });
  assert.equal(asked({}), 3);
  assert.equal(asked(option("1", 0)), 3);
  assert.equal(asked(option("1", 2)), 5);
  assert.equal(asked({ ...option("1", 2), ...option("3", 1) }), 10);
  assert.equal(asked({ ...option("1", 0), ...option("3", 1) }), 3);
});

const everyAnswering = (law: (answering: Answering) => void): void =>
  fc.assert(fc.property(answering, law), { numRuns: runs(100) });

/** Everything that stands in a response, by `linkId`. */
function inResponse(items: QuestionnaireResponse["item"] = []): readonly string[] {
  return items.flatMap(({ linkId, item, answer = [] }) => [
    linkId,
    ...inResponse(item),
    ...answer.flatMap(each => inResponse(each.item)),
  ]);
}

test("[F-063] a response is valid FHIR, whatever was answered, and has nothing of what is not asked", () => {
  everyAnswering(({ questionnaire, answers }) => {
    const response = responseOf(questionnaire, answers, 0);
    assert.deepEqual(r4Faults(response), []);
    assert.deepEqual(QuestionnaireResponse.parse(response), response);
    const asked = enabledItems(questionnaire, answers);
    const order = itemsOf(questionnaire.item).map(({ linkId }) => linkId);
    const there = inResponse(response.item);
    for (const linkId of there) assert.ok(asked.has(linkId), linkId);
    assert.deepEqual(
      there,
      [...there].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    assert.equal(new Set(there).size, there.length);
    // What is not asked changes nothing.
    const only = Object.fromEntries(Object.entries(answers).filter(([linkId]) => asked.has(linkId)));
    assert.deepEqual(responseOf(questionnaire, only, 0), response);
    assert.deepEqual(enabledItems(questionnaire, only), asked);
    assert.ok(readableText(response).length <= 16_000);
  });
});

test("without a problem every answer that is asked for stands in the response, and what is required does", () => {
  everyAnswering(({ questionnaire, answers }) => {
    const asked = enabledItems(questionnaire, answers);
    const found = problems(questionnaire, answers);
    const right = Object.fromEntries(
      Object.entries(answers).filter(
        ([linkId]) => asked.has(linkId) && !found.some(problem => problem.linkId === linkId),
      ),
    );
    const there = inResponse(responseOf(questionnaire, right).item);
    for (const linkId of Object.keys(right)) {
      const item = itemsOf(questionnaire.item).find(each => each.linkId === linkId);
      const isSaid = right[linkId]?.some(each => !("valueString" in each) || each.valueString.trim() !== "");
      if (item !== undefined && isQuestion(item) && isSaid && enabledItems(questionnaire, right).has(linkId))
        assert.ok(there.includes(linkId), linkId);
    }
  });
});
