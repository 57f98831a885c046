import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { KeyFile } from '@spaceport/kit/assertion/key-file'
import { deriveEncryptionKey, readEncryptionKey } from '@spaceport/kit/secret/key'
import { secretKeys } from '@spaceport/kit/secret/ring'
import { open, seal, type Sealed } from '@spaceport/kit/secret/seal'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSizes } from '../../demo/sizes.js'
import { Memory } from '../memory.js'
import { ensureKeyFile, readKeyFile } from './key-files.js'
import { rotateSecrets } from './rotate-secrets.js'

const PLACE = { space: 'Spaces-1', purpose: 'test' }
const component = 'instance-0'
const storage = 'a storage secret of more than 32 characters'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-keys-'))
  ensureKeyFile(folder, Memory.create(folder, demoSizes({}), 1), component)
  // The Instance says in its log whenever its keys have changed.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** An Instance that keeps things secret while its key is rotated: at each step it opens all, and keeps one more. */
function instance() {
  const path = ensureKeyFile(folder, Memory.read(folder)!, component)
  const keys = secretKeys({ SPACEPORT_STORAGE_SECRET: storage }, new KeyFile(path, { reread: 0 }))
  const ring = () => keys.current()
  const kept: { text: string; row: Sealed }[] = []
  const serve = () => {
    for (const { text, row } of kept) expect(open(ring(), PLACE, row)).toBe(text)
    const text = `value ${kept.length}`
    kept.push({ text, row: seal(ring(), PLACE, text) })
    return Promise.resolve()
  }
  const reseal = async () => {
    for (const one of [...kept]) {
      one.row = seal(ring(), PLACE, open(ring(), PLACE, one.row))
      await serve()
    }
    return 1
  }
  return { kept, serve, reseal }
}

const encryptionKeys = () => readKeyFile(folder, component)?.encryptionKeys ?? []
const newestId = () => readEncryptionKey(encryptionKeys()[0] ?? '').id

describe('a rotation of the encryption key', () => {
  test('keeps all open at every step, and leaves nothing under the old key', async () => {
    const { kept, serve, reseal } = instance()
    await serve()
    expect(kept[0]?.row.keyId).toBe(deriveEncryptionKey(storage).id)
    const { encryptionKeys: _, ...before } = readKeyFile(folder, component)!
    for (let time = 1; time <= 3; time++) {
      const [old] = encryptionKeys()
      await rotateSecrets({ folder, component, reseal, settle: serve })
      await serve()
      expect(encryptionKeys()).toHaveLength(1)
      expect(encryptionKeys()[0]).not.toBe(old)
      expect(new Set(kept.map(({ row }) => row.keyId))).toEqual(new Set([newestId()]))
    }
    expect(kept.length).toBeGreaterThan(10)
    expect(readKeyFile(folder, component)).toMatchObject(before)
  })

  test('that was interrupted leaves all open, and goes on with the key that it made', async () => {
    const { kept, serve, reseal } = instance()
    await rotateSecrets({ folder, component, reseal, settle: serve })
    const [old] = encryptionKeys()
    let made: string | undefined
    for (const last of [1, 2, 3]) {
      let steps = 0
      const step = () => (++steps === last ? Promise.reject(new Error('killed')) : serve())
      const cut = async () => {
        await step()
        return reseal()
      }
      await expect(rotateSecrets({ folder, component, reseal: cut, settle: step })).rejects.toThrow('killed')
      await serve()
      made ??= encryptionKeys()[0]
      expect(encryptionKeys()).toEqual(last < 3 ? [made, old] : [made])
    }
    expect(new Set(kept.map(({ row }) => row.keyId))).toEqual(new Set([newestId()]))
  })

  test('forgets no key where no Space was found', async () => {
    const { serve, reseal } = instance()
    await rotateSecrets({ folder, component, reseal, settle: serve })
    const [old] = encryptionKeys()
    await rotateSecrets({ folder, component, reseal: () => Promise.resolve(0), settle: serve })
    const both = encryptionKeys()
    expect(both).toEqual([expect.any(String), old])
    await rotateSecrets({ folder, component, reseal: () => Promise.resolve(0), settle: serve })
    expect(encryptionKeys()).toEqual(both)
    await rotateSecrets({ folder, component, reseal, settle: serve })
    expect(encryptionKeys()).toEqual(both.slice(0, 1))
  })
})
