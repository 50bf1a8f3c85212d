/** Whether a reply holds the patient's date of birth. */

/** A whole date: charts may know the year alone. */
const whole = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Whether the chart's date of birth (FHIR `date`) can be asked for. */
export function canConfirm(birthDate: string | undefined): birthDate is string {
  return birthDate !== undefined && whole.test(birthDate);
}

/**
 * Whether a reply is the date as the opt-in text asks for it, MM/DD/YYYY, and nothing else but blanks around it. No other
 * form counts: 04/09 is another day where days come first.
 */
export function isBirthDate(reply: string, birthDate: string | undefined): boolean {
  const [, year, month, day] = whole.exec(birthDate ?? "") ?? [];
  return year !== undefined && reply.trim() === `${month}/${day}/${year}`;
}

/** Whether a text may be meant as a date, in whatever form: of somebody who is asked for one it counts as an answer. */
export function looksLikeDate(text: string): boolean {
  return /^\s*\d\d?\D\d\d?\D\d\d(\d\d)?\s*$/.test(text);
}
