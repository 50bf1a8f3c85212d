/** What a change costs a long list in a real browser, beside the same list as lit renders it plainly. */
import { servePages } from "../faults/pages.ts";
import { createTestPractice } from "../support/practice.ts";
import { launchBrowser, newContext } from "../tools/browser.ts";
import type { Cost, RenderingPage } from "./rendering-page.ts";
import { median } from "./stats.ts";

declare const bench: RenderingPage;

export interface RenderingSizes {
  readonly messages: number;
  /** As many as a client holds at most. */
  readonly held: number;
  readonly rows: number;
  /** How often each thing is measured. */
  readonly times: number;
}

/** Medians of one thing, and of the same done plainly. */
export interface Compared {
  readonly ours: Cost;
  readonly plain: Cost;
}

export interface RenderingFigures {
  readonly mount: Compared;
  readonly mountHeld: Compared;
  readonly typing: Compared;
  readonly arrival: Compared;
  readonly arrow: Compared;
}

const both = ["ours", "plain"] as const;
type Which = (typeof both)[number];

function medians(costs: Record<Which, Cost[]>): Compared {
  const of = (all: readonly Cost[]): Cost => ({
    script: median(all.map(({ script }) => script)),
    painted: median(all.map(({ painted }) => painted)),
  });
  return { ours: of(costs.ours), plain: of(costs.plain) };
}

export async function renderingFigures({
  messages,
  held,
  rows,
  times,
}: RenderingSizes): Promise<RenderingFigures> {
  const pages = await servePages({ entry: new URL("rendering-page.ts", import.meta.url), body: "" });
  pages.serve({ server: "", practice: await createTestPractice("harbor", {}, ["https://ehr.test"]) });
  const browser = await launchBrowser();
  try {
    const page = await (await newContext(browser)).newPage();
    await page.goto(pages.address("staff", "kim", ""));
    await page.waitForFunction(() => "bench" in globalThis);
    const empty = (): Record<Which, Cost[]> => ({ ours: [], plain: [] });
    const mount = empty();
    const mountHeld = empty();
    const typing = empty();
    const arrival = empty();
    const arrow = empty();
    for (let round = 0; round < times; round++) {
      for (const which of round % 2 === 0 ? both : both.toReversed()) {
        mountHeld[which].push(
          await page.evaluate(([of, count]) => bench.mountThread(of, count), [which, held] as const),
        );
        mount[which].push(
          await page.evaluate(([of, count]) => bench.mountThread(of, count), [which, messages] as const),
        );
        for (const on of [true, false]) {
          typing[which].push(await page.evaluate(([of, now]) => bench.typing(of, now), [which, on] as const));
          arrival[which].push(await page.evaluate(of => bench.arrives(of), which));
        }
        const standing = await page.evaluate(of => bench.rows(of), which);
        if (standing !== messages + 2) throw new Error(`${which} has ${standing} messages`);
        await page.evaluate(([of, count]) => bench.mountInbox(of, count), [which, rows] as const);
        const before = await page.evaluate(of => bench.focus(of), which);
        for (let n = 0; n < 2; n++) arrow[which].push(await page.evaluate(of => bench.arrow(of), which));
        const after = await page.evaluate(of => bench.focus(of), which);
        if (before === after) throw new Error(`the arrow key moved nothing in ${which}`);
      }
    }
    return {
      mount: medians(mount),
      mountHeld: medians(mountHeld),
      typing: medians(typing),
      arrival: medians(arrival),
      arrow: medians(arrow),
    };
  } finally {
    await browser.close();
    await pages.close();
  }
}
