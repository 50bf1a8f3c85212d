/**
 * The room of one file: how it comes up, whether it is clean, who reads it, and when it goes. Whose it is and who may read
 * it is asked of its conversation at that moment; a room that no upload was begun in stores nothing.
 */
import { parseRoomName, type Refusal, refusal, roomLimits } from "@carethread/model";
import {
  askSessions,
  Clock,
  Forget,
  LookAtFile,
  type Ports,
  type Practice,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
} from "../base/base.ts";
import { type ContentStore, contentFor } from "./content/content.ts";
import { File, type StoredFile } from "./file.ts";
import { FileRights } from "./rights.ts";
import { Scanning } from "./scanning.ts";
import { served } from "./served.ts";
import { Uploading } from "./uploading.ts";

export class AttachmentRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #id: string;
  readonly #file: File;
  readonly #rights: FileRights;
  readonly #uploading: Uploading;
  readonly #clock: Clock;
  readonly #requests: Requests;
  readonly #parts: Requests;
  #content: ContentStore | null = null;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#id = parseRoomName("attachment", ports.name)?.key ?? "";
    this.#file = new File(ports.storage);
    this.#rights = new FileRights(ports, practice, this.#id);
    const session = askSessions(ports, practice.id);
    this.#requests = new Requests(ports, session);
    this.#parts = new Requests(ports, session, "parts");
    const content = (): ContentStore => this.#contentOf();
    const scanning = new Scanning({ ports, file: this.#file, content, clock: () => this.#clock });
    this.#clock = new Clock(ports, practice, {
      of: () => this.#id,
      duties: {
        scan: scanning.duty,
        sweep: { next: () => this.#sweptAt(), act: () => this.#sweep() },
      },
    });
    this.#uploading = new Uploading({
      ...{ ports, practice, content, scanning, id: this.#id, file: this.#file },
      ...{ rights: this.#rights, clock: this.#clock },
      keptUntil: () => this.#keptUntil(),
    });
  }

  async start(): Promise<void> {
    await this.#file.load();
    if (this.#file.size > 0) await this.#contentOf().load();
  }

  requested(request: Request): Promise<Response> {
    const uploading = this.#uploading;
    return respond(this.#ports, request, {
      "POST upload": async request => uploading.begin(request, await this.#sender(request)),
      "HEAD upload": async request => uploading.head(await this.#sender(request)),
      "DELETE upload": request => this.#cancel(request),
      "PUT part": async request => {
        const { person } = await this.#parts.identify(request);
        return uploading.put(request, person);
      },
      "POST complete": async request => uploading.complete(request, await this.#sender(request)),
      "GET content": request => this.#read(request),
      "POST internal/look": request => this.#look(request),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/wake": () => this.#clock.wake(),
    });
  }

  /** The practice's back end attaches nothing. */
  async #sender(request: Request) {
    const { person } = await this.#requests.identify(request);
    if (person.side === "system") throw new Refuse("not-found");
    return person;
  }

  #contentOf(): ContentStore {
    this.#content ??= contentFor(this.#ports, this.#ports.name, this.#file.size);
    return this.#content;
  }

  async #read(request: Request): Promise<Response> {
    const { person } = await this.#requests.identify(request);
    const { present } = this.#file;
    if (present === null || present.conversation === "") throw new Refuse("not-found");
    const right = await this.#rights.of(present.conversation, person);
    const isTheirs = right === "unnamed" && present.by === person.id;
    // Meanwhile it may have gone.
    const file = this.#file.present;
    if (file === null || !(right === "named" || isTheirs)) throw new Refuse("not-found");
    const denied = notClean(file);
    if (denied !== null) throw new Refuse(denied.refused);
    return served(this.#ports, file, this.#contentOf().read());
  }

  /** Whoever has brought it up takes it back, as long as no message names it. */
  async #cancel(request: Request): Promise<{ gone: true }> {
    const person = await this.#sender(request);
    const { conversation } = this.#uploading.of(person);
    if (await this.#isNamed(conversation)) throw new Refuse("not-allowed");
    await this.#letGo();
    return { gone: true };
  }

  /** A message is about to name it: what it is, or why it cannot. From now on it is kept for another day. */
  async #look(request: Request): Promise<Pick<StoredFile, "name" | "type" | "size"> | Refusal> {
    const { conversation, person } = await readBody(request, LookAtFile);
    const file = this.#file.present;
    if (file === null || file.by !== person || !(await this.#mayGoTo(conversation, file)))
      return refusal("attachment-gone");
    const denied = notClean(file);
    if (denied !== null) return denied;
    await this.#clock.wakeAt("sweep", this.#keptUntil());
    await this.#file.touch(this.#ports.now());
    if (file.start !== undefined) await this.#file.goesTo(conversation);
    // Meanwhile it may have gone.
    if (this.#file.present === null) return refusal("attachment-gone");
    const { name, type, size } = file;
    return { name, type, size };
  }

  /** One that was refused never began: what was brought up for it goes with the next. */
  async #mayGoTo(conversation: string, file: StoredFile): Promise<boolean> {
    if (file.conversation === conversation) return true;
    return file.start !== undefined && !(await this.#isNamed(file.conversation));
  }

  /** Lets go of the file with its conversation. */
  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    const { present, isGoing } = this.#file;
    if (isGoing) await this.#letGo();
    if (present === null) return { ok: true };
    if (!("conversation" in asked) || asked.conversation !== present.conversation)
      throw new Refuse("not-found");
    await this.#letGo();
    return { ok: true };
  }

  // Time

  #keptUntil(): number {
    return this.#ports.now() + roomLimits.attachmentKept;
  }

  #sweptAt(): number | null {
    const { present, isGoing } = this.#file;
    if (isGoing) return this.#ports.now();
    return present === null || present.isNamed ? null : present.at + roomLimits.attachmentKept;
  }

  async #sweep(): Promise<void> {
    const { present, isGoing } = this.#file;
    if (isGoing) return this.#letGo();
    if (present === null) return;
    if (await this.#isNamed(present.conversation)) return this.#file.named();
    // Somebody may have had to do with it meanwhile.
    const at = this.#sweptAt();
    if (at !== null && at <= this.#ports.now()) await this.#letGo();
  }

  async #isNamed(conversation: string): Promise<boolean> {
    if (conversation === "") return false;
    return this.#file.present?.isNamed === true || this.#rights.isNamed(conversation);
  }

  /** It may be broken off: the tick goes on. */
  async #letGo(): Promise<void> {
    await this.#clock.wakeAt("sweep", this.#ports.now());
    // No copy of what is let go can be opened afterwards.
    await this.#ports.sealing.renew();
    await this.#file.goes();
    await this.#contentOf().remove();
    await this.#file.gone();
    this.#content = null;
    await this.#ports.sealing.finish();
  }
}

/** Why a file cannot be named or read, or null. */
function notClean({ state, why }: StoredFile): Refusal | null {
  if (state === "clean") return null;
  return refusal(why ?? "attachment-not-ready");
}
