/** What may stand in a flag, read from its schema: of it the field follows that changes it. */
export type Shape =
  | { readonly kind: "switch" | "text" | "texts" | "other" }
  | { readonly kind: "choice" | "choices"; readonly values: readonly string[] }
  | { readonly kind: "amount"; readonly least: number | undefined; readonly most: number | undefined }
  | { readonly kind: "parts"; readonly parts: Readonly<Record<string, Shape>> }
  | { readonly kind: "each"; readonly of: readonly string[]; readonly shape: Shape };

/** Of a schema of zod as much as is read here. */
interface Node {
  readonly _zod: {
    readonly def: Definition;
    readonly values?: ReadonlySet<unknown>;
    readonly bag: { readonly minimum?: number; readonly maximum?: number };
  };
}

interface Definition {
  readonly type: string;
  readonly innerType?: Node;
  readonly element?: Node;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly keyType?: Node;
  readonly valueType?: Node;
}

const valuesOf = (node: Node | undefined): string[] => [...(node?._zod.values ?? [])].map(String);

export function shapeOf(schema: object): Shape {
  const { def, bag } = (schema as Node)._zod;
  switch (def.type) {
    case "default":
    case "optional":
      return shapeOf(def.innerType as Node);
    case "boolean":
      return { kind: "switch" };
    case "enum":
      return { kind: "choice", values: valuesOf(schema as Node) };
    case "number":
      return { kind: "amount", least: bag.minimum, most: bag.maximum };
    case "string":
      return { kind: "text" };
    case "array": {
      const element = shapeOf(def.element as Node);
      if (element.kind === "choice") return { kind: "choices", values: element.values };
      return { kind: element.kind === "text" ? "texts" : "other" };
    }
    case "object": {
      const parts = Object.entries(def.shape ?? {}).map(([name, part]) => [name, shapeOf(part)]);
      return { kind: "parts", parts: Object.fromEntries(parts) };
    }
    case "record": {
      const of = valuesOf(def.keyType);
      return of.length === 0
        ? { kind: "other" }
        : { kind: "each", of, shape: shapeOf(def.valueType as Node) };
    }
    default:
      return { kind: "other" };
  }
}

/** Whether nothing may stand there. */
export function isOptional(schema: object): boolean {
  return (schema as Node)._zod.def.type === "optional";
}
