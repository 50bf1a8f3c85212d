/** German: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Unterhaltungen",
  /** Over the messenger's list. */
  listHeading: "Nachrichten",
  noConversations: "Noch keine Unterhaltungen",
  choose: "Wählen Sie eine Unterhaltung aus, um sie hier zu lesen.",
  back: "Zurück zu den Unterhaltungen",
  more: "Weitere Unterhaltungen anzeigen",
  moreFailed: "Weitere Unterhaltungen konnten nicht geladen werden.",
  partFailed:
    "Dieser Teil konnte nicht geladen werden. Prüfen Sie Ihre Verbindung oder laden Sie die Seite neu.",
  afterAuthor: ":",
  messageCount: n => count(n, { one: "# Nachricht", other: "# Nachrichten" }),
  openProfile: patient => `${patient}, Profil öffnen`,
  lostMessages: n =>
    count(n, {
      one: "# Nachricht konnte eine Woche lang nicht gesendet werden und wurde von diesem Gerät entfernt.",
      other:
        "# Nachrichten konnten eine Woche lang nicht gesendet werden und wurden von diesem Gerät entfernt.",
    }),
  lostDrafts: n =>
    count(n, {
      one: "# Entwurf, der älter als eine Woche war, wurde von diesem Gerät entfernt.",
      other: "# Entwürfe, die älter als eine Woche waren, wurden von diesem Gerät entfernt.",
    }),
  understood: "OK",
  noConversationYet: "Noch keine Unterhaltung",
  writeTo: patient => `An ${patient} schreiben`,
  conversationsWith: patient => `Unterhaltungen mit ${patient}`,
  allConversations: "Alle Unterhaltungen",
  /** The name of the button that shows a plus alone. */
  plusNamed: label => `+ ${label}`,
  closed: "Geschlossen",
  notMarked: "Das war nicht möglich. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
  sendAMessage: "Nachricht senden",
  closeTeam: "Behandlungsteam schließen",
};
