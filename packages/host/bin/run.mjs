/** Runs a command of this package: `run("keys-command", "keysCommand")`. */
export async function run(module, command) {
  const output = { print: text => console.log(text), complain: text => console.error(text) };
  const loaded = await load(module);
  process.exitCode = await loaded[command](process.argv.slice(2), output);
}

async function load(module) {
  try {
    return await import(`../dist/commands/${module}.js`);
  } catch (error) {
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    // In a checkout that was not built yet, the sources are there, and so is what runs them.
    const { tsImport } = await import("tsx/esm/api");
    return tsImport(`../src/commands/${module}.ts`, import.meta.url);
  }
}
