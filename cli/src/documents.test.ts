import { describe, expect, test } from '@jest/globals'
import { documentText } from '@spaceport/client/document'
import { buildSchema, parse, validate } from 'graphql'
import { readFile } from 'node:fs/promises'
import { VERIFY_DIRECTORY, VERIFY_SPACE, VERIFY_ZONE } from './audit/documents.js'
import { IMPORT_BUNDLE, PROMOTE } from './bundle/documents.js'
import { REGISTER } from './package/documents.js'
import { IMPORT_RECEIPT, MAKE_RECEIPT } from './receipt/documents.js'
import { SPACES } from './spaces/command.js'
import { SPACE } from './step-templates/command.js'
import { IMPORT } from './step-templates/send.js'
import { ADD, CONFIRM, CREATE_KEYS, IDENTITY, REVOKE } from './trust/documents.js'

describe('what the command asks', () => {
  test.each([
    ['the Space of an import', documentText(SPACE)],
    ['the import of a step template', documentText(IMPORT)],
    ['the list of Spaces', documentText(SPACES)],
    ['the verification of a Space', documentText(VERIFY_SPACE)],
    ['the verification of the directory', documentText(VERIFY_DIRECTORY)],
    ['the verification of the zone', documentText(VERIFY_ZONE)],
    ['the file of a package', documentText(REGISTER)],
    ['the promotion of a release', documentText(PROMOTE)],
    ['the import of a bundle', documentText(IMPORT_BUNDLE)],
    ['the making of a receipt', documentText(MAKE_RECEIPT)],
    ['the import of a receipt', documentText(IMPORT_RECEIPT)],
    ['the identity of a Space', documentText(IDENTITY)],
    ['the keys of a Space', documentText(CREATE_KEYS)],
    ['a new trust', documentText(ADD)],
    ['the confirmation of a trust', documentText(CONFIRM)],
    ['the end of a trust', documentText(REVOKE)],
  ])('%s is valid against the graph', async (_, text) => {
    const sdl = await readFile(new URL('../../client/schema.graphql', import.meta.url), 'utf8')
    expect(validate(buildSchema(sdl), parse(text))).toEqual([])
  })
})
