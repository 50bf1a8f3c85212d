/**
 * How a whole file comes to be clean or not. One scan at a time; one that failed is tried again with growing waits, by the
 * tick where the room has died, and given up after a day.
 */
import type { Clock, Duty, Ports } from "../base/base.ts";
import type { ContentStore } from "./content/content.ts";
import type { File, Scan } from "./file.ts";
import { type Scanned, scan } from "./scanner.ts";

/** How long it is tried, in milliseconds. */
const giveUp = 24 * 3_600_000;

/** How long a tick waits for a scan, in milliseconds: others have their turn after it. */
const tickWaits = 2_000;

export interface ScanningOptions {
  readonly ports: Ports;
  readonly file: File;
  readonly content: () => ContentStore;
  readonly clock: () => Clock;
}

export class Scanning {
  readonly duty: Duty = {
    next: () => this.#scan?.next ?? null,
    act: () => this.#runFor(tickWaits),
  };
  readonly #options: ScanningOptions;
  #running: Promise<void> | null = null;

  constructor(options: ScanningOptions) {
    this.#options = options;
  }

  /** The file is whole: it is clean at once where nobody scans. */
  async begin(): Promise<void> {
    const { ports, file, clock } = this.#options;
    if (ports.deployment.scanner === null) return file.settles("clean");
    const now = ports.now();
    // The room may die in the middle of it.
    const next = now + ports.deployment.delays.scanWithin;
    await clock().wakeAt("scan", next);
    await file.scans({ since: now, next, failures: 0 });
  }

  /** Somebody waits for it, so many milliseconds: it runs, but for one that failed and whose time has not come. */
  async ask(ms: number): Promise<void> {
    const scan = this.#scan;
    if (scan !== null && (scan.failures === 0 || scan.next <= this.#options.ports.now()))
      await this.#runFor(ms);
  }

  /** Resolves when a scan is over, whatever came of it, or after so many milliseconds. */
  async #runFor(ms: number): Promise<void> {
    const { ports } = this.#options;
    await Promise.race([this.#once(), new Promise<void>(resolve => ports.later(resolve, ms))]);
  }

  /** Resolves when a scan is over, whatever came of it. */
  #once(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  get #scan(): Scan | null {
    const { present } = this.#options.file;
    return present?.state === "scanning" ? (present.scan ?? null) : null;
  }

  async #run(): Promise<void> {
    const { ports, file, content } = this.#options;
    const { scanner } = ports.deployment;
    if (this.#scan === null) return;
    // Where the deployment has none any more, what was to be scanned is as what comes now.
    const scanned = scanner === null ? "clean" : await scan(ports, scanner, content().read());
    const since = this.#scan?.since;
    // It may have gone meanwhile.
    if (since === undefined) return;
    const isOver = ports.now() - since >= giveUp;
    await (scanned === "failed" && !isOver ? this.#again() : this.#settle(scanned));
    if (file.present?.state === "infected" || file.present?.state === "failed") await content().remove();
  }

  #settle(scanned: Scanned): Promise<void> {
    const { file } = this.#options;
    if (scanned === "clean") return file.settles("clean");
    if (scanned === "infected") return file.settles("infected", "attachment-infected");
    return file.settles("failed", "attachment-unscanned");
  }

  async #again(): Promise<void> {
    const { ports, file, clock } = this.#options;
    const scan = this.#scan;
    if (scan === null) return;
    const { scanRetryFirst, scanRetryMax } = ports.deployment.delays;
    const wait = Math.min(scanRetryMax, scanRetryFirst * 2 ** scan.failures);
    const next = ports.now() + wait;
    await clock().wakeAt("scan", next);
    await file.scans({ ...scan, next, failures: scan.failures + 1 });
  }
}
