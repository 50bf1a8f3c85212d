/** What other rooms and the practice's back end ask of a person's record. */
import { limits, type Person, type RecordPage } from "@carethread/model";
import {
  AskRecord,
  AskSaw,
  AskVerdict,
  PushSaw,
  type RecordAnswer,
  Refuse,
  type Requests,
  type Route,
  readBody,
  type Verdict,
  whole,
} from "../base/base.ts";
import type { PersonRecord } from "./record.ts";

const most = Number.MAX_SAFE_INTEGER;

/** `whose` says whose it is, where the host pushed them. */
export function recordRoutes(
  record: PersonRecord,
  requests: Requests,
  whose: () => Person | undefined,
): Readonly<Record<string, Route>> {
  return {
    "GET record": async (request): Promise<RecordPage> => {
      const { person } = await requests.identify(request);
      if (person.side !== "system") throw new Refuse("not-found");
      const limit = whole(request, "limit", limits.pageEvents, limits.pageEvents);
      const entries = await record.page(whole(request, "before", most, most), limit);
      if (whose() === undefined && record.chain.end.n === 0) throw new Refuse("not-found");
      return { entries, hasOlder: (entries.at(-1)?.n ?? 1) > 1 };
    },
    "POST internal/record": async (request): Promise<RecordAnswer> => {
      const { before = most, limit, by, these, exporter } = await readBody(request, AskRecord);
      if (exporter !== undefined) await record.exported(exporter, by);
      await record.load();
      const person = whose();
      return {
        ...(person === undefined ? {} : { person }),
        entries: these === undefined ? await record.page(before, limit, by) : await record.chain.these(these),
      };
    },
    "POST internal/verify": async (request): Promise<Verdict> => {
      const { at } = await readBody(request, AskVerdict);
      await record.load();
      const { verified, linkAt } = await record.chain.verify(at);
      const { ok, n } = verified;
      return { ok, n, unlinked: 0, ...(linkAt === undefined ? {} : { linkAt }) };
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
