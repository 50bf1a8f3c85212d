/** How stories put an element and its practice together. */
import "@carethread/elements/define/all";
import type { CareClient } from "@carethread/client";
import type { TemplateResult } from "lit";
import { find } from "./find.ts";
import { openPractice, type Practice } from "./fixture.ts";

/** What a story stands on: a practice of its own, and who looks at what. */
export interface Stage {
  readonly practice: Practice;
  readonly client: CareClient;
  readonly id: string;
}

/** A story's loader; `settings` are the practice's. */
export function stage(
  fill: (practice: Practice) => Promise<Omit<Stage, "practice">>,
  settings: Record<string, unknown> = {},
): (() => Promise<{ stage: Stage }>)[] {
  return [
    async () => {
      const practice = await openPractice(settings);
      return { stage: { practice, ...(await fill(practice)) } };
    },
  ];
}

/** A story's render, for a template of its stage. */
export function show(render: (stage: Stage) => TemplateResult) {
  return (_args: unknown, context: object) =>
    render((context as { readonly loaded: { readonly stage: Stage } }).loaded.stage);
}

/** Waits, frame by frame, until something fits. */
export async function shown(within: ParentNode, selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = find(within, selector);
    if (found !== null) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** A story's play that only waits for what it shows. */
export function waitFor(...selectors: readonly string[]) {
  return async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    for (const selector of selectors) await shown(canvasElement, selector);
  };
}
