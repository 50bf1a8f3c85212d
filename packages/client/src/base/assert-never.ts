/** Makes the compiler prove that a `switch` has every case. */
export function assertNever(value: never): never {
  throw new Error(`not a case: ${String(value)}`);
}
