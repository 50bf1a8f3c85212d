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
  const { ok, status } = response;
  const isExpired = status === 401 || status === 403;
  if (!ok)
    throw Object.assign(
      new Error(`token-url answered ${status}`),
      isExpired ? { code: "session-expired" } : {},
    );
  const token = ((await response.json()) as { token?: unknown } | null)?.token;
  if (typeof token !== "string") throw new Error("token-url must answer {token}");
  return token;
}
