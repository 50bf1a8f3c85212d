/** The record as who may read it sees it. Loaded when somebody looks at it. */
import {
  auditEvent,
  limits,
  practiceRoom,
  type RecordItem,
  RecordList,
  type RecordQuery,
  RecordVerdict,
  StaffList,
} from "@carethread/model";
import type { AuditRecord } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";

export function openRecord(session: Session, http: () => Promise<Http>): AuditRecord {
  const { addresses } = session;
  const list = async (query: RecordQuery, signal?: AbortSignal): Promise<RecordList> =>
    (await http()).ask(me => `${addresses.path("person", me)}/record`, RecordList, { json: query, signal });

  return {
    list: (query, { signal } = {}) => list(query, signal),
    verify: async query =>
      (await http()).ask(me => `${addresses.path("person", me)}/verify`, RecordVerdict, { json: query }),
    async *exported(query) {
      const system = `urn:carethread:${addresses.practice}`;
      const event = ({ room, entry }: RecordItem) => auditEvent({ room, entry }, { system });
      for (let before: string | null | undefined; before !== null; ) {
        const page = await list({ ...query, taken: true, ...(before === undefined ? {} : { before }) });
        yield* page.items.map(event);
        before = page.more;
      }
    },
    staff: async (q, { signal } = {}) => {
      const room = addresses.room("practice", practiceRoom(addresses.practice));
      const json = { q: q.trim().slice(0, limits.nameLength), from: 0 };
      return (await http()).ask(`${room}/staff`, StaffList, { json, signal });
    },
  };
}
