/** What a person at the terminal can understand and mend; printed as its sentence, without a stack. */
export class Problem extends Error {
  override readonly name = "Problem";
}
