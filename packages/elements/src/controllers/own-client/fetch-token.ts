/** Asks the page's own back end. Another origin is refused: the session's cookie is meant for this one alone. */
export async function fetchToken(path: string): Promise<string> {
  // A `srcdoc` frame has no address of its own: paths are its parent's, and so is its origin.
  const url = new URL(path, document.baseURI);
  if (url.origin !== self.origin) throw new Error("token-url must be on the page's own origin");
  const response = await fetch(url, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { accept: "application/json" },
  });
  if (response.status === 401 || response.status === 403) {
    throw Object.assign(new Error(`token-url answered ${response.status}`), { code: "session-expired" });
  }
  if (!response.ok) throw new Error(`token-url answered ${response.status}`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null || !("token" in body) || typeof body.token !== "string") {
    throw new Error("token-url must answer {token}");
  }
  return body.token;
}
