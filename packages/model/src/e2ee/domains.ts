/**
 * Every label that keeps one use of a key from another. What is made under one of them is nothing under any other; none is
 * the beginning of another, so that a label and what comes behind it can be read in one way only. A change of what is
 * made under a label is a new label.
 */

/** What words are sealed for: a message, what an inbox row shows of it, the conversation's title. */
export type Purpose = "message" | "preview" | "title";

/** Of one purpose: what its key is derived by, what stands beside its words, and what the device signs. */
export interface PurposeLabels {
  readonly key: string;
  readonly beside: string;
  readonly signature: string;
}

export const purposeLabels: Readonly<Record<Purpose, PurposeLabels>> = {
  message: {
    key: "carethread e2ee v1 message key",
    beside: "carethread e2ee v1 message beside",
    signature: "carethread e2ee v1 message signature",
  },
  preview: {
    key: "carethread e2ee v1 preview key",
    beside: "carethread e2ee v1 preview beside",
    signature: "carethread e2ee v1 preview signature",
  },
  title: {
    key: "carethread e2ee v1 title key",
    beside: "carethread e2ee v1 title beside",
    signature: "carethread e2ee v1 title signature",
  },
};

/** The key of a file beside a message: of the one that the message names. */
export const fileLabel = "carethread e2ee v1 file key";

/** To whom the secret of an epoch is given by HPKE: a device, the practice's records key, a device that came later. */
export const grantLabels = {
  device: "carethread e2ee v1 epoch grant",
  records: "carethread e2ee v1 records grant",
  shared: "carethread e2ee v1 shared grant",
} as const;

/** What a device calls itself, by its keys; and what shows its host that who asks has them. */
export const deviceLabels = {
  id: "carethread e2ee v1 device id",
  proof: "carethread e2ee v1 device proof",
} as const;

/** What is said of keys. */
export const keyLabels = {
  epochSignature: "carethread e2ee v1 epoch signature",
  shareSignature: "carethread e2ee v1 share signature",
  commitment: "carethread e2ee v1 commitment",
} as const;
