/** Makes the keys of end-to-end encryption, and says what to put where. */
import { readFile } from "node:fs/promises";
import {
  makeDeviceKeys,
  type RecordsKeys,
  readDeviceKeys,
  withNewRecordsKey,
  withNewSigner,
} from "../devices/devices.ts";
import { keepSecret } from "../secret-files.ts";

export interface MakeKeysOptions {
  readonly practice?: string | undefined;
  readonly replace?: string | undefined;
  /** The file that the back end has: the present one where a key is replaced. */
  readonly devices?: string | undefined;
  /** Where the private records key goes. */
  readonly records?: string | undefined;
  /** Where the back end's new file goes. */
  readonly out?: string | undefined;
}

export function makeKeys(options: MakeKeysOptions): Promise<string> {
  const { replace } = options;
  if (replace === undefined) return makeAll(options);
  if (replace !== "devices" && replace !== "records")
    throw new Error("--replace must be devices or records.");
  const { devices, out } = options;
  if (devices === undefined || out === undefined)
    throw new Error("--replace needs --devices, the back end's present file, and --out, its new one.");
  return replace === "devices" ? replaceSigner(devices, out) : replaceRecords(devices, out, options);
}

/** Named by its key, so that the one of before stays where it is. */
function recordsFile(keys: RecordsKeys, named: string | undefined): string {
  return named ?? `carethread-${keys.practice}.records-${keys.keys[0]?.kid ?? ""}.private.json`;
}

async function makeAll({ practice, out, records: named }: MakeKeysOptions): Promise<string> {
  if (practice === undefined) throw new Error("Missing: --practice.");
  const { devices, records } = await makeDeviceKeys(practice);
  const kept = await keepSecret(records, recordsFile(records, named));
  const where = await keepSecret(devices, out ?? `carethread-${practice}.devices.private.json`);
  return `1. For your back end alone: by the private key in it, it certifies the devices of who it signed in. ${where}

   const devices = createDeviceAuthority({ credentials, keys });

2. The practice's records key. By it every encrypted conversation of the practice can be opened, and by nothing else that
   the practice has: keep it where no server is, and a copy of it elsewhere. ${kept}

   npx carethread-records open --records-key <this file> …
`;
}

async function replaceSigner(file: string, out: string): Promise<string> {
  const keys = await withNewSigner(readDeviceKeys(await readFile(file, "utf8")));
  const where = await keepSecret(keys, out);
  return `1. Give your back end the new file: certificates are signed by the new key from then on. ${where}

2. The public half of the key before stays in it, and in what your pages fetch: by it what was certified before is known.
   Where that key is in wrong hands, take it out of "sign". Devices then need to be certified anew, and what they wrote
   before is shown as not genuine.
`;
}

async function replaceRecords(file: string, out: string, options: MakeKeysOptions): Promise<string> {
  const { devices, records } = await withNewRecordsKey(readDeviceKeys(await readFile(file, "utf8")));
  const kept = await keepSecret(records, recordsFile(records, options.records));
  const where = await keepSecret(devices, out);
  return `1. Give your back end the new file: conversations are sealed to the new records key from then on, those that go on by the
   next key that they get. ${where}

2. The new private records key. ${kept}

3. Keep the private key of before: what was written until now is opened by it alone. "carethread-records open" takes both.
`;
}
