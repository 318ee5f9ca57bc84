// Replicates as many documents as lines of the given file from a PouchDB to a PouchDB server; prints one JSON line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const PouchDB = require("pouchdb");
PouchDB.plugin(require("pouchdb-adapter-memory"));
process.chdir(mkdtempSync(join(tmpdir(), "pouch-")));

const Server = PouchDB.defaults({ adapter: "memory", prefix: "server-" });
const app = require("express")();
app.use("/db", require("express-pouchdb")(Server, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: "log.txt" }));
const listener = app.listen(0, "127.0.0.1", async () => {
  const local = new PouchDB("client", { adapter: "memory" });
  const docs = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line));
  await local.bulkDocs(docs.map((doc) => ({ ...doc, _id: doc.id })));
  const remote = new PouchDB(`http://127.0.0.1:${listener.address().port}/db/hall`);
  const began = process.hrtime.bigint();
  const done = await local.replicate.to(remote, { batch_size: 200 });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ docs: done.docs_written, seconds }));
  process.exit(0);
});
