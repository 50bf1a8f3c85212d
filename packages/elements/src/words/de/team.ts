/** German: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Wird benachrichtigt",
  notNotified: "Wird nicht über Nachrichten benachrichtigt",
  away: "Nicht mehr aktiv",
  watching: "Beobachtet",
  hereNow: "Gerade hier",
  unfollow: "Nicht mehr zu dieser Person benachrichtigen",
  follow: "Zu dieser Person benachrichtigen",
  removeMember: "Aus der Unterhaltung entfernen",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label, who) => `${label}: ${who}`,
  removeAsk: who => `${who} entfernen?`,
  removeHint: "Wer entfernt wird, verlässt diese Unterhaltung und erfährt nichts mehr von ihren Nachrichten.",
  remove: "Entfernen",
  notInTeam: "Nicht im Behandlungsteam",
  byInvitation: "Eingeladen",
  patientSide: "Patient/in und Familie",
  people: "Personen",
  noTeam: "In diesem Behandlungsteam ist noch niemand.",
  teamHint: "Liest und beantwortet Ihre Nachrichten",
};
