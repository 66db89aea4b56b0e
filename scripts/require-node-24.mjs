// Plain JavaScript without imports, because it also has to run on the old versions of Node that it refuses.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `These scripts need Node 24, and this is ${process.version}: run them with "npm run" or "npm test" after "npm ci", which installs Node 24 for them.\n`,
  );
  process.exit(1);
}
