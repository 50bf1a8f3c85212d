/** What the EHR's pages ask of charts, and what they change in them. */
import type { Host } from "@carethread/host";
import type { RosterPatient } from "@carethread/model";
import { type Answer, bodyOf, json, refused } from "../http/http.ts";
import { type Asked, type Directory, type Hosts, hostOf, isOurs, type Login } from "../people/people.ts";
import { changeTeam, staffOf, teamChangeIn } from "./care-team.ts";
import { type ChartEncounters, changeEncounter, listEncounters } from "./chart-encounters.ts";
import type { Encounters } from "./encounters.ts";
import { changePatient, type PatientChange, patientChangeIn } from "./patient.ts";
import { changePlan, planChangeIn } from "./plan.ts";
import { chartsOf } from "./seen.ts";
import { patientOf, type StreamBook, streamItemIn } from "./stream-book.ts";
import { Turns } from "./turns.ts";

export interface ChartOptions {
  readonly hosts: Hosts;
  /** Null until the practices were filled. */
  readonly directory: () => Directory | null;
  /** Keeps a patient as they are now. */
  readonly keep: (practice: string, patient: RosterPatient) => Promise<void>;
  readonly stream: StreamBook;
  readonly encounters: Encounters;
}

export class ChartRoutes {
  readonly #options: ChartOptions;
  /** A change of a chart is made of the chart as it was. */
  readonly #turns = new Turns();

  constructor(options: ChartOptions) {
    this.#options = options;
  }

  /** Null where something else is asked for. */
  read(asked: Asked): Answer | null {
    const { url, directory, login } = asked;
    switch (url.pathname) {
      case "/api/staff":
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff see charts.");
        return json(
          staffOf(directory, login.practice).map(({ sub: id, name, title }) => ({ id, name, title })),
        );
      case "/api/stream": {
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff see charts.");
        const patient = patientOf(
          directory,
          login,
          this.#host(login.practice),
          url.searchParams.get("patient"),
        );
        if (patient === null) return refused(404, "There is no such chart.");
        return json(this.#options.stream.of(login.practice, patient));
      }
      case "/api/patients": {
        const practice = directory?.practices.find(({ id }) => id === login?.practice);
        if (login?.kind !== "staff" || practice === undefined) return refused(401, "Only staff see charts.");
        return json(chartsOf(practice, login, this.#host(practice.id)));
      }
      default:
        return url.pathname.startsWith("/api/encounters/")
          ? listEncounters(this.#encounters(asked), url.pathname.slice("/api/encounters/".length))
          : null;
    }
  }

  /** Null where something else is to be changed. */
  async change(asked: Asked): Promise<Answer | null> {
    const { request, url, directory, login } = asked;
    switch (url.pathname) {
      case "/api/patient": {
        if (!isOurs(asked)) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = patientChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A patient has a name, a date of birth and a patient ID.");
        const key = await this.#turns.take(() => this.#changePatient(login, change));
        return key === null ? refused(404, "There is no such chart, or it is not whole.") : json({ key });
      }
      case "/api/encounters":
        if (!isOurs(asked)) return refused(403, "Only this address's pages change charts.");
        return changeEncounter(this.#encounters(asked), parsed(await bodyOf(request)));
      case "/api/team": {
        if (!isOurs(asked)) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = teamChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A change names a patient, a member of staff and a role.");
        const isDone = await this.#turns.take(() => this.#keptChange(login, changeTeam, change));
        return isDone ? json({}) : refused(404, "There is no such chart, or nobody of that name.");
      }
      case "/api/plan": {
        if (!isOurs(asked)) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const change = planChangeIn(parsed(await bodyOf(request)));
        if (change === null) return refused(400, "A plan has a patient, and a first day or none.");
        const isDone = await this.#turns.take(() => this.#keptChange(login, changePlan, change));
        return isDone ? json({}) : refused(404, "There is no such chart.");
      }
      case "/api/stream": {
        if (!isOurs(asked)) return refused(403, "Only this address's pages change charts.");
        if (login?.kind !== "staff" || directory === null) return refused(401, "Only staff change charts.");
        const put = streamItemIn(parsed(await bodyOf(request)));
        if (put === null) return refused(400, "An item has a title, and an appointment a time.");
        const host = this.#host(login.practice);
        const patient = patientOf(directory, login, host, put.patient);
        if (patient === null) return refused(404, "There is no such chart.");
        await this.#options.stream.put(host, patient, put.item);
        return json({});
      }
      default:
        return null;
    }
  }

  /** In a turn: false where there is no such chart, or nobody of that name. */
  async #keptChange<C>(
    login: Login,
    make: (directory: Directory, caller: Login, host: Host, change: C) => Promise<RosterPatient | null>,
    change: C,
  ): Promise<boolean> {
    const directory = this.#options.directory();
    if (directory === null) return false;
    const patient = await make(directory, login, this.#host(login.practice), change);
    if (patient !== null) await this.#options.keep(login.practice, patient);
    return patient !== null;
  }

  /** In a turn: the patient's key, null where there is no such chart, or what was sent is none. */
  async #changePatient(login: Login, change: PatientChange): Promise<string | null> {
    const directory = this.#options.directory();
    if (directory === null) return null;
    const host = this.#host(login.practice);
    const patient = await changePatient(directory, login, host, change);
    if (patient !== null) await this.#options.keep(login.practice, patient);
    return patient === null ? null : host.patientKey(patient.id);
  }

  #encounters({ directory, login }: Asked): ChartEncounters {
    const { encounters } = this.#options;
    return { encounters, directory, login, hostOf: practice => this.#host(practice) };
  }

  #host(practice: string): Host {
    return hostOf(this.#options.hosts, practice);
  }
}

function parsed(body: Buffer | null): unknown {
  try {
    return JSON.parse(body?.toString() ?? "");
  } catch {
    return null;
  }
}
