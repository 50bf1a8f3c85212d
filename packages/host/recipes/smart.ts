/**
 * A SMART on FHIR launch (SMART App Launch 2.2), from an EHR or standalone: what your OAuth client asks for, and what the token
 * response says, as what a page and a back end of Carethread take. It asks nobody: the response comes from your OAuth client,
 * which has also verified the `id_token`.
 */
import type { Host } from "@carethread/host";

/** What is wrong with a launch, in words for your log: nothing of a patient is in them. */
export class SmartError extends Error {
  override readonly name = "SmartError";
  readonly code: "not-offered" | "bad-response" | "bad-context" | "no-user" | "bad-user" | "foreign-user";

  constructor(code: SmartError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** What the authorization is asked with, besides what your OAuth client says of itself. */
export interface SmartRequest {
  readonly scope: string;
  readonly aud: string;
  readonly launch?: string;
}

/**
 * `launch` is what the EHR handed over with its link, or null for a standalone launch, in which the authorization server signs
 * the user in and lets them choose the patient. `configuration` is the server's, of `/.well-known/smart-configuration`: throws
 * a `SmartError` where it offers no such launch.
 */
export function smartRequest(iss: string, launch: string | null, configuration: unknown): SmartRequest {
  const { capabilities } = (configuration ?? {}) as { readonly capabilities?: unknown };
  const offered: readonly unknown[] = Array.isArray(capabilities) ? capabilities : [];
  const needed = launch === null ? ["launch-standalone", "context-standalone-patient"] : ["launch-ehr"];
  const missing = needed.filter(capability => !offered.includes(capability));
  if (missing.length > 0)
    throw new SmartError("not-offered", `The server does not offer ${missing.join(" and ")}.`);
  const scope = ["openid", "fhirUser", launch === null ? "launch/patient" : "launch"].join(" ");
  return launch === null ? { scope, aud: iss } : { scope, aud: iss, launch };
}

export interface SmartOptions {
  /** The FHIR server at which the launch began. Only servers that you know: a link can name any. */
  readonly iss: string;
  /** The claims of the `id_token`, verified. */
  readonly claims: Readonly<Record<string, unknown>> | null | undefined;
  /** Whether nobody handed it over: there is a patient then, and nothing around your page that says whose chart it is. */
  readonly standalone?: boolean;
  /** From where the EHR's style may come besides that server, as `https://static.ehr.example.org`. */
  readonly styleOrigins?: readonly string[];
}

export interface SmartLaunch {
  /** Who it is, for `host.token({ ...person, name, session })`. */
  readonly person: { readonly kind: "staff" | "portal"; readonly id: string };
  /** The FHIR id of the patient in context, the `id` under which `importFhir` pushed them. */
  readonly patient: string | null;
  readonly encounter: string | null;
  /** Whether your page has to say whose chart it is, because nothing around it does. */
  readonly needsBanner: boolean;
  /** Where the EHR's style is; null where it has none, or at a place that you do not allow. */
  readonly styleUrl: URL | null;
}

/** Throws a `SmartError` where the response is none, or says nobody whom the rooms could know. */
export function smartLaunch(response: unknown, options: SmartOptions): SmartLaunch {
  if (typeof response !== "object" || response === null || Array.isArray(response))
    throw new SmartError("bad-response", "The token response is no JSON object.");
  const said = response as Readonly<Record<string, unknown>>;
  if (typeof said.error === "string")
    throw new SmartError("bad-response", `The EHR refused the launch: ${said.error}.`);
  if (typeof said.access_token !== "string")
    throw new SmartError("bad-response", "The token response has no access_token.");
  const { need_patient_banner: banner } = said;
  if (banner !== undefined && typeof banner !== "boolean")
    throw new SmartError("bad-context", "need_patient_banner is neither true nor false.");
  const { standalone = false } = options;
  const patient = idIn(said, "patient");
  // Who was to choose and did not would see everybody's words, and take them for one patient's.
  if (standalone && patient === null)
    throw new SmartError("bad-context", "No patient was chosen, although launch/patient was asked for.");
  return {
    person: personIn(options),
    patient,
    encounter: idIn(said, "encounter"),
    // Where nothing is said, a name too many is better than the words of one patient in the chart of another.
    needsBanner: standalone || (banner ?? true),
    styleUrl: styleIn(said.smart_style_url, options),
  };
}

/** What goes into the page: the attributes of `care-messenger`, `care-inbox` and `care-thread`. */
export interface SmartAttributes {
  /** The patient's key; without one the elements show all that the person may see. */
  readonly patient?: string;
  readonly conversation?: string;
}

/** `conversationOf` finds the conversation of an encounter, where your back end keeps what the rooms told of encounters. */
export function attributesOf(
  { patient, encounter }: SmartLaunch,
  host: Pick<Host, "patientKey">,
  conversationOf?: (encounter: string) => string | undefined,
): SmartAttributes {
  const conversation = encounter === null ? undefined : conversationOf?.(encounter);
  return {
    ...(patient === null ? {} : { patient: host.patientKey(patient) }),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

/** Ids of FHIR: what else stands there goes into no address and no key. */
const fhirId = /^[A-Za-z0-9\-.]{1,64}$/;

function idIn(said: Readonly<Record<string, unknown>>, name: "patient" | "encounter"): string | null {
  const id = said[name];
  if (id === undefined || id === null) return null;
  if (typeof id === "string" && fhirId.test(id)) return id;
  throw new SmartError("bad-context", `${name} is no id of FHIR, which is the id alone, without a type.`);
}

const kinds: Readonly<Record<string, "staff" | "portal">> = {
  Practitioner: "staff",
  Patient: "portal",
  RelatedPerson: "portal",
};

/** `fhirUser` names a resource, by its whole address or from the server's own base; older EHRs say `profile`. */
function personIn({ iss, claims }: SmartOptions): SmartLaunch["person"] {
  const user = claims?.fhirUser ?? claims?.profile;
  if (user === undefined || user === null)
    throw new SmartError("no-user", "The id_token has no fhirUser: ask for the scopes openid and fhirUser.");
  if (typeof user !== "string") throw new SmartError("bad-user", "fhirUser is no text.");
  const base = `${iss.replace(/\/+$/, "")}/`;
  if (/^[a-z][a-z\d+.-]*:/i.test(user) && !user.startsWith(base))
    throw new SmartError("foreign-user", "fhirUser is of another FHIR server than the launch.");
  const [, type = "", id = ""] =
    /^([A-Za-z]+)\/([^/]+)$/.exec(user.startsWith(base) ? user.slice(base.length) : user) ?? [];
  if (!fhirId.test(id)) throw new SmartError("bad-user", "fhirUser names no resource by its type and id.");
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind !== undefined) return { kind, id };
  throw new SmartError("bad-user", `fhirUser is a ${type}: read it, and say the Practitioner or Patient.`);
}

/** A style is a request of your back end, so it leads to no address that the response alone chose. */
function styleIn(url: unknown, { iss, styleOrigins = [] }: SmartOptions): URL | null {
  if (typeof url !== "string" || !URL.canParse(url)) return null;
  const at = new URL(url);
  const isKnown = [new URL(iss).origin, ...styleOrigins].includes(at.origin);
  return isKnown && at.username === "" && at.password === "" ? at : null;
}
