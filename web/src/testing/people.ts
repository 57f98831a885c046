/** The people of the made-up fleet. */

const AT = '2026-03-01T12:00:00.000Z'

const GROUPS = ['Engineering', 'Auditors', 'Release managers'].map((name, place) => ({
  ...{ id: `Groups-${place + 1}`, name, createdAt: AT, version: 1 },
  systemRoles: place === 2 ? ['SYSTEM_MANAGER'] : [],
}))

/** The groups that they are in. */
export function fakeGroups() {
  return GROUPS
}

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36'

function session(place: number, current: boolean) {
  return {
    ...{ id: `Sessions-${place}`, userAgent: AGENT, address: '192.0.2.7', current },
    ...{ createdAt: AT, lastSeenAt: AT, expiresAt: '2036-03-01T12:00:00.000Z', revokedAt: null },
  }
}

function apiKey(place: number, name: string, limits: object) {
  return {
    ...{ id: `ApiKeys-${place}`, name, prefix: `spk_a${place}`, readOnly: false, spaces: null, permissions: null },
    ...{ createdAt: AT, lastUsedAt: null, expiresAt: null, revokedAt: null, version: 1 },
    ...limits,
  }
}

function user(place: number, name: string, more: object = {}) {
  return {
    ...{ id: `Users-${place}`, name, email: `${name.split(' ', 1)[0]!.toLowerCase()}@example.com`, kind: 'PERSON' },
    ...{ disabledAt: null as string | null, createdAt: AT, version: 1 },
    systemRoles: place === 1 ? ['SYSTEM_ADMINISTRATOR'] : [],
    groups: [GROUPS[place % 2]!],
    favouriteSpaces: [],
    sessions: place === 1 ? [session(1, true), session(2, false)] : [],
    apiKeys:
      place === 1
        ? [
            apiKey(1, 'Build', { readOnly: true, spaces: ['Spaces-1'], permissions: ['ProjectView'] }),
            apiKey(2, 'Old', { revokedAt: AT }),
          ]
        : [],
    ...more,
  }
}

/** A user as the fake directory keeps it. */
export type FakeUser = ReturnType<typeof user>

/** An administrator, who is signed in, and others. */
export function fakeUsers(): FakeUser[] {
  return [
    user(1, 'Ada Byron'),
    user(2, 'Brook Lane', { disabledAt: AT }),
    user(3, 'Build server', { email: null, kind: 'SERVICE_ACCOUNT', groups: [] }),
    ...Array.from({ length: 60 }, (_, place) => user(place + 4, `Person ${String(place + 1).padStart(2, '0')}`)),
  ]
}
