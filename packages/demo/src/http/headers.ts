/** The headers of every answer: those that a careful vendor's pages would have. */
export type Headers = Readonly<Record<string, string>>;

export const common: Headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/**
 * What a page may do: run and show what this origin serves, and talk to this origin and to the rooms.
 * `lit-html` is the one policy that the elements need; strings become markup nowhere else. A page that has a lit of
 * its own, or loads the elements twice, has it twice.
 */
export function pagePolicy(rooms: string): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${rooms} ${rooms.replace(/^http/, "ws")}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ].join("; ");
}

/** For contributors: the dev server injects styles and reloads over a socket of its own. Never for a real page. */
export function developmentPolicy(rooms: string): string {
  return [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ws: ${rooms} ${rooms.replace(/^http/, "ws")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}
