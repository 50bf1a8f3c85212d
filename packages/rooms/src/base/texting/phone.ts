/** What people write as a telephone number. */
import type { PhoneNumber } from "@carethread/model";
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import type { Practice } from "../practices/practices.ts";

/** The number as the network knows it, read as in the practice's country; null for what is none that can be texted. */
export function numberOf(phone: string, { settings }: Pick<Practice, "settings">): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(phone, settings.country as CountryCode);
  return parsed?.isValid() ? parsed.number : null;
}
