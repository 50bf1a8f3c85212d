/** German: see the English table. */
import type { refusals as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const refusals: Translated<typeof English> = {
  refused: {
    "bad-request": "Das konnte nicht gesendet werden. Bitte prüfen Sie Ihre Eingaben.",
    "text-empty": "Schreiben Sie zuerst eine Nachricht.",
    "text-too-long": "Diese Nachricht ist zu lang. Bitte kürzen Sie sie oder senden Sie sie in Teilen.",
    "text-malformed":
      "Dieser Text enthält Zeichen, die nicht gesendet werden können. Bitte entfernen Sie sie und versuchen Sie es noch einmal.",
    "title-required": "Geben Sie ein Thema ein.",
    "title-not-allowed": "Diese Unterhaltung hat kein Thema.",
    "title-too-long": "Dieses Thema ist zu lang. Bitte kürzen Sie es.",
    conflict: "Das wurde schon mit einem anderen Text gesendet. Bitte senden Sie es noch einmal.",
    "session-ended": "Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an.",
    unauthorized: "Sie sind nicht mehr angemeldet. Bitte melden Sie sich wieder an.",
    "not-found": "Diese Unterhaltung ist nicht verfügbar.",
    "not-allowed": "Sie sind dazu nicht berechtigt.",
    "not-writable": "Sie können diese Unterhaltung lesen, aber nicht darin schreiben.",
    "patient-deceased": "Diese Person ist verstorben. Es können keine Nachrichten gesendet werden.",
    "patient-withdrawn":
      "Diese Person ist hier nicht mehr registriert. Sie können lesen, was geschrieben wurde.",
    "kind-not-available": "Ihre Praxis bietet diese Art von Unterhaltung nicht an.",
    "recipient-gone": "Die Person, mit der diese Unterhaltung geführt wird, ist hier nicht mehr erreichbar.",
    "recipient-unavailable":
      "Die Person, mit der diese Unterhaltung geführt wird, nimmt im Moment keine Nachrichten an. Rufen Sie in der Praxis an, wenn Sie eine Antwort brauchen.",
    "addressee-gone":
      "Die Person, mit der diese Unterhaltung geführt wird, nutzt das Portal hierfür nicht mehr.",
    "not-available":
      "Sie sind nicht für Portalnachrichten verfügbar und können diese Unterhaltung deshalb nicht beginnen.",
    "messaging-off": "Nachrichten sind in Ihrer Praxis ausgeschaltet.",
    "channel-off": "Portalnachrichten sind in Ihrer Praxis ausgeschaltet.",
    "patient-not-enabled":
      "Diese Person ist weder im Portal angemeldet noch für SMS freigeschaltet, deshalb kann hier niemand schreiben.",
    closed: "Diese Unterhaltung ist geschlossen.",
    "encounter-finished": "Der Behandlungskontakt ist abgeschlossen.",
    "not-closed": "Diese Unterhaltung ist offen.",
    "watch-fixed": "Als Hauptcoach beobachten Sie jede Unterhaltung mit dieser Person.",
    "mention-no-access":
      "Jemand, den Sie erwähnt haben, darf diese Patientendaten nicht sehen. Entfernen Sie die Erwähnung und senden Sie noch einmal.",
    "too-many-members": "Diese Unterhaltung hat bereits die höchstmögliche Zahl an Mitgliedern.",
    "support-unavailable": "Der Support kann hier nicht gerufen werden.",
    "task-taken": "Diese Aufgabe hat inzwischen jemand anderes.",
    "correction-open": "Für diese Nachricht wurde schon um eine Korrektur gebeten.",
    "correction-nothing": "Hier gibt es keine Nachricht, die korrigiert werden könnte.",
    "correction-empty": "Bitte füllen Sie jedes Feld aus.",
    "correction-too-long": "Das ist zu lang. Bitte kürzen Sie es auf 4.000 Zeichen.",
    "correction-not-yours":
      "Um diese Korrektur hat jemand anderes gebeten, nur diese Person kann die Bitte zurückziehen.",
    "correction-over": "Das wurde schon beantwortet oder zurückgezogen.",
    "correction-extended": "Die Frist wurde schon verlängert. Das ist nur einmal möglich.",
    "correction-unanswered":
      "Beantworten Sie die Korrektur bei der Nachricht. Damit ist diese Aufgabe erledigt.",
    "too-many-corrections":
      "In dieser Unterhaltung wurde schon um so viele Korrekturen gebeten, wie möglich sind.",
    "pause-over": "Wählen Sie einen Tag nach heute.",
    "task-over": "Diese Aufgabe ist schon erledigt.",
    "task-no-access":
      "Diese Person darf die Unterhaltung nicht sehen und kann deshalb die Aufgabe nicht erhalten.",
    "reminder-needs-new-message": "Schalten Sie zuerst „Neue Nachricht aus der Patientenschaft“ ein.",
    "import-too-late": "Frühere Nachrichten können nur vor der ersten neuen ergänzt werden.",
    "import-from-future": "Eine frühere Nachricht hat eine Zeit, die nicht möglich ist.",
    "questionnaire-unsupported": "Dieser Fragebogen kann hier nicht angezeigt werden.",
    "questionnaire-gone": "Dieser Fragebogen wird nicht mehr angeboten. Bitte wählen Sie einen anderen.",
    "too-many-questionnaires": "Es gibt schon so viele Fragebögen, wie es geben kann.",
    "answers-incomplete":
      "Eine der Antworten fehlt oder kann nicht gesendet werden. Bitte prüfen Sie Ihre Antworten.",
    "answers-too-long": "Ihre Antworten sind zusammen zu lang. Bitte kürzen Sie einige davon.",
    "settings-impossible": "Diese Einstellungen passen nicht zusammen.",
    "attachments-off": "In dieser Unterhaltung können keine Dateien gesendet werden.",
    "attachment-type": "Dateien dieser Art können hier nicht gesendet werden.",
    "attachment-mismatch":
      "Diese Datei ist nicht das, was ihr Name sagt, und kann deshalb nicht gesendet werden.",
    "attachment-empty": "Diese Datei ist leer.",
    "attachment-too-large": "Diese Datei ist zu groß, um hier gesendet zu werden.",
    "attachment-too-many":
      "Das sind zu viele Dateien für eine Nachricht. Bitte senden Sie sie in mehreren Nachrichten.",
    "attachment-gone": "Eine Datei dieser Nachricht ist nicht mehr da. Bitte hängen Sie sie noch einmal an.",
    "attachment-infected":
      "Unser Virenscanner hat in dieser Datei etwas Schädliches gefunden, niemand kann sie öffnen.",
    "attachment-damaged":
      "Diese Datei ist nicht vollständig angekommen. Bitte hängen Sie sie noch einmal an.",
    "attachment-unscanned":
      "Diese Datei konnte nicht auf schädliche Inhalte geprüft werden. Bitte hängen Sie sie noch einmal an.",
    "attachment-not-ready":
      "Eine Datei wird noch geprüft. Die Nachricht wird gesendet, sobald das abgeschlossen ist.",
    "texting-unavailable": "Diese Praxis kann noch keine SMS senden.",
    "texting-no-number": "In der Akte steht keine Mobilnummer, an die SMS gesendet werden können.",
    "texting-no-birth-date":
      "In der Akte steht kein vollständiges Geburtsdatum, mit dem die Person bestätigen könnte, wer sie ist.",
    "texting-opted-out": "Diese Person wurde von SMS abgemeldet. Erfassen Sie zuerst eine neue Einwilligung.",
    "texting-stopped": "Die Person hat mit STOP geantwortet. Nur ihr eigenes START erlaubt wieder SMS.",
    "text-not-again": "Diese SMS kann nicht noch einmal gesendet werden: Die Nummer nimmt sie nicht an.",
    "texting-not-pending": "Keine SMS wartet auf eine Antwort.",
    "wrong-method": "Das konnte nicht gesendet werden. Bitte versuchen Sie es später noch einmal.",
    "too-large": "Das ist zu groß zum Senden.",
    "too-fast": "Das war zu schnell. Bitte warten Sie kurz und versuchen Sie es noch einmal.",
    "server-error": "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
    encrypted: "Diese Unterhaltung ist Ende-zu-Ende verschlüsselt, deshalb geht das hier nicht.",
    "encryption-off": "Diese Unterhaltung kann nicht Ende-zu-Ende verschlüsselt werden.",
    "keys-old": "Wer diese Unterhaltung liest, hat sich geändert; senden Sie noch einmal.",
    "device-unknown":
      "Dieses Gerät ist hier nicht bekannt oder wurde entfernt. Bitte laden Sie die Seite neu.",
    "too-many-devices":
      "Mehr Geräte sind nicht möglich. Entfernen Sie zuerst eines dort, wo Sie angemeldet sind.",
    "retention-off": "Hier wird nichts gelöscht.",
    "retention-not-due": "Das ist noch nicht zur Löschung fällig.",
    "retention-held": "Hierfür gilt eine Löschsperre: Es bleibt erhalten.",
    "retention-not-proposed": "Das schlägt niemand mehr vor.",
    "retention-same-person": "Sie haben das vorgeschlagen: Jemand anderes muss es genehmigen.",
    "retention-gone": "Das wird gerade gelöscht oder ist schon gelöscht.",
    unknown: "Das war nicht möglich. Wenn es wieder passiert, laden Sie die Seite neu.",
    "server-misconfigured":
      "Nachrichten sind im Moment nicht verfügbar. Bitte versuchen Sie es später noch einmal.",
  },
  failed: "Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.",
};
