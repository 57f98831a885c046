import { describe, expect, test } from '@jest/globals'
import { HOME_PATH, safeNextPath, signInPath } from './next-path'

describe('the page after sign-in', () => {
  test.each(['/projects', '/projects?text=a%20b&space=Spaces-1', '/'])('%s is kept', (path) => {
    expect(safeNextPath(path)).toBe(path)
  })

  test.each([
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/\\evil.example/'],
    ['/\t/evil.example/'],
    ['/\n/evil.example'],
    ['\\\\evil.example'],
    ['javascript:alert(1)'],
    ['/./\\evil.example'],
    ['/.//evil.example'],
    ['/x/..//evil.example'],
    ['/sign-in?next=/sign-in'],
    ['/sign-out'],
    ['/graphql'],
    ['/invitation?token=spi_1'],
    ['/first-run'],
    ['/reset-password?token=spr_1'],
    ['/auth/sign-in'],
    ['/x/../auth/sign-in'],
    [''],
    [undefined],
    [['/projects']],
    [`/${'a'.repeat(3000)}`],
  ])('%j is not', (path) => {
    expect(safeNextPath(path)).toBe(HOME_PATH)
  })

  test('sign-in leads back, and says nothing of the usual page', () => {
    expect(signInPath('/projects?text=a&space=Spaces-1')).toBe(
      '/sign-in?next=%2Fprojects%3Ftext%3Da%26space%3DSpaces-1',
    )
    expect(signInPath('/what-runs-where')).toBe('/sign-in')
    expect(signInPath('//evil.example')).toBe('/sign-in')
  })
})
