/** Apart from the table of types, so that a list, which counts pictures, does without it. */

/** Whether a page may show it as a picture. */
export function isImage(type: string): boolean {
  return type.startsWith("image/");
}
