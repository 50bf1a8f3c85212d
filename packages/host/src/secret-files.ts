/** Files in which commands put what is secret. */
import { writeFile } from "node:fs/promises";

/** Writes what is secret to a file that does not exist yet, and says where it is. */
export async function keepSecret(secret: object, file: string): Promise<string> {
  const text = JSON.stringify(secret, null, 2);
  if (file === "-") return `\n\n${text}`;
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: "wx" });
  return `It was written to ${file}, readable by you alone.`;
}

/** Why a file could not be written or read, or what else was wrong. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EEXIST")
    return "The file for what is secret exists already; name another with --out, or remove it first.";
  return error.message;
}
