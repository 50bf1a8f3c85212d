/** Encryption from end to end, of one person on one page. Loaded where a conversation is encrypted, or may become so. */
import { type LoggedEvent, OwnDeviceList, type Row } from "@carethread/model";
import { newFileKey } from "@carethread/model/e2ee";
import type { FileSealer, KnownFiles } from "../attachments/attachments.ts";
import type { DeviceAuthority, OwnDevices, SealedStart } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import { createKeeper, createOwn } from "./device/device.ts";
import { openedContent, sealedContent } from "./files.ts";
import { openLog } from "./log-reader.ts";
import { createRowOpener } from "./rows.ts";
import { createSealedRoom, type SealedRoom, type SealedRoomOptions } from "./sealed-room.ts";
import { type StartWords, sealStart } from "./starting.ts";

export type { SealedRoom } from "./sealed-room.ts";

export interface Encryption extends FileSealer {
  /** Makes this page one of the person's devices, if it can be. Never rejects. */
  enrol(): Promise<void>;
  openRoom(options: Pick<SealedRoomOptions, "id" | "ask" | "mayWrite" | "held" | "changed">): SealedRoom;
  /**
   * The events of a log that is read from its beginning, with their words where this device can open them; as they came where
   * the conversation never was encrypted. `scope` is what the rooms say.
   */
  openLog(
    conversation: string,
    scope: string | undefined,
    events: AsyncIterable<LoggedEvent>,
  ): AsyncGenerator<LoggedEvent>;
  /** Rejects with a CareError. */
  start(words: StartWords): Promise<SealedStart>;
  /** A start was carried out: this device knows the conversation from then on. */
  started(scope: string, conversation: string, messages: number): Promise<void>;
  readonly rows: { known(row: Row): Row; open(row: Row): Promise<boolean> };
  readonly devices: OwnDevices;
}

export interface EncryptionOptions {
  readonly authority: DeviceAuthority | undefined;
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly me: () => string;
  /** Learns of the files of messages that are opened. */
  readonly files: KnownFiles;
}

export function createEncryption({ authority, session, http, me, files }: EncryptionOptions): Encryption {
  const { platform, addresses } = session;
  const keeper = createKeeper(platform, `${addresses.server} ${addresses.practice} ${me()}`);
  const own = createOwn({ authority, session, http, keeper, me });
  const path = (person: string): string => `${addresses.path("person", person)}/devices`;
  return {
    async enrol() {
      // A page without the practice's keys is none, and says so where that matters.
      await own.get().catch(() => {});
    },
    openRoom: options => createSealedRoom({ ...options, session, http, own, keeper, files, me }),
    async *openLog(conversation, said, events) {
      const scope = (await keeper.scopeOf(conversation)) ?? said;
      yield* scope === undefined
        ? events
        : openLog({ session, http, own, files, conversation, scope }, events);
    },
    newFileKey,
    sealContent: sealedContent,
    openContent: openedContent,
    start: words => sealStart({ session, http, own, keeper }, words),
    async started(scope, conversation, n) {
      await keeper.change(scope, old => old ?? { conversation, epoch: 1, secrets: {}, certificates: {}, n });
    },
    rows: createRowOpener({ session, http, keeper, own }),
    devices: {
      async list() {
        // Where this page is one it is among them.
        await own.get().catch(() => {});
        const kept = await keeper.device();
        const { devices } = await (await http()).ask(path, OwnDeviceList);
        return devices.map(({ id, since, on }) => ({
          ...{ id, since, own: id === kept?.device.id },
          label: [on?.browser, on?.system].filter(Boolean).join(", "),
        }));
      },
      async remove(device) {
        await (await http()).ask(path, OwnDeviceList, { json: { remove: device } });
      },
    },
  };
}
