// Run after GraphQL Code Generator: gives each document a module of its own, so that the script of a page holds only the documents that it
// sends. `generated/graphql.ts` goes on exporting all of them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const folder = new URL('src/generated/', import.meta.url)
const all = new URL('graphql.ts', folder)
const documents = new URL('documents/', folder)

const DOCUMENT =
  /^export const (\w+) = (new TypedDocumentString\([\s\S]*?\) as unknown as TypedDocumentString<([^>]*)>);?$/gm
const CLASS = /^export class TypedDocumentString[\s\S]*?^\}$/m

const text = readFileSync(all, 'utf8')
const [documentClass] = CLASS.exec(text) ?? []
if (!documentClass) throw new Error('the generated documents look otherwise than they did')

rmSync(documents, { recursive: true, force: true })
mkdirSync(documents, { recursive: true })
writeFileSync(
  new URL('typed-document.ts', folder),
  `import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'\n\n${documentClass}\n`,
)
const split = text
  .replace(CLASS, `import { TypedDocumentString } from './typed-document'\nexport { TypedDocumentString }`)
  .replace(DOCUMENT, (_statement, name, value, types) => {
    const named = types.split(',').map((type) => type.trim())
    const imported = named.filter((type) => /^\w+(Query|Mutation|Subscription|Variables|Fragment)$/.test(type))
    writeFileSync(
      new URL(`${name}.ts`, documents),
      `import type { ${imported.join(', ')} } from '../graphql'\nimport { TypedDocumentString } from '../typed-document'\n\nexport const ${name} = ${value}\n`,
    )
    return `export { ${name} } from './documents/${name}'`
  })
if (/new TypedDocumentString/.test(split)) throw new Error('a generated document was not recognised')
writeFileSync(all, split)
