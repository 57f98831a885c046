import { describe, expect, test } from '@jest/globals'
import { readCarried } from './read-carried'

const parties = { source: { space: 'Payments' }, destination: { space: 'Vault' } }

function envelope(type: string, predicate: object): string {
  const statement = { predicateType: `https://spaceport.dev/attestations/${type}`, predicate }
  return JSON.stringify({ payload: Buffer.from(JSON.stringify(statement)).toString('base64') })
}

/** A file of an archive, as ustar has it. */
function entry(name: string, text: string): Blob {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`, 124)
  return new Blob([header, text, Buffer.alloc(1024)])
}

describe('what a carried file says it is', () => {
  test('a bundle, by the statement at its head', async () => {
    const expiresAt = '2026-02-01T00:00:00.000Z'
    const file = entry('statement.dsse.json', envelope('release-bundle', { ...parties, sequence: 3, expiresAt }))
    expect(await readCarried(file)).toEqual({ kind: 'bundle', from: 'Payments', to: 'Vault', sequence: 3, expiresAt })
  })

  test('a receipt, with the release that it tells of', async () => {
    const text = envelope('deployment-receipt', { ...parties, release: { project: 'Läger', version: '1.2.0' } })
    expect(await readCarried(new Blob([text]))).toMatchObject({ kind: 'receipt', release: 'Läger 1.2.0', text })
  })

  test.each([
    ['nothing', new Blob([])],
    ['another archive', entry('other.json', envelope('release-bundle', parties))],
    ['another statement', new Blob([envelope('key-rotation', parties)])],
    ['broken JSON', new Blob(['{"payload":'])],
    ['no base64', new Blob(['{"payload":"%%%"}'])],
  ])('%s is neither', async (_what, file) => {
    expect(await readCarried(file)).toEqual({ kind: 'unknown' })
  })
})
