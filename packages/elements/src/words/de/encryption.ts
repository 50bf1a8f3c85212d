/** German: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "Ende-zu-Ende verschlüsselt",
  encryptionStates: {
    opening: "Verschlüsselte Nachrichten werden geöffnet…",
    "locked-out":
      "Dieses Gerät kann hier nicht mitlesen, und hier schreibt niemand mehr, der ihm den Schlüssel geben könnte.",
    outside:
      "Sie können diese Unterhaltung nicht lesen. Sie lesen mit, sobald Sie teilnehmen: indem Sie schreiben, oder wenn jemand Sie erwähnt.",
    "no-device": "Auf diesem Gerät können verschlüsselte Nachrichten weder gelesen noch geschrieben werden.",
    untrusted:
      "Die neuesten Schlüssel dieser Unterhaltung stammen von keinem Gerät, das Ihre Praxis bestätigt hat. Bis das geklärt ist, kann nichts geschrieben werden. Bitte sagen Sie Ihrer Praxis Bescheid.",
    failed: "Verschlüsselte Nachrichten können gerade nicht geöffnet werden. Es wird wieder versucht.",
  },
  encryptionWaits:
    "Dieses Gerät kann noch nicht alles lesen. Öffnen Sie diese Unterhaltung auf einem Gerät, das es kann.",
  sealOpening: "Wird geöffnet…",
  sealLocked: n =>
    count(n, {
      one: "Eine Nachricht aus der Zeit, bevor dieses Gerät lesen konnte",
      other: "# Nachrichten aus der Zeit, bevor dieses Gerät lesen konnte",
    }),
  sealForged: "Diese Nachricht stammt nicht von dem Gerät, das sie nennt. Sie wird nicht gezeigt.",
  sealRepeated: "Diese Nachricht gab es hier schon. Sie wird nicht noch einmal gezeigt.",
  sealGap: "Vor dieser Nachricht fehlt eine.",
  sealMoved: "Diese Nachricht wurde vor einer geschrieben, die weiter oben steht.",
  readerJoined: { you: "Sie können ab hier mitlesen", other: who => `${who} kann ab hier mitlesen` },
  readerLeft: {
    you: "Sie können ab hier nicht mehr mitlesen",
    other: who => `${who} kann ab hier nicht mehr mitlesen`,
  },
  deviceLeft: {
    you: "Eines Ihrer Geräte kann ab hier nicht mehr mitlesen",
    other: who => `Ein Gerät von ${who} kann ab hier nicht mehr mitlesen`,
  },
  deviceNew: {
    you: "Ein neues Gerät von Ihnen kann ab hier mitlesen",
    other: who => `Ein neues Gerät von ${who} kann ab hier mitlesen`,
    nobody: "Ein neues Gerät kann ab hier mitlesen",
  },
  keysShared: {
    you: "Ein weiteres Gerät von Ihnen kann lesen, was vorher geschrieben wurde",
    other: who => `Ein weiteres Gerät von ${who} kann lesen, was vorher geschrieben wurde`,
    nobody: "Ein weiteres Gerät kann lesen, was vorher geschrieben wurde",
  },
  securityFailed: "Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung.",
};
