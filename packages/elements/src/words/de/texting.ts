/** German: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Mobiltelefon",
  mobilePhoneInvalid: "Das ist keine Mobilnummer, an die SMS gesendet werden können.",
  textMessages: "SMS",
  textMessagesHint: "Beim Speichern geht eine SMS hinaus, die nach dem Geburtsdatum fragt.",
  textingStatus: {
    none: "",
    pending: "Ausstehend",
    failed: "Fehlgeschlagen",
    "opted-out": "Abgemeldet",
    enabled: "Aktiv",
  },
  textingPending: left =>
    count(left, {
      one: "Es wurde nach dem Geburtsdatum gefragt. Noch # Antwort ist möglich.",
      other: "Es wurde nach dem Geburtsdatum gefragt. Noch # Antworten sind möglich.",
    }),
  textingGoesOut: time => `Geht um ${time} hinaus: Bis dahin ist Ruhezeit.`,
  textingWaits: "Die SMS wartet auf das Ende der Ruhezeit.",
  textingEnabled: "Die Person kann SMS senden und empfangen.",
  textingFailed: {
    replies: "Drei Antworten enthielten nicht das richtige Geburtsdatum.",
    time: "Zwei Wochen lang enthielt keine Antwort das richtige Geburtsdatum.",
    carrier: "Die SMS konnte an diese Nummer nicht zugestellt werden.",
    unknown: "Die Person konnte nicht bestätigt werden.",
  },
  textingOptedOut: {
    patient: "Die Person hat mit STOP geantwortet. Nur ihr eigenes START erlaubt wieder SMS.",
    staff: "Jemand aus dem Praxisteam hat die Person abgemeldet.",
  },
  textingResend: "Hier klicken, um noch einmal zu senden",
  textingOptOut: "Hier klicken, um von SMS abzumelden",
  textingConsent: "Neue Einwilligung erfassen",
  textingUnclear: n =>
    count(n, {
      one: "# SMS kam von dieser Nummer, die auch eine andere Person hat:",
      other: "# SMS kamen von dieser Nummer, die auch eine andere Person hat:",
    }),
  textingTake: "Sie sind von dieser Person",
  textingUnknown: "Es ist nicht bekannt, ob an diese Person SMS gesendet werden können.",
  textingDone: {
    invite: "Die SMS wurde gesendet.",
    resend: "Die SMS wurde noch einmal gesendet.",
    "opt-out": "Die Person wurde von SMS abgemeldet.",
    consent: "Die Einwilligung wurde erfasst und die SMS gesendet.",
    take: "Die SMS stehen jetzt bei den Nachrichten dieser Person.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "SMS",
  textDelivered: {
    sending: "SMS · Wird gesendet",
    sent: "SMS · Gesendet",
    delivered: "SMS · Zugestellt",
    failed: "",
  },
  textFailed: why => `Die SMS ist nicht angekommen. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "An diese Nummer können keine SMS mehr gesendet werden.",
  textAgain: "Noch einmal senden",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "Die Person hat mit STOP geantwortet.",
    "21211": "An die Nummer können keine SMS gesendet werden.",
    "21614": "Die Nummer gehört zu keinem Mobiltelefon.",
    "30003": "Das Telefon ist aus oder nicht erreichbar.",
    "30004": "Der Anbieter hat sie abgelehnt: Das Telefon sperrt SMS.",
    "30005": "Der Anbieter hat sie abgelehnt: Diese Nummer gibt es nicht.",
    "30006": "Die Nummer ist ein Festnetzanschluss, oder ihr Anbieter ist nicht erreichbar.",
    "30007": "Der Anbieter hat sie abgelehnt: Sein Filter hielt die Nachricht für Spam.",
    "21617": "Der Text ist zu lang für eine SMS.",
    other: "Der Anbieter hat sie abgelehnt.",
  },
  textOmitted: n =>
    count(n, {
      one: "# Bild oder Datei wurde weggelassen",
      other: "# Bilder oder Dateien wurden weggelassen",
    }),
  /** What stands in a thread's header. */
  textingOff: "SMS: in Ihrer Praxis ausgeschaltet",
  textingIn: {
    pending: "SMS: ausstehend",
    failed: "SMS: fehlgeschlagen",
    "opted-out": "SMS: abgemeldet",
    enabled: "SMS: aktiv",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "SMS: nicht angemeldet, weil in der Akte ein anderes Mobiltelefon steht",
    pending: "SMS: ausstehend, bis das Geburtsdatum bestätigt ist",
    enabled: "SMS: aktiv",
    failed: "SMS: fehlgeschlagen",
    "opted-out": "SMS: abgemeldet",
  },
};
