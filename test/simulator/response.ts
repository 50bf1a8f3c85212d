/**
 * What rooms, and who asks them, use of an answer. The platform's own class costs more than all that the room then
 * does; only pages, whose library asks for more, are given a real one.
 */
const Real = globalThis.Response;

interface LightInit {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

class LightHeaders {
  readonly #values = new Map<string, string>();

  constructor(init: LightInit["headers"] = {}) {
    for (const [name, value] of Object.entries(init)) this.set(name, value);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  entries(): [string, string][] {
    return [...this.#values];
  }
}

class LightResponse {
  readonly status: number;
  readonly headers: LightHeaders;
  readonly body = null;
  readonly #text: string | null;

  constructor(text: string | null, { status = 200, headers }: LightInit = {}) {
    this.#text = text;
    this.status = status;
    this.headers = new LightHeaders(headers);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  async text(): Promise<string> {
    return this.#text ?? "";
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text ?? "");
  }

  real(): Response {
    return new Real(this.#text, { status: this.status, headers: this.headers.entries() });
  }
}

/** An answer as a page gets it. */
export function realResponse(response: Response): Response {
  const answer: unknown = response;
  return answer instanceof LightResponse ? answer.real() : response;
}

/** Returns how to take it away again. */
export function installResponse(): () => void {
  globalThis.Response = LightResponse as unknown as typeof Response;
  return () => {
    globalThis.Response = Real;
  };
}
