/** Words that a language has in common with English. */
const everywhere = ["PDF", "OK", "Chat", "Coaching"];

const own: Readonly<Record<string, readonly string[]>> = {
  de: ["Links", "Median", "Support"],
  es: ["No"],
  fr: [
    "5 conversations",
    "5 messages",
    "Administration",
    "Article",
    "Conversation",
    "Conversations",
    "Document",
    "Message",
    "Messages",
    "Minutes",
    "Note",
    "Notifications",
    "Patient",
    "Patients",
    "Questionnaires",
  ],
  ko: ["ID ⟪0⟫"],
  "pt-BR": ["Links"],
  ru: ["ID ⟪0⟫"],
  vi: ["ID ⟪0⟫"],
  "zh-Hans": ["ID ⟪0⟫"],
};

export function alike(tag: string): ReadonlySet<string> {
  return new Set([...everywhere, ...(own[tag] ?? [])]);
}
