/**
 * What phones and word processors put in the place of plain marks, as marks of GSM-7, the alphabet of texts: one curly quote
 * makes a text of 160 characters one of 70. A part of what Twilio calls Smart Encoding
 * (https://www.twilio.com/docs/messaging/services/smart-encoding-char-list). Letters of any script, emoji and everything
 * else stay as they are.
 */
const marks: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201b": "'",
  "\u2032": "'",
  "\u02bc": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u201f": '"',
  "\u2033": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\u2022": "*",
  "\u2026": "...",
  "\u00a0": " ",
  "\u2007": " ",
  "\u2009": " ",
  "\u200a": " ",
  "\u202f": " ",
};

const any = new RegExp(`[${Object.keys(marks).join("")}]`, "g");

/** The text as it goes to a phone. */
export function plainText(text: string): string {
  return text.replace(any, mark => marks[mark] ?? mark);
}
