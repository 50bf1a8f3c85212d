/** The practice's record: who changed which of its settings. Not to what: texts and labels are words. */
import {
  type CheckpointHead,
  type FlagName,
  flags,
  limits,
  type Person,
  type PersonId,
  type PracticeSettings,
  type RawEntry,
  type Recorded,
  type RecordPage,
} from "@carethread/model";
import {
  AskRecord,
  AskVerdict,
  Chain,
  type Ports,
  type RecordAnswer,
  Refuse,
  type Requests,
  type Route,
  readBody,
  type Verdict,
  whole,
} from "../base/base.ts";

const most = Number.MAX_SAFE_INTEGER;

type Put = Readonly<Record<string, unknown>>;

export class PracticeRecord {
  readonly #ports: Ports;
  readonly #chain: Chain;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#chain = new Chain(ports.storage, { party: "practice", key: "practice" });
  }

  load(): Promise<void> {
    return this.#chain.load();
  }

  head(): CheckpointHead | null {
    return this.#chain.hasBegun ? { party: "practice", key: "practice", ...this.#chain.end } : null;
  }

  /** After `load`: gives what to store with other settings; nothing where they are the same. */
  changed(by: Person, before: PracticeSettings | null, next: PracticeSettings): Put {
    const said = (settings: PracticeSettings | null, flag: FlagName) => JSON.stringify(settings?.[flag]);
    const other = (Object.keys(flags) as FlagName[]).filter(flag => said(before, flag) !== said(next, flag));
    return other.length === 0 ? {} : this.#append(by, { type: "settings", flags: other });
  }

  /** After `load`: gives what to store with that all sessions were ended. */
  sessionsEnded(by: Person): Put {
    return this.#append(by, { type: "session", is: "ended" });
  }

  #append(by: Person, said: Recorded): Put {
    return this.#chain.append(by, this.#ports.now(), said).put;
  }

  /** Newest first, with `by` what this person changed. */
  async page(before: number, limit: number, by?: PersonId): Promise<RawEntry[]> {
    await this.load();
    return this.#chain.before(before, limit, by);
  }

  async read({ before = most, limit, by, these, exporter }: AskRecord): Promise<RecordAnswer> {
    await this.load();
    if (exporter !== undefined)
      await this.#ports.storage.commit({
        put: this.#append(exporter, { type: "exported", what: "record" }),
      });
    return {
      entries: these === undefined ? await this.page(before, limit, by) : await this.#chain.these(these),
    };
  }

  async verify({ at }: { readonly at?: number | undefined }): Promise<Verdict> {
    await this.load();
    const { verified, linkAt } = await this.#chain.verify(at);
    const { ok, n } = verified;
    return { ok, n, unlinked: 0, ...(linkAt === undefined ? {} : { linkAt }) };
  }

  routes(requests: Requests): Readonly<Record<string, Route>> {
    return {
      "GET record": async (request): Promise<RecordPage> => {
        const { person } = await requests.identify(request);
        if (person.side !== "system") throw new Refuse("not-found");
        const limit = whole(request, "limit", limits.pageEvents, limits.pageEvents);
        const entries = await this.page(whole(request, "before", most, most), limit);
        return { entries, hasOlder: (entries.at(-1)?.n ?? 1) > 1 };
      },
      "POST internal/record": async request => this.read(await readBody(request, AskRecord)),
      "POST internal/verify": async request => this.verify(await readBody(request, AskVerdict)),
    };
  }
}
