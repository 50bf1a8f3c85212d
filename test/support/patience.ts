/**
 * Milliseconds after which what has not come is taken for lost. No bound on anything's speed: a machine may have much
 * else to do.
 */
export const patience = 60_000;
