/** The language of the page at an element: the nearest `lang`, through shadow roots, else the browser's. */
export function languageAt(element: Element): string {
  let lang = "";
  for (let at: Element | null = element; at !== null && lang === ""; ) {
    const marked: Element | null = at.closest("[lang]");
    lang = marked?.getAttribute("lang") ?? "";
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  // A page in "en" read in Britain shows British dates.
  const own = navigator.languages.find(tag => tag === lang || tag.startsWith(`${lang}-`)) ?? lang;
  return canonical(own) ?? canonical(navigator.language) ?? "en";
}

/** A device in no language at all, as one under `LANG=C`, calls its own by what is no tag either. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
