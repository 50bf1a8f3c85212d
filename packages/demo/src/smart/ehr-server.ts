/**
 * The authorization server of a practice's EHR (SMART App Launch 2.2): launches from the EHR, and of an app by itself, by a
 * code and PKCE.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { type IncomingMessage, ServerResponse } from "node:http";
import type { InteractionResults, Provider } from "oidc-provider";
import type { LaunchBook, LaunchContext } from "./launch-book.ts";
import { memoryAdapter } from "./memory-adapter.ts";
import { styleOf } from "./styles.ts";

const scopes = ["openid", "fhirUser", "launch", "launch/patient"] as const;

export interface AppRegistration {
  readonly id: string;
  readonly secret: string;
  readonly redirect: string;
}

export interface EhrServerOptions {
  /** The address of the FHIR server, which is also the issuer. */
  readonly iss: string;
  readonly practice: string;
  readonly app: AppRegistration;
  readonly launches: LaunchBook;
  /** Which browser it is that asks. */
  readonly browserOf: (request: IncomingMessage) => string;
  /** Below which address the user chooses a patient for an app that nobody has launched. */
  readonly choosing: string;
  /** The FHIR id of whoever has this login. */
  readonly userOf: (login: string) => string | null;
}

export class EhrServer {
  readonly #options: EhrServerOptions;
  readonly #provider: Provider;
  readonly #path: string;
  /** By the id of what was granted. */
  readonly #contexts = new Map<string, LaunchContext>();

  /** The library is loaded with the first of them: most starts of the demo launch nothing. */
  static async start(options: EhrServerOptions): Promise<EhrServer> {
    const { Provider } = await import("oidc-provider");
    return new EhrServer(options, Provider);
  }

  private constructor(options: EhrServerOptions, Library: typeof Provider) {
    this.#options = options;
    const { iss, app, choosing, userOf } = options;
    this.#path = new URL(iss).pathname;
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#provider = new Library(iss, {
      adapter: memoryAdapter(),
      clients: [
        {
          ...{ client_id: app.id, client_secret: app.secret, redirect_uris: [app.redirect] },
          ...{ grant_types: ["authorization_code"], response_types: ["code"] },
          ...{ token_endpoint_auth_method: "client_secret_basic", id_token_signed_response_alg: "ES256" },
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "1", alg: "ES256", use: "sig" }] },
      scopes: [...scopes],
      claims: { openid: ["sub"], fhirUser: ["fhirUser"] },
      // SMART has it in the id_token, where by OpenID it would only be at userinfo.
      conformIdTokenClaims: false,
      extraParams: ["launch", "aud"],
      pkce: { required: () => true },
      cookies: { keys: [randomBytes(24).toString("base64url")] },
      features: { devInteractions: { enabled: false } },
      interactions: {
        url: (_, { uid, params }) =>
          `${params.launch === undefined ? choosing : `${this.#path}/launch`}/${uid}`,
      },
      expiresWithSession: () => false,
      ttl: {
        AccessToken: 300,
        AuthorizationCode: 60,
        Grant: 300,
        IdToken: 300,
        // Somebody may look for a patient in it.
        Interaction: 300,
        Session: 60,
      },
      findAccount: (_, login) => {
        const user = userOf(login);
        if (user === null) return undefined;
        return { accountId: login, claims: () => ({ sub: login, fhirUser: `${iss}/${user}` }) };
      },
      renderError: (ctx, { error, error_description }) => {
        ctx.type = "json";
        ctx.body = { error, message: error_description };
      },
    });
    this.#provider.use(async (ctx, next) => {
      await next();
      if (ctx.oidc?.route !== "token" || ctx.status !== 200) return;
      const context = this.#contexts.get(ctx.oidc.entities.Grant?.jti ?? "");
      if (context !== undefined) ctx.body = { ...(ctx.body as object), ...this.#said(context) };
    });
  }

  /** Answers what is below its address. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.#options.iss);
    const below = pathname.slice(this.#path.length);
    if (below === "/.well-known/smart-configuration") return answer(response, this.#configuration());
    if (below === "/style.json") return answer(response, styleOf(this.#options.practice));
    if (below.startsWith("/launch/")) return this.#interact(request, response);
    // As a framework mounts it: the library finds its own address by what is missing in front.
    const mounted = Object.assign(request, { originalUrl: request.url });
    mounted.url = (request.url ?? "/").slice(this.#path.length);
    await this.#provider.callback()(mounted, response);
  }

  #configuration(): object {
    const { iss } = this.#options;
    return {
      issuer: iss,
      jwks_uri: `${iss}/jwks`,
      authorization_endpoint: `${iss}/auth`,
      token_endpoint: `${iss}/token`,
      token_endpoint_auth_methods_supported: ["client_secret_basic"],
      grant_types_supported: ["authorization_code"],
      response_types_supported: ["code"],
      scopes_supported: scopes,
      code_challenge_methods_supported: ["S256"],
      capabilities: [
        ...["launch-ehr", "launch-standalone", "context-standalone-patient", "permission-user"],
        ...["client-confidential-symmetric", "sso-openid-connect"],
        ...["context-ehr-patient", "context-ehr-encounter", "context-banner", "context-style"],
      ],
    };
  }

  /** The user has chosen a patient for an app that nobody has launched: where their browser goes on. */
  async choose(request: IncomingMessage, context: LaunchContext): Promise<string> {
    const response = new ServerResponse(request);
    const { params } = await this.#provider.interactionDetails(request, response);
    return this.#provider.interactionResult(...[request, response, await this.#granted(params, context)], {
      mergeWithLastSubmission: false,
    });
  }

  /** Nobody is asked: who launches has signed in at the EHR, and the EHR itself trusts this app. */
  async #interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { launches, browserOf } = this.#options;
    const { params } = await this.#provider.interactionDetails(request, response);
    const context = launches.take(params.launch, browserOf(request));
    return this.#provider.interactionFinished(...[request, response, await this.#granted(params, context)], {
      mergeWithLastSubmission: false,
    });
  }

  async #granted(
    params: Readonly<Record<string, unknown>>,
    context: LaunchContext | null,
  ): Promise<InteractionResults> {
    const { iss, app } = this.#options;
    if (params.aud !== iss)
      return { error: "invalid_request", error_description: "aud is not this FHIR server" };
    if (context === null)
      return { error: "access_denied", error_description: "nobody has launched the app from here" };
    const asked = String(params.scope ?? "").split(" ");
    const grant = new this.#provider.Grant({ accountId: context.login.login, clientId: app.id });
    grant.addOIDCScope(scopes.filter(scope => asked.includes(scope)).join(" "));
    const grantId = await grant.save();
    const wanted = params.launch === undefined ? "launch/patient" : "launch";
    if (asked.includes(wanted)) this.#contexts.set(grantId, context);
    return { login: { accountId: context.login.login, remember: false }, consent: { grantId } };
  }

  #said({ patient, encounter, needsBanner }: LaunchContext): object {
    return {
      patient,
      ...(encounter === null ? {} : { encounter }),
      need_patient_banner: needsBanner,
      smart_style_url: `${this.#options.iss}/style.json`,
    };
  }
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
