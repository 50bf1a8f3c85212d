/** The provider of texts as its emulator is one (`emulate`, Twilio): a server of its own, driven as a phone drives it. */
import { createServer } from "node:net";
import { createEmulator } from "emulate";

export interface PhoneText {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly direction: string;
  readonly sid: string;
}

export interface TextEmulator {
  readonly account: Record<string, string>;
  /** What the account's number and a phone have sent each other, the oldest first. */
  texts(phone: string): Promise<PhoneText[]>;
  /** Sends a text from a phone to the account's number. */
  send(phone: string, body: string): Promise<void>;
  /** Moves on what became of a text. */
  moves(sid: string, status: string): Promise<void>;
  stop(): Promise<void>;
}

const sid = `AC${"0".repeat(32)}`;
const token = "twilio_test_auth_token";
export const practiceNumber = "+15551234567";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(listening => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  await new Promise(closed => server.close(closed));
  return port;
}

/** `address` is where the emulator reaches the deployment; `inbound` the path below it. */
export async function startTextEmulator(address: string, inbound: string): Promise<TextEmulator> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: "twilio",
    port,
    seed: {
      twilio: {
        account: { sid, auth_token: token, friendly_name: "Texts" },
        phone_numbers: [
          { phone_number: practiceNumber, friendly_name: "Practice", sms_url: address + inbound },
        ],
      },
    },
  });
  const api = `http://127.0.0.1:${port}`;
  const call = async (path: string, form?: Record<string, string>): Promise<unknown> => {
    const response = await fetch(api + path, {
      headers: { authorization: `Basic ${btoa(`${sid}:${token}`)}` },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the emulator answered ${response.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    account: { api, account: sid, token, number: practiceNumber, address },
    async texts(phone) {
      const { messages } = (await call(`/2010-04-01/Accounts/${sid}/Messages.json?PageSize=1000`)) as {
        messages: PhoneText[];
      };
      return messages.filter(({ from, to }) => from === phone || to === phone).reverse();
    },
    async send(phone, body) {
      await call("/_twilio/simulate/inbound-message", { To: practiceNumber, From: phone, Body: body });
    },
    async moves(message, status) {
      await call("/_twilio/simulate/message-status", { MessageSid: message, Status: status });
    },
    stop: () => emulator.close(),
  };
}
