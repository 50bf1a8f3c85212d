/** Something that must never be was seen. */
export class Violation extends Error {
  override readonly name = "Violation";
}

export function violated(what: string): never {
  throw new Violation(what);
}
