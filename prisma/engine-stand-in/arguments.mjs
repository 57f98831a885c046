import { readFileSync } from 'node:fs'

/**
 * The native engine's command line, as far as the CLI uses it.
 * @param {string[]} argv
 */
export function parseArguments(argv) {
  const options = { version: false, subCommand: '', datasource: {}, datamodels: [] }
  const rest = [...argv]
  while (rest.length > 0) {
    const argument = rest.shift()
    if (argument === '--version') options.version = true
    else if (argument === '--datasource') options.datasource = JSON.parse(rest.shift())
    else if (argument === '--datamodels') options.datamodels.push(readDatamodel(rest.shift()))
    else if (argument === 'cli') options.subCommand = rest.shift()
    else if (argument === '--enabled-preview-features' || argument === '--extension-types') rest.shift()
  }
  return options
}

function readDatamodel(path) {
  return [path, readFileSync(path, 'utf8')]
}
