/** The recipes for SMART as the package has them, with the examples of SMART App Launch 2.2. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHost, makeKeys } from "@carethread/host";
import fc from "fast-check";
import { attributesOf, SmartError, smartLaunch, smartRequest } from "../../packages/host/recipes/smart.ts";
import { smartStyle, styleSheetOf } from "../../packages/host/recipes/smart-style.ts";
import { colourIn, familiesIn, lengthIn } from "../../packages/host/recipes/smart-values.ts";

const iss = "https://ehr.example.org/fhir";
const claims = { fhirUser: `${iss}/Practitioner/982` };

/** As the specification shows one. */
const response = {
  access_token: "i8hweunweunweofiwweoijewiwe",
  token_type: "bearer",
  expires_in: 3600,
  scope: "patient/Observation.rs patient/Patient.rs",
  patient: "123",
  encounter: "456",
  need_patient_banner: true,
  smart_style_url: "https://ehr.example.org/styles/smart_v1.json",
};

test("a token response says whose chart it is, who looks, and where the style is", async () => {
  const launch = smartLaunch(response, { iss, claims });
  assert.deepEqual(launch, {
    person: { kind: "staff", id: "982" },
    patient: "123",
    encounter: "456",
    needsBanner: true,
    styleUrl: new URL(response.smart_style_url),
  });
  const { credentials } = await makeKeys({
    ...{ practice: "p", name: "P", issuer: "i", origins: ["https://ehr.example.org"] },
  });
  const host = createHost({ server: "https://rooms.example.org", credentials });
  assert.deepEqual(attributesOf(launch, host), { patient: host.patientKey("123") });
  const conversation = "c".repeat(26);
  assert.deepEqual(
    attributesOf(launch, host, id => (id === "456" ? conversation : undefined)),
    { patient: host.patientKey("123"), conversation },
  );
  assert.deepEqual(attributesOf({ ...launch, patient: null, encounter: null }, host), {});
});

test("what is not said: no patient, no encounter, no style, and a banner", () => {
  assert.deepEqual(smartLaunch({ access_token: "x" }, { iss: `${iss}/`, claims }), {
    ...{ person: { kind: "staff", id: "982" }, patient: null, encounter: null },
    ...{ needsBanner: true, styleUrl: null },
  });
  assert.equal(smartLaunch({ ...response, need_patient_banner: false }, { iss, claims }).needsBanner, false);
});

/** As the specification shows one. */
const capabilities = [
  ...["launch-ehr", "launch-standalone", "client-public", "client-confidential-symmetric"],
  ...["sso-openid-connect", "context-passthrough-banner", "context-passthrough-style"],
  ...["context-ehr-patient", "context-ehr-encounter", "context-standalone-patient", "permission-patient"],
];

const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    assert.ok(error instanceof SmartError);
    return error.code;
  }
};

test("an EHR launch hands over what it was given, and a standalone one asks for a patient", () => {
  assert.deepEqual(smartRequest(iss, "xyz123", { capabilities }), {
    ...{ scope: "openid fhirUser launch", aud: iss, launch: "xyz123" },
  });
  assert.deepEqual(smartRequest(iss, null, { capabilities }), {
    ...{ scope: "openid fhirUser launch/patient", aud: iss },
  });
});

test("what the server does not offer is not asked for", () => {
  const without = (name: string) => ({ capabilities: capabilities.filter(each => each !== name) });
  for (const [launch, name] of [
    ["xyz123", "launch-ehr"],
    [null, "launch-standalone"],
    [null, "context-standalone-patient"],
  ] as const) {
    const other = launch === null ? "xyz123" : null;
    assert.equal(
      codeOf(() => smartRequest(iss, launch, without(name))),
      "not-offered",
    );
    assert.equal(
      codeOf(() => smartRequest(iss, other, without(name))),
      null,
    );
  }
  for (const said of [null, undefined, {}, { capabilities: "launch-standalone" }, []])
    assert.equal(
      codeOf(() => smartRequest(iss, null, said)),
      "not-offered",
    );
});

test("a standalone launch has the patient who was chosen, and a banner whatever is said", () => {
  const { encounter: _, ...chosen } = response;
  const options = { iss, claims: { fhirUser: `${iss}/Patient/123` }, standalone: true };
  const launch = smartLaunch({ ...chosen, need_patient_banner: false }, options);
  assert.deepEqual(
    [launch.person, launch.patient, launch.encounter, launch.needsBanner],
    [{ kind: "portal", id: "123" }, "123", null, true],
  );
  const { patient: __, ...nobody } = chosen;
  assert.equal(
    codeOf(() => smartLaunch(nobody, options)),
    "bad-context",
  );
});

test("who it is comes by a whole address, from the server's base, or by profile of older EHRs", () => {
  const personOf = (said: Record<string, unknown>) => smartLaunch(response, { iss, claims: said }).person;
  assert.deepEqual(personOf({ fhirUser: "Patient/a-1.b" }), { kind: "portal", id: "a-1.b" });
  assert.deepEqual(personOf({ fhirUser: `${iss}/RelatedPerson/r` }), { kind: "portal", id: "r" });
  assert.deepEqual(personOf({ profile: "Practitioner/7" }), { kind: "staff", id: "7" });
});

test("what is wrong with a launch is said, without whose it is", () => {
  const refused = (said: unknown, who: Record<string, unknown> | null = claims) => {
    try {
      smartLaunch(said, { iss, claims: who });
    } catch (error) {
      assert.ok(error instanceof SmartError);
      assert.doesNotMatch(error.message, /982|123|Ada/);
      return error.code;
    }
    return null;
  };
  for (const said of [null, [], "x", {}, { error: "invalid_grant" }])
    assert.equal(refused(said), "bad-response");
  for (const patient of ["Patient/123", "", 123, "../x", "a b", "x".repeat(65), { id: "123" }])
    assert.equal(refused({ ...response, patient }), "bad-context", JSON.stringify(patient));
  assert.equal(refused({ ...response, need_patient_banner: "true" }), "bad-context");
  for (const who of [null, {}, { fhirUser: null }]) assert.equal(refused(response, who), "no-user");
  for (const fhirUser of ["https://evil.example/Practitioner/982", `${iss}.evil.example/Practitioner/982`])
    assert.equal(refused(response, { fhirUser }), "foreign-user");
  for (const fhirUser of ["982", "Practitioner/", "Practitioner/9/8", "PractitionerRole/1", "Person/1", 982])
    assert.equal(refused(response, { fhirUser }), "bad-user", String(fhirUser));
  assert.equal(refused(response, { fhirUser: "constructor/1" }), "bad-user");
});

test("a style is asked for at the EHR alone, and where else you allow it", () => {
  const styleOf = (smart_style_url: unknown, styleOrigins?: string[]) =>
    smartLaunch({ ...response, smart_style_url }, { iss, claims, ...(styleOrigins && { styleOrigins }) })
      .styleUrl?.href ?? null;
  const elsewhere = "https://static.example.org/style.json";
  assert.equal(styleOf(elsewhere, ["https://static.example.org"]), elsewhere);
  const wrong = [
    elsewhere,
    "http://ehr.example.org/s.json",
    "https://a:b@ehr.example.org/s",
    "file:///etc/x",
    7,
  ];
  for (const url of wrong) assert.equal(styleOf(url), null, String(url));
});

/** As the specification shows one, with the semicolon at the end of its last line. */
const style = {
  color_background: "#edeae3",
  color_error: "#9e2d2d",
  color_highlight: "#69b5ce",
  color_modal_backdrop: "",
  color_success: "#498e49",
  color_text: "#303030",
  dim_border_radius: "6px",
  dim_font_size: "13px",
  dim_spacing_size: "20px",
  font_family_body: "Georgia, Times, 'Times New Roman', serif",
  font_family_heading: "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif;",
};

test("the specification's style becomes custom properties, each written anew", () => {
  const { properties, scheme, page, refused } = smartStyle(style);
  assert.deepEqual(refused, []);
  assert.equal(scheme, "light");
  const mixed = (share: number) => `color-mix(in oklab, rgb(48 48 48) ${share}%, rgb(237 234 227))`;
  assert.deepEqual(properties, {
    "--care-surface": "rgb(237 234 227)",
    "--care-text": "rgb(48 48 48)",
    "--care-text-muted": mixed(80),
    "--care-surface-sunken": mixed(3),
    "--care-surface-hover": mixed(6),
    "--care-other": mixed(7),
    "--care-border": mixed(15),
    "--care-border-field": mixed(55),
    "--care-meta": mixed(85),
    "--care-accent": "rgb(105 181 206)",
    "--care-danger": "rgb(158 45 45)",
    "--care-here": "rgb(73 142 73)",
    "--care-font": '"Georgia", "Times", "Times New Roman", serif',
    "--care-font-size": "13px",
    "--care-font-size-small": "calc(13px * 0.87)",
    "--care-font-size-large": "calc(13px * 1.13)",
    "--care-radius": "6px",
    "--care-radius-bubble": "calc(6px * 1.75)",
    "--care-space": "calc(20px / 4)",
  });
  assert.deepEqual(page, {
    headings: '"HelveticaNeue-Light", "Helvetica", "Arial", "Lucida Grande", sans-serif',
    backdrop: null,
  });
  const dark = smartStyle({ color_background: "#101418", color_text: "#eee" });
  assert.equal(dark.scheme, "dark");
  assert.match(
    styleSheetOf(dark, ".chart"),
    /^\.chart \{\n {2}color-scheme: dark;\n {2}--care-surface: rgb\(16 20 24\);/,
  );
  assert.equal(styleSheetOf(smartStyle({})), ":root {\n}\n");
});

test("a ground without its ink, and an ink that nobody can read on it, are not taken", () => {
  for (const said of [
    { color_background: "#fff" },
    { color_text: "#fff" },
    { color_background: "#fff", color_text: "#bbb" },
    { color_background: "#ffff", color_text: "#0008" },
  ]) {
    const { properties, scheme, refused } = smartStyle(said);
    assert.deepEqual([properties, scheme], [{}, null]);
    assert.ok(refused.length > 0);
  }
});

test("what is no plain colour, length or family is refused, by its name", () => {
  const bad = "red; } body { background: url(https://evil.example/?x) }";
  const refused = smartStyle(Object.fromEntries(Object.keys(style).map(name => [name, bad])));
  assert.deepEqual(refused.properties, {});
  assert.deepEqual(refused.page, { headings: null, backdrop: null });
  assert.deepEqual(refused.refused.map(({ name }) => name).sort(), Object.keys(style).sort());
  for (const no of [
    "red",
    "var(--x)",
    "#12",
    "#12345",
    "url(x)",
    "rgb(1,2)",
    "rgb(300 0 0)",
    "rgb(1..2 0 0)",
  ])
    assert.equal(colourIn(no), null, no);
  assert.equal(colourIn("hsl(200, 50%, 40%)")?.css, "rgb(51 119 153)");
  assert.equal(colourIn("rgba(0,0,0,.5)")?.css, "rgb(0 0 0 / 0.5)");
  for (const no of ["1vw", "-4px", "calc(1px)", "12", "1e3px", "99px", "2px 3px"])
    assert.equal(lengthIn(no, 0, 32), null, no);
  assert.deepEqual(
    ["0", "1.50em", "12PT"].map(text => lengthIn(text, 0, 32)),
    ["0px", "1.5rem", "12pt"],
  );
  for (const no of ["", "a,,b", "a;b", "x\\", 'a"b', "url(x)", "a/*", "a\nb", "'a", "inherit}"])
    assert.equal(familiesIn(no), null, no);
  assert.deepEqual(smartStyle("x").refused, [{ name: "style", because: "it is no JSON object" }]);
});

test("whatever stands there, a style sheet is one rule of known names with nothing that ends a value", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom(...Object.values(style)), fc.string({ unit: "binary" }));
  const any = fc.record(Object.fromEntries(Object.keys(style).map(name => [name, text])));
  fc.assert(
    fc.property(any, said => {
      const lines = styleSheetOf(smartStyle(said)).trimEnd().split("\n");
      assert.equal(lines[0], ":root {");
      assert.equal(lines.at(-1), "}");
      for (const line of lines.slice(1, -1))
        assert.match(line, /^ {2}(--care-[a-z-]+|color-scheme): [\p{L}\p{N} "#%().,/*_-]+;$/u);
    }),
    { numRuns: 100 },
  );
});
