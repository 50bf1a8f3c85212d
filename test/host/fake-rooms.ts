/** A `fetch` that plays the rooms, for what real ones never do on demand: fail, answer nonsense, be slow. */
import { generateKeyPairSync } from "node:crypto";
import { createHost, type Host, type HostOptions } from "@carethread/host";
import { type RefusalCode, refusalAnswers, refusalRules } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";

export interface Seen {
  readonly path: string;
  readonly token: string;
  readonly body: Record<string, unknown>;
}

export type Answer = (request: Seen, index: number) => Response | Promise<Response>;

export const answerId = "a".repeat(26);

export function answer(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

export function refuse(code: RefusalCode, params: Record<string, string | number> = {}): Response {
  const { retryable } = refusalRules[code];
  const { say, status } = refusalAnswers[code];
  return answer({ code, params, retryable, message: say }, status);
}

export const accept = (): Response => answer({ id: answerId, applied: true });

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

export const credentials = {
  practice: "riverside",
  issuer: "https://ehr.example.org",
  audience: "carethread",
  idSecret: idSecretOf("riverside"),
  system: { key: privateKey, kid: "s1" },
};

export interface FakeRooms {
  readonly host: Host;
  readonly seen: Seen[];
  /** The waits between attempts, in milliseconds. */
  readonly waits: number[];
  now: number;
}

export function fakeRooms(answers: Answer, options: Partial<HostOptions> = {}): FakeRooms {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const rooms = { seen, waits, now: 1_700_000_000_000 };
  const host = createHost({
    server: "https://rooms.example.org",
    credentials,
    ...options,
    platform: {
      wait: async ms => void waits.push(ms),
      random: () => 1,
      now: () => rooms.now,
    },
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      const request = {
        path: String(url).replace("https://rooms.example.org", ""),
        token: headers.get("authorization")?.replace(/^Bearer /, "") ?? "",
        body: JSON.parse(String(init?.body ?? "{}")),
      };
      seen.push(request);
      return answers(request, seen.length - 1);
    },
  } as HostOptions);
  return Object.assign(rooms, { host });
}
