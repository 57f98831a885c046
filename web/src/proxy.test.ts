import { expect, test } from '@jest/globals'
import { config } from './proxy'

const hasPolicy = (path: string) => new RegExp(`^${config.matcher}$`).test(path)

test.each(['/graphql', '/export', '/audit/export', '/auth/sign-in', '/icon.svg', '/_next/static/a.js'])(
  '%s is no page',
  (path) => expect(hasPolicy(path)).toBe(false),
)

test.each(['/graphqlx', '/graphql/x', '/exports', '/icon.svg/x', '/_next/staticx', '/spaces/Spaces-1/content/a/b'])(
  '%s, at which there is nothing, is answered by a page with a policy',
  (path) => expect(hasPolicy(path)).toBe(true),
)
