/** Tokens that are broken in one part each, and some that are as they should be. */
import { operatorAudience } from "@carethread/model";
import type { TestOperator } from "../support/operator.ts";
import type { TestPractice } from "../support/practice.ts";
import type { Chance } from "./chance.ts";

function part(value: unknown): string {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
}

/** A hostile token. `kind` and `sub` are those of somebody who may be let in. */
export async function oddToken(
  practice: TestPractice,
  chance: Chance,
  kind: "staff" | "portal" | "system",
  sub: string,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const claims: Record<string, unknown> = {
    iss: `https://${practice.id}.test`,
    aud: "carethread",
    sub,
    iat,
    exp: iat + 600,
    practice: practice.id,
    kind,
    name: sub,
    key: practice.personKey(kind, sub),
    sid: "s",
  };
  const good = await practice.sign(claims);
  const [head, body, signature] = good.split(".") as [string, string, string];
  const odd = chance.pick([
    null,
    0,
    -1,
    1e12,
    1e300,
    "",
    " ",
    "x".repeat(201),
    "x".repeat(5_000),
    [],
    {},
    true,
    "\u0000",
    "__proto__",
    "\ud800",
    [practice.id],
    "inland",
    "admin",
  ]);
  switch (chance.below(14)) {
    case 0:
      return good;
    case 1:
      return practice.sign({ ...claims, [chance.pick(Object.keys(claims))]: odd });
    case 2: {
      const { [chance.pick(Object.keys(claims))]: _, ...fewer } = claims;
      return practice.sign(fewer);
    }
    case 3:
      return practice.sign({ ...claims, iat: iat - 10_000, exp: iat - chance.pick([61, 62, 9_000]) });
    case 4:
      return practice.sign({ ...claims, iat: iat + 500, exp: iat + 900 });
    case 5:
      return practice.sign({ ...claims, exp: iat + chance.pick([901, 3_600, 1e9]) });
    case 6:
      return practice.sign(claims, { kid: chance.pick(["k2", "", "__proto__", "../k1"]) });
    case 7:
      // Another alg in the header, with the old signature or none.
      return `${part({ alg: chance.pick(["none", "HS256", "RS256", "ES384", ""]), kid: "k1" })}.${body}.${chance.pick([signature, ""])}`;
    case 8:
      return `${head}.${part({ ...claims, kind: "system", sub: "host" })}.${signature}`;
    case 9:
      return `${head}.${body}.${chance.pick([signature.slice(1), `${signature}A`, "", "A".repeat(86)])}`;
    case 10:
      return chance.pick([
        "",
        ".",
        "..",
        "a.b.c",
        `${good}.x`,
        ` ${good}`,
        `${good} `,
        good.replaceAll(".", ""),
        "null",
        "Bearer",
        "\ud83d\ude00.\ud83d\ude00.\ud83d\ude00",
        `${head}.${body}`,
        `.${body}.${signature}`,
        `${head}..${signature}`,
      ]);
    case 11:
      return `${head}.${part("x".repeat(chance.pick([10, 7_000, 60_000])))}.${signature}`;
    case 12:
      return `${part(chance.pick(["{", "[]", "null", '{"alg":"ES256","crit":["x"],"x":1}', '{"alg":"ES256","b64":false,"crit":["b64"]}']))}.${body}.${signature}`;
    default:
      return practice.sign({
        ...claims,
        practice: chance.pick(["inland", "nowhere", "HARBOR", "harbor~x", ""]),
      });
  }
}

/** An operator's token: in most cases a good one, so that it comes to the body. */
export function operatorToken(operator: TestOperator, chance: Chance): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const claims: Record<string, unknown> = { aud: operatorAudience, iat, exp: iat + 300 };
  if (!chance.oneIn(4)) return operator.sign(claims);
  switch (chance.below(4)) {
    case 0:
      return operator.sign({ ...claims, aud: chance.pick(["carethread", "", "cove", ["x"]]) });
    case 1:
      return operator.sign({ ...claims, exp: iat + chance.pick([-61, 901, 1e9]) });
    case 2: {
      const { [chance.pick(Object.keys(claims))]: _, ...fewer } = claims;
      return operator.sign(fewer);
    }
    default:
      return operator.sign(claims, { kid: chance.pick(["k1", "", "__proto__"]) });
  }
}
