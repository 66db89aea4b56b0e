// Writes the README's table of adapters anew: npm run table
import { readFileSync, writeFileSync } from "node:fs";
import { adaptersTable, tableMarks } from "./adapters-table.ts";

const [start, end] = tableMarks;
const readme = readFileSync("README.md", "utf8");
const [before = "", rest = ""] = readme.split(start);
const after = rest.split(end)[1];
if (after === undefined) throw new Error(`README.md needs ${start} and ${end}.`);
writeFileSync("README.md", `${before}${start}\n${await adaptersTable()}\n${end}${after}`);
