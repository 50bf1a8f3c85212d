/** One hostile HTTP request after the other, each of which must be answered by its code. */
import assert from "node:assert/strict";
import { parties, RefusedBody, refusalAnswers } from "@carethread/model";
import type { Chance } from "./chance.ts";
import { mutate } from "./mutate.ts";
import { type GoodRequest, goodRequests, secret, type Target } from "./targets.ts";
import { oddToken, operatorToken } from "./tokens.ts";

const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND", "post", "X"];
const paths = [
  "",
  "/",
  "//",
  "events/",
  "events?before=",
  "events?before=-1&limit=5",
  "events?before=1e3",
  "events?before=0x10&limit=101",
  "events?before=99999999999999999999&limit=1",
  "events?limit=1",
  "events?before=5&before=6",
  "rows?after=",
  "rows?after=open.1.x",
  "rows?after=closed.9999999999999999.aaaaaaaaaaaaaaaaaaaaaaaaaa",
  "rows?after=%00",
  "internal/",
  "internal/wake/",
  "INTERNAL/wake",
  "internal%2fwake",
  "./internal/wake",
  "x/../internal/wake",
  "constructor",
  "__proto__",
  "hasOwnProperty",
  "toString",
  "%",
  "%E0%A4%A",
  "roster?x=[]",
  "a".repeat(2_000),
];
const origins = [
  "https://ehr.test",
  "https://evil.test",
  "null",
  "",
  "https://ehr.test.evil.test",
  "ehr.test",
  "*",
];

async function headersFor(
  target: Target,
  chance: Chance,
  good: GoodRequest,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  const token = await tokenFor(target, chance, good);
  // A header holds Latin letters alone: others cannot even be sent.
  const sent = /^[\t\x20-\x7e]*$/.test(token) ? token : "odd";
  headers.authorization = chance.oneIn(8)
    ? chance.pick([
        "",
        "Bearer",
        "Bearer ",
        `Basic ${sent}`,
        `bearer ${sent}`,
        `Bearer  ${sent}`,
        sent,
        "Bearer secret",
      ])
    : `Bearer ${sent}`;
  if (chance.oneIn(20)) delete headers.authorization;
  if (chance.oneIn(4)) headers.origin = chance.pick(origins);
  if (chance.oneIn(6))
    headers["content-type"] = chance.pick(["text/plain", "application/xml", "multipart/form-data", ";"]);
  if (chance.oneIn(12)) headers["x-forwarded-for"] = "127.0.0.1, ".repeat(50);
  return headers;
}

async function tokenFor(target: Target, chance: Chance, good: GoodRequest): Promise<string> {
  const [kind, sub] = good.from;
  if (kind === "operator") return operatorToken(target.operator, chance);
  const practice = good.isCoves ? target.cove : target.world.practice;
  return chance.oneIn(3) ? oddToken(practice, chance, kind, sub) : practice.token(kind, sub);
}

/** Sends one; throws where the answer is not as it must be. Says what it did, for a failure. */
export async function hostileRequest(
  target: Target,
  chance: Chance,
  told: (what: string) => void,
): Promise<number> {
  const all = goodRequests(chance, target);
  const good = chance.pick(all);
  const rooms = target.rooms[good.party];
  const party = chance.oneIn(15) ? chance.pick(parties) : good.party;
  const room = chance.oneIn(8) ? chance.pick(target.rooms[party]) : (rooms[good.room] as string);
  const method = chance.oneIn(10) ? chance.pick(methods) : good.method;
  const path = chance.oneIn(8) ? chance.pick(paths) : good.path;
  const headers = await headersFor(target, chance, good);
  let body: string | undefined;
  if (!["GET", "HEAD"].includes(method.toUpperCase())) {
    const text = mutate(good.body ?? {}, chance, chance.pick(all).body ?? {});
    body = chance.oneIn(150) ? `{"q":"${"x".repeat(1_100_000)}"}` : text;
  }
  const url = `${target.world.server.url}/parties/${party}/${encodeURI(room)}/${path}`;
  told(`${method} ${url} ${JSON.stringify(headers)} ${body?.slice(0, 20_000)}`);
  const response = await target.world.server.fetch(url, { method, headers, body });
  const text = await response.text();
  if (response.status === 204) {
    assert.equal(method, "OPTIONS");
    return 204;
  }
  if (method === "HEAD") return response.status;
  // Beside the rooms: the platform answers for a method that HTTP does not know, and a path that is no room's.
  if (response.status === 501 && ["X", "PROPFIND"].includes(method)) return 501;
  if (new URL(url).pathname.split("/").length < 4) return response.status;
  // A file that is not there as a whole yet is to be asked for again.
  const isEarly = response.status === 503 && text.includes('"attachment-not-ready"');
  assert.ok(response.status < 500 || isEarly, `answered ${response.status}: ${text.slice(0, 300)}`);
  for (const { idSecret } of [target.cove, target.world.practice])
    assert.ok(!text.includes(idSecret), "an answer holds an id secret");
  if (response.status === 200) {
    assert.ok(good.from[0] !== "portal" || !text.includes(secret), "a portal user read a note");
    if (!response.headers.has("content-disposition")) JSON.parse(text);
    return 200;
  }
  const refused = RefusedBody.safeParse(JSON.parse(text));
  assert.ok(refused.success, `no refusal: ${response.status} ${text.slice(0, 300)}`);
  assert.equal(refusalAnswers[refused.data.code].status, response.status);
  assert.ok(
    !/[Ee]rror:|\bat [\w.]+ \(|node_modules/.test(text),
    `an exception's text: ${text.slice(0, 300)}`,
  );
  return response.status;
}
