import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "@carethread/model";
import fc from "fast-check";
import {
  formsOf,
  labelsAmong,
  markedText,
  mentionsIn,
  namesIn,
  queryAt,
  strangersIn,
} from "../../packages/elements/src/text/mentions.ts";

const kim = { id: "kim", name: "Kim Park" };
const kimberly = { id: "kimberly", name: "Kim Parker" };
const kimPark = { id: "kimpark", name: "Kim Park Lee" };
const omar = { id: "omar", name: "Dr. Omar Haddad" };
const layla = { id: "layla", name: "ليلى حداد" };
const people = [kim, kimberly, kimPark, omar, layla];

const queries: readonly [string, { from: number; q: string } | null][] = [
  ["@", { from: 0, q: "" }],
  ["Hi @om", { from: 3, q: "om" }],
  ["Hi (@Dr. Omar H", { from: 4, q: "Dr. Omar H" }],
  ["one\n@Kim ", { from: 4, q: "Kim " }],
  ["@لي", { from: 0, q: "لي" }],
  ["mail kim@", null],
  ["mail kim@example.org", null],
  ["@ 5", null],
  ["@Kim\nnext", null],
  ["@@", null],
  ["@Kim Park please see what Rosa wrote", null],
  ["nothing", null],
];
for (const [text, expected] of queries) {
  test(`[F-110] what is written after an @ in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(queryAt(text, text.length), expected);
  });
}

const named: readonly [string, string[]][] = [
  ["@Kim Park please look", ["kim"]],
  ["(@Kim Park's view)", ["kim"]],
  ["@Kim Parker", ["kimberly"]],
  ["@Kim Park Lee and @Kim Park, thanks", ["kimpark", "kim"]],
  ["@Kim Park @Kim Park", ["kim"]],
  ["@Dr. Omar Haddad.", ["omar"]],
  ["شكرا @ليلى حداد", ["layla"]],
  ["@Kim Par", []],
  ["@Kim  Park", ["kim"]],
  ["@Kim\nPark", []],
  ["@KimPark", []],
  ["Kim Park", []],
  ["x@Kim Park", []],
  ["@Kim Parks", []],
  ["@kim park", ["kim"]],
];
for (const [text, expected] of named) {
  test(`[F-110] whom ${JSON.stringify(text)} names`, () => {
    assert.deepEqual(mentionsIn(text, people), expected);
  });
}

test("[F-110] of two with one name the chosen one is meant, without a choice both", () => {
  const other = { id: "other", name: "Kim Park" };
  assert.deepEqual(mentionsIn("@Kim Park", [kim, other], [other]), ["other"]);
  assert.deepEqual(mentionsIn("@Kim Park", [kim, other]), ["kim", "other"]);
});

const typed: readonly [name: string, text: string, found: string | null][] = [
  ["Siobhán O'Brien", "@Siobhán O’Brien please", "@Siobhán O’Brien"],
  ["Siobhán O'Brien", "(@siobhan obrien's)", "@siobhan obrien"],
  ["Siobhán O'Brien", "@Siobhan O’Briens", null],
  ["Ann\u00a0Lee", "@Ann Lee, thanks", "@Ann Lee"],
  ["Ann Lee", "@Ann\u202fLee", "@Ann\u202fLee"],
  ["\u00c9lodie Roux", "@E\u0301lodie Roux.", "@E\u0301lodie Roux"],
  ["Elodie Rou\u0301", "@Elodie Rou\u0301!", "@Elodie Rou\u0301"],
  ["Ren\u00e9", "@Rene\u0301 here", "@Rene\u0301"],
  ["Łukasz Øster", "@lukasz oster", "@lukasz oster"],
  ["Gros", "@Groß", null],
  ["か", "@が", null],
  ["か", "@か\u3099", null],
  ["Ann", "@Ann\u0301a", null],
  ["Zoë\u200b", "@Zoe-Marie", "@Zoe"],
  ["Ann 👩‍⚕️", "@ann 👩‍⚕️ and", "@ann 👩‍⚕️"],
  ["'", "@' here", null],
];
for (const [name, text, expected] of typed) {
  test(`[F-110] ${JSON.stringify(name)} as typed in ${JSON.stringify(text)}`, () => {
    const [found] = namesIn(text, [{ id: "it", name }]);
    assert.equal(found === undefined ? null : text.slice(found.from, found.to), expected);
  });
}

test("[F-110] of names that are typed alike the one that the text spells is meant", () => {
  const both = [
    { id: "ann", name: "Ann Lee" },
    { id: "aenn", name: "Änn Lee" },
  ];
  assert.deepEqual(mentionsIn("@Ann Lee", both), ["ann"]);
  assert.deepEqual(mentionsIn("@A\u0308nn Lee", both), ["aenn"]);
  assert.deepEqual(mentionsIn("@ann lee", both), ["ann", "aenn"]);
});

const nurse = { id: "ann1", name: "Ann Lee", title: "Nurse" };
const dietitian = { id: "ann2", name: "Ann\u00a0Lee", title: "Dietitian" };

test("[F-110] two of one name have labels of their own, each of which names one of them", () => {
  const others = [nurse, dietitian].flatMap(formsOf);
  assert.equal(labelsAmong(others)(kim), "Kim Park");
  assert.equal(labelsAmong(others)(nurse), "Ann Lee (Nurse)");
  assert.equal(labelsAmong(others)(dietitian), "Ann\u00a0Lee (Dietitian)");
  assert.deepEqual(mentionsIn("@Ann Lee (nurse) and @Ann Lee (Dietitian)", others), ["ann1", "ann2"]);
  assert.deepEqual(mentionsIn("@Ann Lee (diet", others), ["ann1", "ann2"]);
});

test("[F-110] where the title tells them no more apart, or there is none, a number does", () => {
  for (const [title, labels] of [
    ["Nurse", ["Ann Lee (Nurse 1)", "Ann Lee (Nurse 2)", "Ann Lee (Nurse 3)"]],
    [undefined, ["Ann Lee (1)", "Ann Lee (2)", "Ann Lee (3)"]],
  ] as const) {
    const same = ["c", "a", "b"].map(id => ({ id, name: "Ann Lee", title }));
    const others = same.flatMap(formsOf);
    assert.deepEqual(same.map(labelsAmong(others)).sort(), labels);
    // One who was chosen before keeps the label from the others.
    assert.equal(
      labelsAmong([...others, { id: "b", name: labels[0] }])({ ...nurse, title, id: "a" }),
      labels[1],
    );
  }
});

const variants: readonly ((name: string) => string)[] = [
  name => name.normalize("NFD"),
  name => name.normalize("NFC"),
  name => name.toUpperCase(),
  name => name.replaceAll("'", "’"),
  name => name.replaceAll(" ", "\u00a0"),
  name => name.normalize("NFD").replace(/[\u0300-\u036f]/gu, ""),
  name => name.replaceAll(" ", " \u200b"),
];
const words = fc.stringMatching(/^[A-ZÉÑŁ][a-zéüñøß']{1,6}[a-zéüñø]$/u);
const names = fc.array(words, { minLength: 1, maxLength: 3 }).map(all => all.join(" "));

test("[F-110] a name that is typed in another way is a mention, where it stands and no further", () => {
  fc.assert(
    fc.property(
      names,
      fc.shuffledSubarray([...variants]),
      fc.constantFrom("", "Hi ", "(", "é "),
      fc.constantFrom("", ".", " ok", "'s view", ")"),
      (name, ways, left, right) => {
        const written = ways.reduce((text, way) => way(text), name);
        const [found, ...more] = namesIn(`${left}@${written}${right}`, [{ id: "it", name }]);
        assert.deepEqual(more, []);
        assert.deepEqual(found?.is.ids, ["it"], written);
        assert.equal(`${left}@${written}${right}`.slice(found?.from, found?.to), `@${written}`);
      },
    ),
  );
});

test("[F-110] whoever is chosen by a label is meant by it, whatever others are called", () => {
  const titles = fc.option(fc.constantFrom("Nurse", "nurse", "Nurse 1", "Dietitian", ""), { nil: undefined });
  const called = fc.constantFrom("Ann Lee", "ann lee", "Ann\u00a0Lee", "Ann Lee (Nurse)", "Ann", "Änn Lee");
  fc.assert(
    fc.property(fc.array(fc.record({ name: called, title: titles }), { minLength: 2, maxLength: 6 }), all => {
      const persons = all.map((person, index) => ({ ...person, id: `p${index}` }));
      const others = persons.flatMap(formsOf);
      let chosen: { id: string; name: string }[] = [];
      for (const person of persons) {
        const label = labelsAmong([...others, ...chosen])(person);
        chosen = [...chosen, { id: person.id, name: label }];
      }
      const text = chosen.map(({ name }) => `@${name}`).join(", ");
      assert.deepEqual(
        mentionsIn(text, [...others, ...chosen], chosen),
        persons.map(({ id }) => id),
        text,
      );
    }),
  );
});

const strangers: readonly [string, string[]][] = [
  ["@Siobhan O'Brien please", ["@Siobhan"]],
  ["@O’Brien", ["@O’Brien"]],
  ["@Kim Park and @Kimm", ["@Kimm"]],
  ["mail kim@example.org, @ 5 and @5", []],
  ["https://social.example/@nobody", []],
];
for (const [text, expected] of strangers) {
  test(`[F-110] what in ${JSON.stringify(text)} is nobody's name`, () => {
    const found = strangersIn(text, people).map(({ from, to }) => text.slice(from, to));
    assert.deepEqual(found, expected);
  });
}

test("[F-110] who was chosen and was taken out of the text is not meant", () => {
  const vera = { id: "vera", name: "Vera Lind" };
  assert.deepEqual(mentionsIn("@Vera Lind", people, [vera]), ["vera"]);
  assert.deepEqual(mentionsIn("@Vera Lin", people, [vera]), []);
});

test("a name with signs of a pattern is taken as it is, and names stand in the text's order and apart", () => {
  const names = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { maxLength: 4 });
  fc.assert(
    fc.property(names, fc.array(fc.string({ unit: "grapheme", maxLength: 6 })), (all, words) => {
      const known = all.map((name, index) => ({ id: `${index}`, name }));
      const text = words.map((word, index) => `${word} @${all[index % (all.length || 1)] ?? ""}`).join(" ");
      let end = 0;
      for (const { from, to, is } of namesIn(text, known)) {
        assert.ok(end <= from);
        for (const id of is.ids) assert.equal(fold(text.slice(from + 1, to)), fold(all[Number(id)] ?? ""));
        end = to;
      }
    }),
  );
  assert.deepEqual(mentionsIn("@A.*(b)+ ok", [{ id: "a", name: "A.*(b)+" }]), ["a"]);
});

test("[F-110] a name within a link names nobody, and opens no list", () => {
  for (const text of ["https://social.example/@Kim Park", "see www.social.example/@Kim Park."]) {
    assert.deepEqual(mentionsIn(text, people), []);
    const typed = text.slice(0, text.indexOf("Kim") + 2);
    assert.equal(queryAt(typed, typed.length), null, typed);
  }
  assert.deepEqual(mentionsIn("Vera/@Kim Park, https://social.example/@Kim Parker @Kim Park Lee", people), [
    "kim",
    "kimpark",
  ]);
  assert.deepEqual(queryAt("https://social.example/ @Ki", 27), { from: 24, q: "Ki" });
});

test("a text is marked with its links and its names", () => {
  assert.deepEqual(markedText("@Kim Park: https://a.example/@Kim Parker!", people), [
    { text: "@Kim Park", is: { kind: "mention", ids: ["kim"] } },
    { text: ": ", is: null },
    { text: "https://a.example/@Kim", is: { kind: "link", href: "https://a.example/@Kim" } },
    { text: " Parker!", is: null },
  ]);
});
