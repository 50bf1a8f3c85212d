/** What other rooms and the practice's back end ask of a person's record. */
import type { Person, RecordPage } from "@carethread/model";
import {
  AskRecord,
  AskSaw,
  AskVerdict,
  askedPage,
  newest,
  PushSaw,
  type RecordAnswer,
  Refuse,
  type Requests,
  type Route,
  readBody,
  recordPage,
  type Verdict,
  verdictOf,
} from "../base/base.ts";
import type { PersonRecord } from "./record.ts";

/** `whose` says whose it is, where the host pushed them. */
export function recordRoutes(
  record: PersonRecord,
  requests: Requests,
  whose: () => Person | undefined,
): Readonly<Record<string, Route>> {
  return {
    "GET record": async (request): Promise<RecordPage> => {
      const { before, limit } = await askedPage(requests, request);
      const entries = await record.page(before, limit);
      if (whose() === undefined && record.chain.end.n === 0) throw new Refuse("not-found");
      return recordPage(entries);
    },
    "POST internal/record": async (request): Promise<RecordAnswer> => {
      const { before = newest, limit, by, these, exporter } = await readBody(request, AskRecord);
      if (exporter !== undefined) await record.exported(exporter, by);
      await record.load();
      const person = whose();
      return {
        ...(person === undefined ? {} : { person }),
        entries: these === undefined ? await record.page(before, limit, by) : await record.chain.these(these),
      };
    },
    "POST internal/verify": async (request): Promise<Verdict> => {
      await record.load();
      return verdictOf(record.chain, await readBody(request, AskVerdict));
    },
    "POST internal/saw": async request => {
      await record.saw(await readBody(request, PushSaw));
      return { ok: true };
    },
    "POST internal/saw-list": async request => {
      const { before, limit } = await readBody(request, AskSaw);
      return record.sawBefore(before, limit);
    },
  };
}
