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
  try {
    return new Intl.Locale(own).toString();
  } catch {
    // A page may name no language, and a device under `LANG=C` names its own by what is no tag either.
    return Intl.NumberFormat().resolvedOptions().locale;
  }
}
