#!/usr/bin/env node

const output = { print: text => console.log(text), complain: text => console.error(text) };
const { operatorCommand } = await load();
process.exitCode = await operatorCommand(process.argv.slice(2), output);

async function load() {
  try {
    return await import("../dist/operator-command.js");
  } catch (error) {
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    // In a checkout that was not built yet, the sources are there, and so is what runs them.
    const { tsImport } = await import("tsx/esm/api");
    return tsImport("../src/operator-command.ts", import.meta.url);
  }
}
