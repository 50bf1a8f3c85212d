/** One window of WebKitGTK over WebDriver, with as much of it as the element tests ask for. */
import { pointerActions, pressActions, strokes, typeActions } from "./actions.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

export class WebKitWindow {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** A browser of its own, with nothing of another's in its storage. */
  static async open(
    driver: string,
    binary: string,
    pageLoadStrategy: "none" | "normal",
  ): Promise<WebKitWindow> {
    const capabilities = {
      alwaysMatch: {
        browserName: "MiniBrowser",
        pageLoadStrategy,
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      },
    };
    const { sessionId } = await ask<{ sessionId: string }>("POST", `${driver}/session`, { capabilities });
    return new WebKitWindow(`${driver}/session/${sessionId}`);
  }

  go(url: string): Promise<void> {
    return ask("POST", `${this.#address}/url`, { url });
  }

  url(): Promise<string> {
    return ask("GET", `${this.#address}/url`);
  }

  reload(): Promise<void> {
    return ask("POST", `${this.#address}/refresh`, {});
  }

  title(): Promise<string> {
    return ask("GET", `${this.#address}/title`);
  }

  /** Runs the body of an async function in the page, in which `given` is what is given. */
  async run<T>(body: string, given: unknown): Promise<T> {
    const script = `const [given, done] = arguments;
      (async () => { ${body} })().then(value => done({ value }), error => done({ error: error.message }));`;
    const outcome = await ask<{ value?: T; error?: string }>("POST", `${this.#address}/execute/async`, {
      script,
      args: [given],
    });
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value as T;
  }

  close(): Promise<void> {
    return ask("DELETE", this.#address);
  }

  /** The size of the page in it: the bars of the window are found out and added. */
  async resize({ width, height }: Size): Promise<void> {
    const isReached = ([w, h]: readonly number[]): boolean => w === width && h === height;
    let inner = await this.#inner();
    // A window that is made smaller than its bars' least width follows on the second time.
    for (let turn = 0; turn < 10 && !isReached(inner); turn++) {
      const outer = await ask<Size>("GET", `${this.#address}/window/rect`);
      const [w = 0, h = 0] = inner;
      await ask("POST", `${this.#address}/window/rect`, {
        width: outer.width + width - w,
        height: outer.height + height - h,
      });
      inner = await this.#inner();
    }
    if (!isReached(inner)) throw new Error(`the window is ${inner.join(" x ")}, not ${width} x ${height}`);
  }

  #inner(): Promise<number[]> {
    // The page says its size once it has been laid out anew.
    const script =
      "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done([innerWidth, innerHeight])))";
    return ask("POST", `${this.#address}/execute/async`, { script, args: [] });
  }

  readonly keyboard = {
    type: (text: string) => this.#act(typeActions(text)),
    press: (key: string) => this.#act(pressActions(key)),
    down: (key: string) => this.#act(strokes("keyDown", key)),
    up: (key: string) => this.#act(strokes("keyUp", key)),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#act(pointerActions("move", [x, y])),
    click: (x: number, y: number) => this.#act(pointerActions("click", [x, y])),
    down: () => this.#act(pointerActions("down")),
    up: () => this.#act(pointerActions("up")),
  };

  #act(actions: object): Promise<void> {
    return ask("POST", `${this.#address}/actions`, { actions: [actions] });
  }
}

async function ask<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}
