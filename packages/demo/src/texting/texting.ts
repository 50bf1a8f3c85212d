/** The provider of texts, and the patients' phones. */
export { Carrier, type TextingAccount } from "./carrier.ts";
export { phonePage, phoneTexts, sendFromPhone } from "./phones.ts";
