// Reads files with the reference parser: node parse.js MODULES LIST OUT
// LIST has a path in each line; OUT gets a line of JSON for each, in that order: {"json": ...} or {"error": "..."}.
const fs = require('fs');
const [modules, list, out] = process.argv.slice(2);
const { parse } = require(require.resolve('@cdktf/hcl2json', { paths: [modules] }));

(async () => {
  const lines = [];
  for (const file of fs.readFileSync(list, 'utf8').split('\n').filter((line) => line)) {
    try {
      lines.push(JSON.stringify({ json: await parse(file, fs.readFileSync(file, 'utf8')) }));
    } catch (error) {
      lines.push(JSON.stringify({ error: String(error.message) }));
    }
  }
  fs.writeFileSync(out, lines.join('\n') + '\n');
  process.exit(0);
})();
