/** The HTTP interface for back ends as an OpenAPI document (3.1), made of what the rooms check with. */
import { type RefusalCode, refusalAnswers } from "../refusals/refusals.ts";
import { webhookHeaders } from "../wire/wire.ts";
import { examples, rooms } from "./examples.ts";
import { how } from "./how.ts";
import type { SchemaName } from "./named.ts";
import { type Auth, type Operation, operations, pathOf, type Room, refusalsOf } from "./operations.ts";
import { type JsonSchema, jsonSchemas, refTo } from "./schemas.ts";

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly object[];
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly webhooks: Readonly<Record<string, object>>;
  readonly components: {
    readonly schemas: Readonly<Record<SchemaName, JsonSchema>>;
    readonly parameters: Readonly<Record<Room, object>>;
    readonly securitySchemes: Readonly<Record<Auth, object>>;
  };
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters: readonly object[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Content | Bytes }>
  >;
}

type Content = Readonly<Record<"application/json", { readonly schema: JsonSchema }>>;

/** What is no JSON. */
type Bytes = Readonly<Record<"*/*", { readonly schema: JsonSchema }>>;
const bytes: Bytes = { "*/*": { schema: { type: "string", format: "binary" } } };

/** `version` is that of the packages; `server` the rooms' address. */
export function openApi({
  version,
  server = "https://rooms.example.org",
}: {
  readonly version: string;
  readonly server?: string;
}): OpenApi {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of operations) {
    const path = pathOf(operation);
    paths[path] = { ...paths[path], [operation.method]: described(operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Carethread for back ends", version, description: how },
    servers: [{ url: server, description: "The rooms." }],
    security: [{ system: [] }],
    paths,
    webhooks: {
      notification: webhook("notification", "Something waits for a person", "NotificationWebhook"),
      encounter: webhook("encounter", "An encounter is another than before", "EncounterWebhook"),
      change: webhook("change", "A conversation has grown", "ChangeWebhook"),
      "record-checkpoint": webhook(
        "record-checkpoint",
        "How far records and logs are, signed",
        "CheckpointWebhook",
      ),
      texting: webhook("texting", "A patient is elsewhere on the way to being texted", "TextingWebhook"),
    },
    components: { schemas: jsonSchemas(), parameters, securitySchemes },
  };
}

function described(operation: Operation): OperationObject {
  const { id, auth, summary, description, room, query = [], body, answer } = operation;
  return {
    operationId: id,
    ...{ summary, ...(description === undefined ? {} : { description }) },
    ...(auth === "system" ? {} : { security: [{ [auth]: [] }] }),
    parameters: [
      { $ref: `#/components/parameters/${room}` },
      ...query.map(({ name, description, most }) => ({
        ...{ name, in: "query", description },
        schema: { type: "integer", minimum: 1, maximum: most },
      })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      200: { description: "Done.", content: answer === "bytes" ? bytes : contentOf([answer]) },
      ...refusedBy(refusalsOf(operation)),
    },
  };
}

function contentOf(names: readonly SchemaName[]): Content {
  const [first, ...others] = names.map(refTo);
  const schema = others.length === 0 ? (first as JsonSchema) : { oneOf: [first, ...others] };
  const shown = names.flatMap(name => (name in examples ? [[name, { value: examples[name] }]] : []));
  return {
    "application/json": {
      schema,
      ...(shown.length > 0 ? { examples: Object.fromEntries(shown) } : {}),
    },
  };
}

/** Refusals by their status, with the codes that come with it. */
function refusedBy(codes: readonly RefusalCode[]): OperationObject["responses"] {
  const statuses = [...new Set(codes.map(code => refusalAnswers[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map(status => {
      const these = codes.filter(code => refusalAnswers[code].status === status);
      const schema = { allOf: [refTo("RefusedBody"), { properties: { code: { enum: these } } }] };
      return [
        String(status),
        {
          description: these.map(code => `\`${code}\`: ${refusalAnswers[code].say}`).join("\n\n"),
          ...(status === 429 ? { headers: { "retry-after": retryAfter } } : {}),
          content: { "application/json": { schema } },
        },
      ];
    }),
  );
}

const retryAfter = { description: "In seconds.", schema: { type: "string", pattern: "^[0-9]+$" } };

const ofPractice = "^[a-z0-9]{1,32}~";
const keyed = `${ofPractice}[a-z2-7]{26}$`;

const roomWords: Readonly<Record<Room, readonly [description: string, pattern: string]>> = {
  practiceRoom: ["`<practice>~practice`.", `${ofPractice}practice$`],
  personRoom: ['`<practice>~<key>`, the key of `["person","staff",<your id>]`.', keyed],
  patientRoom: ['`<practice>~<key>`, the key of `["patient",<your id>]`.', keyed],
  conversationRoom: ["`<practice>~<key>`, the key that its start was answered with.", keyed],
  fileRoom: ["`<practice>~<key>`, the key by which a message names it.", keyed],
  hooksRoom: ["`<practice>~hooks`.", `${ofPractice}hooks$`],
  textingRoom: ["`<practice>~texting`.", `${ofPractice}texting$`],
};

const parameters = Object.fromEntries(
  Object.entries(roomWords).map(([name, [description, pattern]]) => [
    name,
    {
      ...{ name, in: "path", required: true, description, schema: { type: "string", pattern } },
      example: rooms[name as Room],
    },
  ]),
) as Record<Room, object>;

const jwt = { type: "http", scheme: "bearer", bearerFormat: "JWT" };

const securitySchemes: Readonly<Record<Auth, object>> = {
  system: { ...jwt, description: "A token of the kind `system`, with the claims of the schema `Claims`." },
  operator: {
    ...jwt,
    description: "ES256, with `aud: carethread-operator`, `iat` and `exp`, by the operator's key.",
  },
  deployment: { type: "http", scheme: "bearer", description: "The deployment's own `CARETHREAD_SECRET`." },
};

const headerWords: Readonly<Record<keyof typeof webhookHeaders, string>> = {
  id: "The same one when it comes again.",
  timestamp: "In seconds since 1970.",
  signature:
    "`v1,<base64>`, several apart by blanks: HMAC-SHA-256 over `<webhook-id>.<webhook-timestamp>.<raw body>` under the base64-decoded part of `hookSecret` behind `whsec_` (Standard Webhooks).",
};

/** What comes to a back end that registered an address. */
const webhook = (operationId: string, summary: string, body: SchemaName): object => ({
  post: {
    operationId,
    summary,
    security: [],
    parameters: Object.entries(webhookHeaders).map(([part, name]) => ({
      ...{ name, in: "header", required: true, schema: { type: "string" } },
      description: headerWords[part as keyof typeof webhookHeaders],
    })),
    requestBody: { required: true, content: contentOf([body]) },
    responses: {
      "2XX": { description: "Taken." },
      "4XX": { description: "Never again; but 408 and 429, which are a failure." },
      "5XX": { description: "A failure: it comes again, for a day." },
    },
  },
});
