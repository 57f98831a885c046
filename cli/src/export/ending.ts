/** In which forms a list is exported. */
export const FORMATS = ['csv', 'json', 'jsonl'] as const

export type Format = (typeof FORMATS)[number]

/** What the last line of an export says; null: it was cut off. */
export type Ending = { complete: boolean; says: string } | null

type Told = {
  count?: number
  done?: number
  complete?: boolean
  missing?: { space: string; reason: string }[]
  errors?: string[]
  error?: string
}

/** Reads the last line of an export. */
export function readEnding(line: string, format: Format): Ending {
  if (format === 'csv') return readRow(line)
  try {
    // Of the one object in JSON, the last line is what follows its rows.
    return told(JSON.parse(format === 'json' ? line.replace(/^\],/, '{') : line) as Told)
  } catch {
    return null
  }
}

function readRow(line: string): Ending {
  const [, complete, says] = /^# (complete|NOT complete): (.*?),*$/.exec(line) ?? []
  return says === undefined ? null : { complete: complete === 'complete', says }
}

function told({ count, done, complete, missing = [], errors = [], error }: Told): Ending {
  const rows = count ?? done
  if (typeof complete !== 'boolean' || rows === undefined) return null
  const why = [...missing.map(({ space, reason }) => `${space} ${reason}`), ...errors]
  const ended = error === undefined ? [] : [`ended by ${error}`]
  return { complete, says: [`${rows} ${rows === 1 ? 'row' : 'rows'}`, ...why, ...ended].join('; ') }
}
