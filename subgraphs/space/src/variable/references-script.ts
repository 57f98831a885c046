import { here, moveTo, skipSpace, take, type Cursor } from './references-cursor.js'

/**
 * By what scripts ask for a variable (octopus.com/docs/deployments/custom-scripts/using-variables-in-scripts): PowerShell and C#, Bash
 * and Python, F#.
 */
const ASKS = /Octopus\.?Parameters|get_octopusvariable|Octopus\.(?:find|tryFind)Variable(?:OrDefault)?/gi

/**
 * Reads the names by which a script asks for variables, where they are plain texts in quotes: `$OctopusParameters["Name"]`,
 * `get_octopusvariable "Name"`. What a script puts together as it runs cannot be told.
 */
export function readScript(cursor: Cursor, use: (name: string) => void): void {
  const asks = new RegExp(ASKS)
  for (let ask = asks.exec(cursor.text); ask; ask = asks.exec(cursor.text)) {
    moveTo(cursor, ask.index + ask[0].length)
    if (/default$/i.test(ask[0])) readArgument(cursor)
    const name = readArgument(cursor)
    if (name !== null) use(name)
    asks.lastIndex = cursor.at
  }
}

/** The text in quotes that comes next, behind a bracket if need be; null if there is none, or it holds what is not plain. */
function readArgument(cursor: Cursor): string | null {
  skipSpace(cursor)
  if (/[[(]/.test(here(cursor))) moveTo(cursor, cursor.at + 1)
  skipSpace(cursor)
  const quote = here(cursor)
  if (quote !== '"' && quote !== "'") return null
  moveTo(cursor, cursor.at + 1)
  const name = take(cursor, quote === '"' ? /[^"\r\n]/ : /[^'\r\n]/)
  if (here(cursor) !== quote) return null
  moveTo(cursor, cursor.at + 1)
  return name.trim() === '' || name.includes('#{') || (quote === '"' && name.includes('$')) ? null : name
}
