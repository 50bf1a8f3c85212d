import { HostError } from "../host-error.ts";

/**
 * The body of a request as text.
 *
 * @throws HostError `bad-input` for one that was parsed already: a signature is of the bytes that came. `bad-webhook` for
 * bytes that are no UTF-8.
 */
export function bodyText(body: unknown): string {
  if (typeof body === "string") return body;
  if (!ArrayBuffer.isView(body) && !(body instanceof ArrayBuffer)) {
    throw new HostError(
      "bad-input",
      '`body` must be the request\'s raw body, a text or bytes, and not what a parser made of it: in Express use `express.raw({ type: "*/*" })` on this route, with a `Request` pass `await request.text()`.',
      { params: { at: "body" } },
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new HostError("bad-webhook", "This is no webhook of the rooms: the body is not UTF-8.");
  }
}
