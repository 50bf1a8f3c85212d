/**
 * Reads what is, as soon as it is stored. What `read` takes together is of one moment: a debt's number that was looked at
 * a turn later than what it is about would say of an older state that it is the newer one, and that would stay.
 */
export type ReadPresent<Present> = <T>(read: (present: Present) => T) => Promise<T>;
