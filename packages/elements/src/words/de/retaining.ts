/** German: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Aufbewahrung und Löschung",
  retainingFailed: "Was aufbewahrt und gelöscht wird, konnte nicht geladen werden.",
  retainingAbout:
    "Was zur Löschung fällig ist, wird endgültig gelöscht, wenn zwei aus dem Praxisteam es bestimmt haben: Eine Person schlägt es vor, eine andere genehmigt es. Was gesperrt ist, bleibt erhalten. Worte aus Unterhaltungen werden hier nicht gezeigt.",
  retainingYears: years =>
    count(years, {
      one: "Unterhaltungen werden nach ihrer letzten Nachricht # Jahr aufbewahrt.",
      other: "Unterhaltungen werden nach ihrer letzten Nachricht # Jahre aufbewahrt.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority, years) =>
    count(years, {
      one: `Bei Personen, die dann jünger als ${majority} sind, mindestens bis # Jahr nach dem ${majority}. Geburtstag.`,
      other: `Bei Personen, die dann jünger als ${majority} sind, mindestens bis # Jahre nach dem ${majority}. Geburtstag.`,
    }),
  retainingOff:
    "Es wird nichts gelöscht: In den Einstellungen der Praxis steht nicht, wie lange Unterhaltungen aufbewahrt werden. Löschsperren wirken ab dem Tag, an dem es dort steht.",
  retainingDue: "Zur Löschung fällig",
  retainingOf: patient => `Unterhaltungen von ${patient}`,
  retainingNothingDue: "Nichts ist zur Löschung fällig.",
  retainingNoneOf: "Es gibt keine Unterhaltungen.",
  retainingCount: n => count(n, { one: "# Unterhaltung", other: "# Unterhaltungen" }),
  retainingIncomplete: "Diese Liste wird gerade zusammengestellt: Es kann noch etwas fehlen.",
  retainingRefresh: "Aktualisieren",
  retainingMore: "Mehr Fälliges anzeigen",
  retainingMoreHolds: "Mehr Löschsperren anzeigen",
  retainingLast: day => `Letzte Nachricht am ${day}`,
  retainingSince: day => `Fällig seit ${day}`,
  retainingUntil: day => `Aufbewahrt mindestens bis ${day}`,
  retainingHeld: reason => `Löschsperre: ${reason}`,
  retainingHeldWhole: reason => `Löschsperre für alle Unterhaltungen dieser Person: ${reason}`,
  retainingProposed: (name, day) =>
    `${name} hat am ${day} die Löschung vorgeschlagen. Jemand anderes muss sie genehmigen.`,
  retainingProposedByYou: day =>
    `Sie haben am ${day} die Löschung vorgeschlagen. Sie können sie nicht selbst genehmigen: Niemand löscht allein.`,
  retainingHiding: name =>
    `Genehmigt von ${name}. Die Unterhaltung wird für alle ausgeblendet; bis das abgeschlossen ist, holt eine Löschsperre sie zurück.`,
  retainingShowing: "Die Unterhaltung bleibt erhalten und wird wieder eingeblendet.",
  retainingErasing:
    "Die Unterhaltung ist für alle ausgeblendet und wird gelöscht. Das lässt sich nicht mehr aufhalten.",
  retainingGone: entry =>
    `Die Bescheinigung darüber ist Eintrag ${entry} im Protokoll der Patientin oder des Patienten.`,
  retainingPropose: "Löschung vorschlagen",
  retainingApprove: "Genehmigen…",
  retainingErase: "Endgültig löschen",
  retainingSure:
    "Die Unterhaltung wird für alle ausgeblendet und dann endgültig gelöscht: Nachrichten, Dateien und was die Suche davon kennt. Es bleiben eine Bescheinigung und ein Verlauf ohne Worte.",
  retainingStop: "Zurücknehmen",
  retainingHold: "Löschsperre…",
  retainingHoldWhole: "Löschsperre für alle Unterhaltungen…",
  retainingSetHold: "Löschsperre setzen",
  retainingHolds: "Löschsperren",
  retainingNoHolds: "Es gibt keine Löschsperren.",
  retainingHoldCount: n => count(n, { one: "# Löschsperre", other: "# Löschsperren" }),
  retainingWhole: "Alle Unterhaltungen",
  retainingOne: "Eine Unterhaltung",
  retainingSetBy: (name, day) => `Gesetzt von ${name} am ${day}`,
  retainingLift: "Aufheben…",
  retainingLiftNow: "Löschsperre aufheben",
  retainingReason: "Grund",
  retainingReasonHint:
    "Er steht im Protokoll der Patientin oder des Patienten. Alle, die Löschsperren setzen dürfen, lesen ihn.",
  retainingReasonNeeded: "Geben Sie einen Grund an.",
  retainingDone: {
    hold: "Die Löschsperre ist gesetzt.",
    lift: "Die Löschsperre ist aufgehoben.",
    propose: "Vorgeschlagen. Jemand anderes muss die Löschung genehmigen.",
    approve: "Genehmigt. Die Unterhaltung wird ausgeblendet und dann gelöscht.",
    stop: "Zurückgenommen. Die Unterhaltung bleibt erhalten.",
  },
};
