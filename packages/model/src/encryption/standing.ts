/** What stands in the log of an encrypted conversation besides sealed messages: nothing with words that no device sealed. */
const wordless: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...["created", "member-joined", "member-left", "member-changed", "patient-changed", "closed", "reopened"],
  ...["keys-changed", "keys-shared", "reader-joined", "reader-left", "device-left", "automatic-reply"],
]);

/** Whether an event of this type is shown there; what else rooms put into it no device has written. */
export function standsInEncrypted(type: string): boolean {
  return type === "message" || wordless.has(type);
}
