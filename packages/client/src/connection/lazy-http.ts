import { notLoaded } from "../base/base.ts";
import type { Http } from "./http.ts";
import type { Session } from "./session.ts";

/** Loaded when first needed; rejects with a CareError where that fails. */
export async function lazyHttp(session: Session): Promise<Http> {
  const { createHttp } = await import("./http.ts").catch(notLoaded);
  return createHttp(session);
}
