/** The one text that equal values have: what is signed or linked is this. */
import canonicalize from "canonicalize";

/** The form of RFC 8785, in which equal values are equal texts. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a value has no JSON");
  return text;
}
