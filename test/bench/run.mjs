// `npm run bench -- --list` names the benchmarks; `npm run bench -- NAME [--json]` builds and runs one. Each file beside this one
// exports `run()`, which measures both sides in one run and gives `{ name, ratios: { what: { value, bound, ok } } }`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const USAGE = 'npm run bench -- --list | NAME [--json]'
const root = fileURLToPath(new URL('../..', import.meta.url))
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))

const { values, positionals } = read()
if (values.help) finish(`${USAGE}\n\nExits with 1 if a ratio misses its bound.`, 0)
if (values.list) finish(names.join('\n'), 0)
const [name, ...more] = positionals
if (!name || more.length > 0) finish(USAGE, 2)
if (!names.includes(name)) finish(`There is no benchmark "${name}". There are: ${names.join(', ')}`, 2)

const built = spawnSync(
  process.execPath,
  [`${root}.ci/turbo.mjs`, 'run', 'build', '--filter=!@spaceport/web', '--output-logs=errors-only'],
  {
    cwd: root,
    stdio: ['ignore', 2, 2],
  },
)
if (built.status !== 0) finish('The build failed.', 1)

const { run } = await import(`./${name}.mjs`)
const result = await run()
if (values.json) console.log(JSON.stringify(result))
else {
  for (const [what, { value, bound, ok }] of Object.entries(result.ratios)) {
    console.log(`${ok ? 'ok    ' : 'MISSED'} ${what}: ${value} (at most ${bound})`)
  }
}
process.exit(Object.values(result.ratios).every(({ ok }) => ok) ? 0 : 1)

function read() {
  try {
    const options = { list: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    return finish(`${error.message}\n${USAGE}`, 2)
  }
}

function finish(text, code) {
  ;(code === 0 ? console.log : console.error)(text)
  process.exit(code)
}
