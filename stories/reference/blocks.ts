/// <reference types="vite/client" />
/** The pages of the reference: what they show is made of what the build leaves, so that it is never another version's. */
import { createElement, type ReactElement } from "react";
import manifest from "../../packages/elements/dist/custom-elements.json?raw";
import openApi from "../../packages/host/dist/openapi.json?raw";
import { Text } from "../guide/blocks.ts";
import { declarationsText, type Files } from "./declarations.ts";
import { elementsText, slotsText } from "./elements.ts";
import type { Manifest } from "./manifest-shape.ts";
import { packages } from "./packages.ts";
import { refusalsText } from "./refusals.ts";
import { restText } from "./rest.ts";

const found: Record<string, string> = import.meta.glob("../../packages/{model,client,host}/dist/**/*.d.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});
const files: Files = new Map(Object.entries(found).map(([path, text]) => [path.replace("../../", ""), text]));

const elements: Manifest = JSON.parse(manifest);

export const Elements = (): ReactElement => createElement(Text, { of: elementsText(elements) });
export const Slots = (): ReactElement => createElement(Text, { of: slotsText(elements) });
export const Refusals = (): ReactElement => createElement(Text, { of: refusalsText() });
export const Rest = (): ReactElement => createElement(Text, { of: restText(JSON.parse(openApi)) });

export function Declarations({ of }: { readonly of: keyof typeof packages }): ReactElement {
  return createElement(Text, { of: declarationsText(packages[of], files) });
}
