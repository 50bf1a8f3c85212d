/** The reference of what back ends ask by HTTP, from its OpenAPI. */
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly examples?: Examples }>>;
}
type Examples = Readonly<Record<string, { readonly value: unknown }>>;

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body & { readonly description?: string }>>;
}

export interface OpenApi {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function schemaName(body: Body | undefined): string | undefined {
  return Object.values(body?.content ?? {})[0]
    ?.schema?.$ref?.split("/")
    .at(-1);
}

function example(body: Body | undefined): string {
  const first = Object.values(Object.values(body?.content ?? {})[0]?.examples ?? {})[0];
  return first ? json(first.value) : "";
}

function operationText(
  place: string,
  { operationId, summary, description, requestBody, responses }: Operation,
) {
  const asked = schemaName(requestBody);
  const answers = Object.entries(responses).map(([status, answer]) => {
    const name = schemaName(answer);
    return `| ${status} | ${(answer.description ?? "").replaceAll("\n", " ").replaceAll("|", "\\|")}${name ? ` (\`${name}\`)` : ""} |`;
  });
  return [
    `### ${operationId}\n\n\`${place}\``,
    `${summary ?? ""}${summary ? "." : ""} ${description ?? ""}`.trim(),
    asked ? `Its body is \`${asked}\`.` : "",
    example(requestBody),
    `| status | answer |\n|---|---|\n${answers.join("\n")}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

export function restText({ info, paths, webhooks = {}, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      operationText(`${method.toUpperCase()} ${path}`, operation),
    ),
  );
  const told = Object.entries(webhooks).flatMap(([name, methods]) =>
    Object.entries(methods).map(([, operation]) => operationText(`webhook ${name}`, operation)),
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `### ${name}\n\n${json(schema)}`,
  );
  return [
    info.description,
    "## Requests",
    ...operations,
    ...(told.length > 0 ? ["## Webhooks", ...told] : []),
    "## Schemas",
    ...schemas,
  ].join("\n\n");
}
