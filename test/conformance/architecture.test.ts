import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import architecture from '../../.ci/lint/architecture.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the rule says of one import in one file. */
function verdict(file: string, source: string): string[] {
  const messages: string[] = []
  const visitor = architecture.rules.boundaries.create({
    filename: root + file,
    report: ({ message }: { message: string }) => messages.push(message),
  })
  visitor.ImportDeclaration?.({ source: { value: source } })
  return messages
}

describe('who may import whom', () => {
  test.each([
    ['web/src/app/page.tsx', '@spaceport/kit/errors', 'over HTTP'],
    ['web/src/app/page.tsx', '../../../gateway/src/start.js', 'over HTTP'],
    ['cli/src/main.ts', '@spaceport/gateway/start', 'over HTTP'],
    ['client/src/client.ts', '@spaceport/kit/errors', 'over HTTP'],
    ['gateway/src/start.ts', '@spaceport/space/start', 'by their SDL'],
    ['subgraphs/space/src/schema.ts', '@spaceport/zone/schema', 'never imports another subgraph'],
    ['subgraphs/space/src/schema.ts', '../../zone/src/schema.js', 'never imports another subgraph'],
    ['subgraphs/kit/src/ids.ts', '@spaceport/database/engine', 'knows none of them'],
    ['gateway/src/start.ts', '@spaceport/database/directory', 'by their SDL'],
    ['gateway/src/start.ts', 'pg', 'Only subgraphs open databases'],
    ['deploy/src/demo/main.ts', '@spaceport/database/space', 'Only subgraphs open databases'],
    ['subgraphs/space/src/schema.ts', '../../kit/src/ids.js', 'by its name'],
  ])('%s may not import %s', (file, source, why) =>
    expect(verdict(file, source)).toEqual([expect.stringContaining(why)]),
  )

  test.each([
    ['gateway/src/start.ts', '@spaceport/kit/ids'],
    ['gateway/src/fleet/route.ts', '../auth/caller.js'],
    ['subgraphs/space/src/schema.ts', '@spaceport/database/space'],
    ['cli/src/main.ts', '@spaceport/client/client'],
    ['deploy/src/local/main.ts', '@spaceport/database/engine'],
  ])('%s may import %s', (file, source) => expect(verdict(file, source)).toEqual([]))
})
