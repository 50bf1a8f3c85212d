/** Reads the signed checkpoints of a practice's rooms. */
import { Checkpoint, checkpointType } from "@carethread/model";
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK, errors } from "jose";
import { HostError } from "../host-error.ts";

export interface ReadCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The thumbprint (RFC 7638) of the key that signed it: it stays the same as long as the practice's rooms do. */
  readonly key: string;
}

/**
 * Reads a checkpoint as the webhook `record-checkpoint` brings it.
 *
 * @throws HostError `bad-signature` where its signature does not hold, or another key than `key` made it; `bad-input`
 * where it is no checkpoint.
 */
export async function readCheckpoint(jws: string, key?: string): Promise<ReadCheckpoint> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, EmbeddedJWK, { algorithms: ["ES256"] });
    const { jwk, typ } = protectedHeader;
    const checkpoint = Checkpoint.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    if (typ !== checkpointType || jwk === undefined || !checkpoint.success) throw noCheckpoint();
    const thumbprint = await calculateJwkThumbprint(jwk);
    if (key !== undefined && key !== thumbprint)
      throw new HostError("bad-signature", "The checkpoint was signed by another key.");
    return { checkpoint: checkpoint.data, key: thumbprint };
  } catch (error) {
    if (error instanceof HostError) throw error;
    if (error instanceof errors.JWSSignatureVerificationFailed)
      throw new HostError("bad-signature", "The checkpoint is not as it was signed.");
    throw noCheckpoint();
  }
}

function noCheckpoint(): HostError {
  return new HostError("bad-input", "This is no checkpoint of the rooms.", { params: { at: "checkpoint" } });
}
