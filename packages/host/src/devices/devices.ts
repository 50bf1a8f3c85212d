/** End-to-end encryption as a practice's back end takes part in it: it says whose device is whose. */
export {
  createDeviceAuthority,
  type DeviceAuthority,
  type DeviceAuthorityOptions,
  type DeviceInput,
  type DeviceKeySet,
} from "./authority.ts";
export {
  type DeviceKeys,
  type MadeDeviceKeys,
  makeDeviceKeys,
  publicHalf,
  type RecordsKeys,
  readDeviceKeys,
  withNewRecordsKey,
  withNewSigner,
} from "./device-keys.ts";
