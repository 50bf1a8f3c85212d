/** What a provider tells the rooms: signed requests, told again where nobody took them. */
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

export type Fields = Readonly<Record<string, string>>;

/** How often one is told at most, and how long it rests in between, in milliseconds. */
const most = 5;
const rest = 1_000;

/** As Twilio signs its requests: the address, and the fields by name, each with its value behind it. */
function signed(token: string, url: string, fields: Fields): string {
  const said = Object.keys(fields)
    .sort()
    .map(name => name + fields[name])
    .join("");
  return createHmac("sha1", token)
    .update(url + said)
    .digest("base64");
}

/** Resolves when it was taken, or given up. */
export async function tellRooms(token: string, url: string, fields: Fields): Promise<void> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "x-twilio-signature": signed(token, url, fields) },
      body: new URLSearchParams(fields),
    }).catch(() => null);
    if (response !== null && response.status < 500) return;
    if (tries >= most) throw new Error(`the rooms took nothing at ${new URL(url).pathname}`);
    await pause(rest);
  }
}
