/**
 * Loaded before the test files of a process of Node: properties draw the same examples in each run, so that a suite that
 * fails says something of what was changed. `npm run long` draws others, and more of them: see test/support/long.ts.
 */
import fc from "fast-check";

if (process.env.CARETHREAD_LONG !== "1") fc.configureGlobal({ seed: 1 });
