const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, also within the quotes of an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, char => entities[char] ?? char);
}
