/** Where the bytes of one file are: in the room's own storage, or in a store of the deployment. */
import type { Ports } from "../../base/base.ts";
import { RoomContent } from "./room-content.ts";
import { S3Bucket } from "./s3-bucket.ts";
import { S3Content } from "./s3-content.ts";
import type { ContentStore } from "./store.ts";

export type { ContentStore } from "./store.ts";

/** The store of a file of so many bytes; `name` is the room's. */
export function contentFor(ports: Ports, name: string, size: number): ContentStore {
  const staged = new RoomContent(ports.storage, size);
  const { content } = ports.deployment;
  if (content === null) return staged;
  const object = name.replace("~", "/");
  return new S3Content({ ports, staged, size, bucket: new S3Bucket(ports, content), object });
}
