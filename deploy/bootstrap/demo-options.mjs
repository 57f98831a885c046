import { parseArgs } from 'node:util'

/** What `npm run demo` takes, with what each is when nothing is said. */
const OPTIONS = [
  ['instances', 'N', 'Instances, spread over three Zones', '4'],
  ['spaces', 'N', 'Spaces, spread over the Instances', '6'],
  ['projects', 'N', 'projects in all', '7 for each Space'],
  ['environments', 'N', 'environments in all', '4 for each Space'],
  ['tenants', 'N', 'tenants in all', '10 for each Space'],
  ['releases', 'N', 'releases in all', '48 for each project, at least 2,000'],
  ['deployments', 'N', 'deployments in all, over the last 90 days', '3 for each release'],
  ['seed', 'TEXT', 'the same seed gives the same fleet', 'spaceport'],
  ['data-dir', 'FOLDER', 'where everything is kept', 'SPACEPORT_DATA_DIR, else .spaceport'],
]

/** The text of `--help`. */
export function demoHelp() {
  const rows = OPTIONS.map(
    ([name, kind, text, byDefault]) => `  ${`--${name} ${kind}`.padEnd(22)}${text} (default: ${byDefault})`,
  )
  return [
    'Usage: npm run demo -- [options]',
    '',
    'Starts Spaceport with a demo fleet of the given size.',
    '',
    ...rows,
    '',
  ].join('\n')
}

/**
 * Reads the options. Gives `{ help: true }`, `{ fault }` with one sentence, or `{ dataDir, sizes }`; what was not said is undefined.
 */
export function demoOptions(args) {
  const names = [...OPTIONS.map(([name]) => name)]
  let values
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
    values = parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } }, strict: true }).values
  } catch (error) {
    return { fault: `${error.message.split('\n')[0].split('. ')[0].replace(/\.$/, '')}. See npm run demo -- --help.` }
  }
  if (values.help) return { help: true }
  const sizes = {}
  for (const [name, kind] of OPTIONS) {
    const value = values[name]
    if (value === undefined || name === 'data-dir') continue
    if (kind === 'N' && !/^\d{1,8}$/.test(value)) return { fault: `--${name} takes a whole number, not "${value}".` }
    sizes[name] = kind === 'N' ? Number(value) : value
  }
  return { dataDir: values['data-dir'], sizes }
}
