/** How a file comes up: begun, in parts, and checked as a whole. */
import {
  BeginUpload,
  CompleteUpload,
  cleanFileName,
  contentProblem,
  isScannable,
  isSettled,
  isWholePart,
  type PartStored,
  type Person,
  partBytes,
  partsOf,
  type UploadStatus,
  uploadHeaders,
  writtenParts,
} from "@carethread/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import {
  type Clock,
  drain,
  type Ports,
  type Practice,
  Refuse,
  readBody,
  readExactly,
  spend,
  whole,
} from "../base/base.ts";
import type { ContentStore } from "./content/content.ts";
import type { File, StoredFile } from "./file.ts";
import type { FileRights } from "./rights.ts";
import type { Scanning } from "./scanning.ts";

export interface UploadingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly id: string;
  readonly file: File;
  readonly content: () => ContentStore;
  readonly rights: FileRights;
  readonly scanning: Scanning;
  readonly clock: Clock;
  /** When it goes if nobody does anything with it from now on. */
  readonly keptUntil: () => number;
}

export class Uploading {
  readonly #options: UploadingOptions;
  #completing: Promise<void> | null = null;

  constructor(options: UploadingOptions) {
    this.#options = options;
  }

  async begin(request: Request, person: Person): Promise<UploadStatus> {
    const { ports, practice, file, rights, clock, keptUntil } = this.#options;
    const asked = await readBody(request, BeginUpload);
    const claim = { name: cleanFileName(asked.name), type: asked.type, size: asked.size };
    const { conversation = "", start } = asked;
    if ((conversation === "") === (start === undefined))
      throw new Refuse("bad-request", { at: "conversation" });
    const target = { conversation, ...(start === undefined ? {} : { start }) };
    // What goes just now can come again when it is gone.
    if (file.isGoing) throw new Refuse("server-error");
    if (file.present === null) {
      await spend(ports, practice.id, person.id, { files: 1 });
      const denied = await rights.toAttach(target, person, claim);
      if (denied !== null) throw new Refuse(denied.refused, denied.params);
    } else this.of(person);
    await clock.wakeAt("sweep", keptUntil());
    // From here on without an await: of two who begin at once the first one has it.
    const at = ports.now();
    if (file.isGoing) throw new Refuse("server-error");
    if (file.present === null) {
      await file.begin({ ...target, by: person.id, ...claim, state: "uploading", at });
      return this.status(this.of(person));
    }
    const known = this.of(person);
    const isSame =
      known.start === start &&
      (start !== undefined || known.conversation === conversation) &&
      known.name === claim.name &&
      known.type === claim.type &&
      known.size === claim.size;
    if (!isSame) throw new Refuse("conflict");
    await file.touch(at);
    return this.status(this.of(person));
  }

  /** The file of who began it: to everybody else there is none. */
  of(person: Person): StoredFile {
    const { present } = this.#options.file;
    if (present === null || present.by !== person.id) throw new Refuse("not-found");
    return present;
  }

  async put(request: Request, person: Person): Promise<PartStored> {
    const { clock, keptUntil, content, file } = this.#options;
    const { size, type, state, why } = this.of(person);
    const part = whole(request, "number", partsOf(size));
    if (why !== undefined) throw new Refuse(why);
    const bytes = part < partsOf(size) ? partBytes : size - (part - 1) * partBytes;
    if (!isWholePart(size, part, bytes)) throw new Refuse("bad-request", { at: "number" });
    if (state !== "uploading") {
      await drain(request);
      return { part };
    }
    const body = await readExactly(request, bytes);
    const problem = part === 1 ? contentProblem({ type }, body) : null;
    if (problem !== null) throw new Refuse(problem.refused, problem.params);
    await clock.wakeAt("sweep", keptUntil());
    // Meanwhile it may have been let go of.
    if (file.present?.state === "uploading") await content().put(part, body);
    this.of(person);
    return { part };
  }

  async complete(request: Request, person: Person): Promise<UploadStatus> {
    const { ports, file, scanning, rights, clock, keptUntil } = this.#options;
    const { digest } = await readBody(request, CompleteUpload);
    const { conversation, start, name, type, size, state } = this.of(person);
    const denied =
      state === "uploading"
        ? await rights.toAttach({ conversation, start }, person, { name, type, size })
        : null;
    if (denied !== null) throw new Refuse(denied.refused, denied.params);
    await clock.wakeAt("sweep", keptUntil());
    if (file.present?.state === "uploading") {
      this.#completing ??= this.#complete(digest).finally(() => {
        this.#completing = null;
      });
      await this.#completing;
    }
    if (file.present?.state === "scanning") await scanning.ask(ports.deployment.delays.scanWait);
    return this.status(this.of(person));
  }

  async #complete(digest: string): Promise<void> {
    const { ports, file, scanning } = this.#options;
    const content = this.#options.content();
    await file.touch(ports.now());
    // Who completes too early is told what is missing.
    if (!content.isWhole) return;
    await content.seal();
    const hash = sha256.create();
    for await (const bytes of content.read()) hash.update(bytes);
    if (bytesToHex(hash.digest()) === digest)
      return isScannable(file.present?.type ?? "") ? scanning.begin() : file.settles("clean");
    await file.settles("failed", "attachment-damaged");
    await content.remove();
  }

  status(known: StoredFile): UploadStatus {
    const { name, type, size, state, why } = known;
    const parts = isSettled(state)
      ? []
      : this.#options.content().parts.map(([from, to]) => [from, to] as [number, number]);
    return { id: this.#options.id, name, type, size, state, ...(why === undefined ? {} : { why }), parts };
  }

  /** The same without a body. */
  head(person: Person): Response {
    const { state, why, parts } = this.status(this.of(person));
    return new Response(null, {
      headers: {
        [uploadHeaders.state]: state,
        [uploadHeaders.parts]: writtenParts(parts),
        ...(why === undefined ? {} : { [uploadHeaders.why]: why }),
        "access-control-expose-headers": Object.values(uploadHeaders).join(", "),
        "cache-control": "no-store",
      },
    });
  }
}
