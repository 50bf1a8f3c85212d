/** Where the pages come from. */
import type { IncomingMessage, ServerResponse } from "node:http";

export type PageName =
  | "start"
  | "ehr"
  | "portal"
  | "embed"
  | "mails"
  | "launch"
  | "launched"
  | "phone"
  | "sign-in";

export interface PageSource {
  /** The template of a page; `url` is for a dev server that transforms it. */
  page(name: PageName, url: string): Promise<string>;
  readonly policy: string;
  readonly assets: readonly { readonly prefix: string; readonly folder: string }[];
  /** Answers what the pages' sources need, as a dev server does; true where it took the request. */
  serve?(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close?(): Promise<void>;
}
