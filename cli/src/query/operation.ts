import { InvalidArgumentError } from 'commander'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'

/** The variables of an operation. */
export type Variables = Record<string, unknown>

/** The text of the document that an argument names; `-` is standard input. Throws a `Failure` if there is none. */
export function readDocument(file: string, { cwd, readInput }: CommandContext): Promise<string> {
  if (file === '-') return readInput()
  const path = resolve(cwd, file)
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${path}: ${reasonOf(error)}.`)
  })
}

/** The variables that a flag gives as JSON. */
export function readVariables(text: string): Variables {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Variables
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw new InvalidArgumentError('Give a JSON object, such as \'{"first": 10}\'.')
}
