/** What a back end passes, checked before anything is sent. */
import { HostError } from "../host-error.ts";

/** The parts of a schema that are used here, so that no schema library is imported. */
interface Checker<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** Checks before anything is sent. The error names the field, never its value. */
export function checked<T>(schema: Checker<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = issue?.path.map(String).join(".") ?? "";
  throw new HostError("bad-input", `${what}: \`${at || "it"}\` is not as documented (${issue?.message}).`, {
    params: { at },
  });
}
