/**
 * Loaded before the test files of a process of Node. To know whose an error is that nobody caught, `node:test` follows
 * every promise there is, which takes more time than most tests; here it is the error of the test that runs.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const hooks = require("node:async_hooks");
const { createHook } = hooks;
const nothing = { enable: () => nothing, disable: () => nothing };

hooks.createHook = () => nothing;
const { afterEach } = require("node:test");
hooks.createHook = createHook;

const uncaught = [];
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, error => uncaught.push(error));
afterEach(() => {
  if (uncaught.length > 0) throw uncaught.shift();
});
// After the last test the runner itself lets the file fail, and does not say why.
process.on("exit", () => {
  for (const error of uncaught) console.error(error);
});
