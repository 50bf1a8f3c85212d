/** One product and one browser for all journeys of a process: started by the first, gone after the last. */
import { after, before } from "node:test";
import type { Browser } from "playwright-core";
import { launchBeside } from "../tools/browser.ts";
import { type Product, startProduct } from "../tools/product.ts";

interface Place {
  readonly product: Product;
  readonly browser: Browser;
}

let started: Place | null = null;

before(async () => {
  const [product, browser] = await launchBeside(startProduct());
  started = { product, browser };
});
after(async () => {
  await started?.browser.close();
  await started?.product.stop();
});

/** Within a test. */
export function place(): Place {
  if (started === null) throw new Error("the product has not started");
  return started;
}
