/**
 * The number that people call in a medical emergency, by country (ISO 3166-1 alpha-2). Sources: the national numbers of
 * ITU-T E.129, and 112 for the European Union (Directive 2018/1972, article 109).
 */
const numbers: Readonly<Record<string, readonly string[]>> = {
  "911": ["AR", "CA", "CO", "CR", "DO", "EC", "MX", "PA", "PE", "PH", "PR", "US", "UY"],
  "999": ["GB", "GG", "HK", "IM", "JE", "KE", "MY"],
  "112": [
    ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"],
    ...["LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "IN", "GE", "RS", "UA", "ZA"],
  ],
  "000": ["AU"],
  "111": ["NZ"],
  "113": ["NO"],
  "144": ["CH", "LI"],
  "119": ["JP", "KR", "TW"],
  "120": ["CN"],
  "101": ["IL"],
  "103": ["RU"],
  "115": ["VN"],
  "192": ["BR"],
  "995": ["SG"],
  "998": ["AE"],
  "997": ["SA"],
  "1669": ["TH"],
};

const byCountry: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(numbers).flatMap(([number, countries]) =>
    countries.map(country => [country, number] as const),
  ),
);

/** Countries whose number is known, in the order of their codes. */
export function countries(): string[] {
  return [...byCountry.keys()].sort();
}

/** The number of a country; where it is not known, what works on most mobile networks (3GPP TS 22.101). */
export function emergencyNumberOf(country: string): string {
  return byCountry.get(country) ?? "112";
}
