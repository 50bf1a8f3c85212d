/**
 * What is read of a frame, and what is said to who begins with anything but a hello: the same by a room of a practice
 * that there is and by one of none.
 */
import { closeCodes, limits, wireVersion } from "@carethread/model";
import * as z from "zod/mini";
import { utf8Length } from "../utf8.ts";

export interface Frame {
  readonly type: string;
}

export interface Hello extends Frame {
  readonly type: "hello";
  readonly v: number;
  readonly token: string;
}

/** How the connection is to be closed. */
export interface Closing {
  readonly code: number;
  readonly why: string;
}

export interface ReadFrame<F> {
  readonly value: unknown;
  readonly type: string;
  readonly parsed: z.core.util.SafeParseResult<F>;
}

const Envelope = z.looseObject({ type: z.string() });

const bad = (why: string): Closing => ({ code: closeCodes.badFrame, why });

export function readFrame<F>(data: unknown, schema: z.ZodMiniType<F>): ReadFrame<F> | Closing {
  if (typeof data !== "string") return bad("text frames only");
  if (utf8Length(data) > limits.clientFrame) return bad("frame too large");
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return bad("not JSON");
  }
  const envelope = Envelope.safeParse(value);
  if (!envelope.success) return bad("no type");
  return { value, type: envelope.data.type, parsed: schema.safeParse(value) };
}

/** The hello of somebody who is not admitted. */
export function helloOf<F extends Frame>({ parsed }: ReadFrame<F>): { readonly hello: F & Hello } | Closing {
  if (!parsed.success) return bad("hello first");
  // Who speaks as if admitted was: by an earlier life, that could not close the socket. They come back by themselves.
  if (!isHello(parsed.data)) return { code: 1011, why: "hello first" };
  const hello = parsed.data;
  return hello.v === wireVersion ? { hello } : { code: closeCodes.wrongVersion, why: `speak ${wireVersion}` };
}

function isHello<F extends Frame>(frame: F): frame is F & Hello {
  return frame.type === "hello";
}
