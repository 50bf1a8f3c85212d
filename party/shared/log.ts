/** For the operator: what failed and where, and nothing that a person wrote. */
export function log(message: string, error?: unknown): void {
  console.error(message, error instanceof Error ? whereabouts(error) : "");
}

/** An error's name and place, not its text: a text may quote what a person wrote. */
function whereabouts({ name, stack = "" }: Error): string {
  const frames = stack.split("\n").filter(line => line.startsWith("    at "));
  return [name, ...frames].join("\n");
}
