/** How somebody signs a text, as short as a text is: "Kim, RN". */

/** What many are called in the field, as it is written behind a name. */
const short: Readonly<Record<string, string>> = {
  "registered nurse": "RN",
  "licensed practical nurse": "LPN",
  "nurse practitioner": "NP",
  "physician assistant": "PA",
  "medical assistant": "MA",
};

const honorific = /^(?:dr|prof|mr|mrs|ms|mx|miss)\.?\s+/iu;
/** As credentials are written: RN, MD, PhD, FNP-C. */
const credential = /^(?=.*\p{Lu}.*\p{Lu})[\p{L}.-]{2,8}$/u;

/** The given name, and behind it the first credential of the name, else the role. */
export function signatureOf({
  name,
  title,
}: {
  readonly name: string;
  readonly title?: string | undefined;
}): string {
  const [full = "", ...behind] = name.split(",").map(part => part.trim());
  const [given = full] = full.replace(honorific, "").split(/\s+/);
  const known = behind.find(part => credential.test(part));
  const role = known ?? (title === undefined ? undefined : (short[title.toLowerCase()] ?? title));
  return role === undefined || role === "" ? given : `${given}, ${role}`;
}
