/**
 * Keeps what this version of the rooms stores, for all later ones to open:
 *
 *     node --import tsx test/tools/keep-storage.ts format-10
 *
 * It makes `test/rooms/stored/<name>.json`, and refuses where that is there: what was kept is what was stored then.
 */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, keep } from "../rooms/stored/kept.ts";

const [name = ""] = process.argv.slice(2);
const file = join(folder, `${name}.json`);
if (!/^[a-z0-9-]+$/.test(name)) throw new Error("say under which name, such as format-10");
if (existsSync(file)) throw new Error(`${name} was kept before; a later storage is kept under another name`);
writeFileSync(file, JSON.stringify(await keep()));
const biome = join(import.meta.dirname, "../../node_modules/@biomejs/biome/bin/biome");
execFileSync(process.execPath, [biome, "format", "--write", file]);
