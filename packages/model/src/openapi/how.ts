/** How a back end proves itself, and how it names rooms: what no schema says. */
import { limits } from "../limits.ts";
import { wireVersion } from "../wire/wire.ts";
import { idSecret, keys, practice, rooms } from "./examples.ts";

export const how = `What the back end of an EHR or a patient portal asks of Carethread's rooms by HTTP. Bodies and answers are JSON in
UTF-8; a body has at most ${limits.requestBody / 1024 / 1024} MiB. Fields that you do not know may come with any answer: ignore them. This is version ${wireVersion} of the wire.

## Names of rooms

A request goes to the room of what it is about: \`/parties/<party>/<practice>~<key>/…\`. No id of yours stands in an address:
a key is made of it under the id secret of your credentials.

1. Write the parts as compact JSON, in UTF-8: \`["person","staff","u17"]\` for a member of staff, \`["person","portal","<sub>"]\`
   for a portal user, \`["person","system","<sub>"]\` for your back end itself, \`["patient","p4711"]\` for a patient.
2. HMAC-SHA-256 of these bytes; the secret is the text of \`idSecret\` as it stands, not decoded.
3. The first 16 bytes of it as base32 (RFC 4648) in lower case, without padding: 26 characters.

With the id secret \`${idSecret}\` and the practice \`${practice}\`:

| parts | room |
|---|---|
| \`["person","staff","u17"]\` | \`/parties/person/${rooms.personRoom}\` |
| \`["patient","p4711"]\` | \`/parties/patient/${rooms.patientRoom}\` |
| \`["person","system","host"]\` | none; the \`key\` of your back end's token: \`${keys.system}\` |

The practice's own room is \`/parties/practice/${rooms.practiceRoom}\`. A conversation's key is in the answer to its start.

## Tokens

\`Authorization: Bearer <JWT>\`, signed with ES256 (EC P-256) or RS256 (RSA, 2,048 bits or more) by a key whose public half
the rooms know; the header has its \`kid\`. A key has one use: \`people\` for the tokens of your pages, \`system\` for what is
described here. The claims are the schema \`Claims\`; a token lives ${limits.tokenLife / 60_000} minutes at most, and clocks may differ by ${limits.tokenSkew / 60_000}. An operator's token
needs \`aud: "carethread-operator"\`, \`iat\` and \`exp\` alone, and ES256.

## When something is refused

The answer is \`RefusedBody\` with a status. Go by its \`code\`. Where \`retryable\` is true (429 and 5xx), send the same request again, after
\`params.retryAfter\` milliseconds where they are told, else with growing waits; the same when no answer came. Every request
here can be sent again: pushes have a \`version\`, the others a \`commandId\`. Anything else stays refused until you change it.
What is not there, what your token has no right to, and a practice that is not the token's are all \`not-found\`.`;
