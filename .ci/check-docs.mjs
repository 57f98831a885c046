// Checks that the documents are true of the code: one page for each error code with its title and status, one row in the
// README for each setting, and no broken link between documents.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ERROR_CODES } from '@spaceport/kit/errors/codes'
import { SETTINGS } from '@spaceport/kit/settings'

const root = fileURLToPath(new URL('..', import.meta.url))
const faults = []

for (const [code, { status, title }] of Object.entries(ERROR_CODES)) {
  const path = join(root, 'docs/errors', `${code}.md`)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const complete =
    text.startsWith(`# ${code}\n\n${title}. HTTP status ${status} `) &&
    text.includes('## What happened') &&
    text.includes('## What to do')
  if (!complete) faults.push(`docs/errors/${code}.md is missing, or says other than kit/errors/codes.ts`)
}
for (const file of readdirSync(join(root, 'docs/errors'))) {
  if (file !== 'README.md' && !Object.hasOwn(ERROR_CODES, file.replace(/\.md$/, ''))) {
    faults.push(`docs/errors/${file} is about no error code`)
  }
}

const readme = readFileSync(join(root, 'README.md'), 'utf8')
for (const name of Object.keys(SETTINGS)) {
  if (!readme.includes(`\`${name}\``)) faults.push(`README.md does not explain the setting ${name}`)
}

const documents = ['README.md', ...readdirSync(join(root, 'docs'), { recursive: true }).map((file) => `docs/${file}`)]
for (const document of documents.filter((file) => file.endsWith('.md'))) {
  const text = readFileSync(join(root, document), 'utf8')
  for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
    if (!existsSync(join(root, dirname(document), link)))
      faults.push(`${document} links to ${link}, which does not exist`)
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${Object.keys(ERROR_CODES).length} error codes, ${Object.keys(SETTINGS).length} settings: documented`)
