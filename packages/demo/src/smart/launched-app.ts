/** The app that an EHR launches, or that is opened by itself: an OAuth client on a back end, with the guide's recipes behind it. */
import { randomBytes } from "node:crypto";
import * as oauth from "oauth4webapi";
import { type SmartLaunch, smartLaunch, smartRequest } from "../../../host/recipes/smart.ts";
import { type SmartStyle, smartStyle } from "../../../host/recipes/smart-style.ts";
import type { AppRegistration } from "./ehr-server.ts";

/** Only this machine is asked, where there is no TLS. */
const plain = { [oauth.allowInsecureRequests]: true } as const;
/** How long an EHR has to answer, in milliseconds. */
const patience = 5_000;
const longestStyle = 16_384;

interface Begun {
  readonly iss: string;
  readonly standalone: boolean;
  readonly server: oauth.AuthorizationServer;
  readonly verifier: string;
  readonly nonce: string;
  readonly browser: string;
}

export interface Launched {
  readonly iss: string;
  readonly launch: SmartLaunch;
  readonly style: SmartStyle;
}

export class LaunchedApp {
  readonly #app: AppRegistration;
  /** By `state`. */
  readonly #begun = new Map<string, Begun>();
  readonly #launched = new Map<string, Launched>();

  constructor(app: AppRegistration) {
    this.#app = app;
  }

  /** The address at the EHR where an authorization begins. `iss` is one that the app knows; `launch` is null without an EHR. */
  async begin(iss: string, launch: string | null, browser: string): Promise<string> {
    const server = await configurationOf(iss);
    const [verifier, state, nonce] = [
      oauth.generateRandomCodeVerifier(),
      oauth.generateRandomState(),
      oauth.generateRandomNonce(),
    ];
    const address = new URL(server.authorization_endpoint ?? iss);
    const asked = {
      ...{ response_type: "code", client_id: this.#app.id, redirect_uri: this.#app.redirect },
      ...smartRequest(iss, launch, server),
      ...{ state, nonce },
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    keepFew(this.#begun);
    this.#begun.set(state, { iss, standalone: launch === null, server, verifier, nonce, browser });
    return address.href;
  }

  /** Takes what the EHR sent the browser back with; answers the id of what was launched. */
  async finish(url: URL, browser: string): Promise<string> {
    const state = url.searchParams.get("state") ?? "";
    const begun = this.#begun.get(state);
    // A link that somebody else sent would begin their launch in this browser.
    if (begun === undefined || begun.browser !== browser)
      throw new Error("no launch was begun in this browser");
    this.#begun.delete(state);
    const { server, iss, standalone, verifier, nonce } = begun;
    const client: oauth.Client = { client_id: this.#app.id, id_token_signed_response_alg: "ES256" };
    const params = oauth.validateAuthResponse(server, client, url, state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...[server, client, oauth.ClientSecretBasic(this.#app.secret), params, this.#app.redirect, verifier],
      { ...plain, signal: AbortSignal.timeout(patience) },
    );
    const said = await oauth.processAuthorizationCodeResponse(server, client, response, {
      ...{ expectedNonce: nonce, requireIdToken: true },
    });
    await oauth.validateApplicationLevelSignature(server, response, plain);
    const launch = smartLaunch(said, {
      ...{ iss, standalone, claims: oauth.getValidatedIdTokenClaims(said) },
    });
    const style = smartStyle(launch.styleUrl === null ? {} : await styleAt(launch.styleUrl));
    const id = randomBytes(24).toString("base64url");
    keepFew(this.#launched);
    this.#launched.set(id, { iss, launch, style });
    return id;
  }

  of(id: string): Launched | null {
    return this.#launched.get(id) ?? null;
  }
}

/** Those of the past go first; a demo has not many. */
function keepFew(all: Map<string, unknown>): void {
  for (const key of [...all.keys()].slice(0, Math.max(0, all.size - 99))) all.delete(key);
}

async function configurationOf(iss: string): Promise<oauth.AuthorizationServer> {
  const response = await asked(`${iss}/.well-known/smart-configuration`);
  const server = (await response.json()) as oauth.AuthorizationServer;
  if (server.issuer !== iss) throw new Error(`the configuration at ${iss} is of another issuer`);
  return server;
}

/** An app without its EHR's style still works. */
async function styleAt(url: URL): Promise<unknown> {
  try {
    const text = await (await asked(url.href)).text();
    return text.length > longestStyle ? {} : JSON.parse(text);
  } catch (error) {
    console.error("The EHR's style was not read:", error);
    return {};
  }
}

async function asked(address: string): Promise<Response> {
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}
