/** The function with its last answer: made anew only where something that it is made of is another. */
export function remembered<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    const before = last?.args;
    if (last === undefined || args.some((arg, index) => arg !== before?.[index])) {
      last = { args, result: make(...args) };
    }
    return last.result;
  };
}
