/** The room of a practice: the directory of its staff. Nobody's write waits for it. */
import type { StaffMatches } from "@carethread/model";
import {
  FindStaff,
  type Ports,
  type Practice,
  PushStaff,
  type Room,
  readBody,
  respond,
} from "../base/base.ts";
import { handOverOld } from "./before-slices.ts";
import { Directory } from "./directory.ts";

export class PracticeRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #directory: Directory;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#directory = new Directory(ports.storage);
  }

  async start(): Promise<void> {
    await this.#directory.load();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST internal/staff": request => this.#staffChanged(request),
      "POST internal/find-staff": request => this.#findStaff(request),
      "POST internal/hand-over": async () => {
        await handOverOld(this.#ports, this.#practice);
        return { ok: true };
      },
      "POST internal/support": async () => ({
        support: this.#directory.support().map(({ person }) => person),
      }),
    });
  }

  async #findStaff(request: Request): Promise<StaffMatches> {
    const { q, caller, patient } = await readBody(request, FindStaff);
    const { settings } = this.#practice;
    return this.#directory.find({ person: caller, patient, settings }, q, this.#ports.now());
  }

  async #staffChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushStaff);
    await this.#directory.push(facts);
    return { ok: true };
  }
}
