import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Writes a generated text where it is committed, reviewed and compared. When the process was given `--check` it writes nothing, and
 * makes the process fail where the committed file is another.
 */
export function keepCommitted(url: URL, text: string): void {
  const file = fileURLToPath(url)
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } else if (committed(file) !== text) {
    process.stderr.write(`${relative(process.cwd(), file)} is out of date: run npm run schema and commit it.\n`)
    process.exitCode = 1
  }
}

function committed(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
