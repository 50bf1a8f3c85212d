/**
 * The pages of the guide, in their order, and which chapters of which README each shows. What a README says is written
 * there alone; a page adds what stands nowhere else.
 */
export interface Part {
  readonly file: string;
  /** Titles of chapters; the introduction where it is empty text. All of the file where nothing is said. */
  readonly chapters?: readonly string[];
}

export interface Page {
  readonly title: string;
  readonly parts: readonly Part[];
}

const front = "README.md";
const elements = "packages/elements/README.md";
const host = "packages/host/README.md";

export const pages = {
  "getting-started": {
    title: "Getting started",
    parts: [{ file: front, chapters: ["", "Try it", "Test it"] }],
  },
  embed: {
    title: "Embed",
    parts: [
      { file: front, chapters: ["Embed it"] },
      { file: elements, chapters: ["Use", "Elements", "What is unsent, and signing out"] },
    ],
  },
  "in-use": {
    title: "In use",
    parts: [
      {
        file: elements,
        chapters: [
          "Starting a conversation",
          "The care team, and what counts as read",
          "Mentions, support and staff-only notes",
          "End-to-end encryption",
          "Attachments",
          "Questionnaires",
          "Where nothing is written any more",
          "Administration",
          "Coaching",
          "Texting",
          "The stream",
          "Figures and expected times",
          "Links",
        ],
      },
    ],
  },
  theme: {
    title: "Theme",
    parts: [
      { file: front, chapters: ["Theme it"] },
      { file: elements, chapters: ["Looks"] },
    ],
  },
  presets: {
    title: "Presets",
    parts: [
      { file: host, chapters: ["A practice's settings"] },
      { file: "packages/demo/README.md", chapters: ["The practices"] },
    ],
  },
  "events-and-slots": { title: "Events and slots", parts: [{ file: elements, chapters: ["Events"] }] },
  "back-end": {
    title: "Back end",
    parts: [
      { file: front, chapters: ["Your back end"] },
      {
        file: host,
        chapters: [
          "Ten lines",
          "Tokens",
          "Pushing people and patients",
          "Being told",
          "Encounters",
          "Appointments and plans",
          "What waits",
          "Texts",
          "A scanner",
          "In another language",
        ],
      },
    ],
  },
  "record-and-exchange": {
    title: "Record and exchange",
    parts: [
      {
        file: host,
        chapters: ["The record", "Kept and let go", "Messages of the past", "FHIR R4", "SMART on FHIR"],
      },
    ],
  },
  security: {
    title: "Security",
    parts: [
      { file: "packages/host/TRUST.md" },
      { file: host, chapters: ["End-to-end encryption", "Sealed storage"] },
      { file: elements, chapters: ["Content security"] },
      { file: ".github/SECURITY.md" },
    ],
  },
  "where-to-run-it": {
    title: "Where to run it",
    parts: [
      { file: front, chapters: ["Server set-up"] },
      { file: host, chapters: ["Keys and the server's environment", "Many practices"] },
      { file: "party/README.md" },
    ],
  },
  frameworks: { title: "Frameworks", parts: [{ file: elements, chapters: ["Frameworks", "Browsers"] }] },
  languages: { title: "Languages", parts: [{ file: elements, chapters: ["Words"] }] },
  headless: { title: "Headless", parts: [{ file: "packages/client/README.md" }] },
  "accessibility-conformance": {
    title: "Accessibility conformance",
    parts: [
      { file: "stories/guide/conformance.md" },
      { file: elements, chapters: ["Keyboard and focus", "Touch, zoom and paper"] },
    ],
  },
  troubleshooting: { title: "Troubleshooting", parts: [{ file: "stories/guide/problems.md" }] },
  migrating: { title: "Migrating", parts: [{ file: "stories/guide/migrating.md" }] },
  "how-it-is-built": {
    title: "How it is built",
    parts: [
      { file: front, chapters: ["How it is built"] },
      { file: "packages/model/README.md" },
      { file: "packages/rooms/README.md" },
    ],
  },
} as const satisfies Readonly<Record<string, Page>>;

export type PageName = keyof typeof pages;
