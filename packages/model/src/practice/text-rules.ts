/** What a practice has settled of its texts, as they are made and counted by. */
import type { TextRules } from "../texting/texting.ts";
import type { PracticeSettings } from "./settings/settings.ts";

export function textRulesOf(settings: PracticeSettings, practice: string): TextRules {
  const {
    textContent = "full",
    textAddress,
    textSignature = false,
    textPrice,
    textCurrency = "USD",
  } = settings;
  return {
    ...{ practice, content: textContent, signed: textSignature },
    ...(textAddress === undefined ? {} : { address: textAddress }),
    ...(textPrice === undefined ? {} : { price: { amount: textPrice, currency: textCurrency } }),
  };
}
